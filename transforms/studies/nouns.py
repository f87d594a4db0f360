"""Words for studies and for those who run them, shared by the patterns of this package."""

from __future__ import annotations

CAPITAL = r"(?:(?<![\w’'&.-])[A-ZÀ-ÖØ-Þ][\w’'&.-]{0,40})"
"""One word of a name."""

STUDY = (
    r"(?:studies|study|sub-?study|trials?|RCTs?|surveys?|polls?|meta-?\s?analys[ie]s|reviews?|(?:case )?series|analys[ie]s|experiments?|papers?|"
    r"reports?|cohort|pilot|extension|comparison|preprint|replication|questionnaire|audit|article|crossover|registry|test|"
    r"follow[- ]up|successor|project|evaluation|investigation|dataset|data set|(?:(?<=retrospective )|(?<=closer ))look|(?:(?<=phase [123] )|(?<=phase II )|(?<=phase III ))program(?:me)?(?=\s(?:(?:of|on|in|for|with)\s[\w-]+\s)?(?:run|led|sponsored|conducted|called|named|by|from|at)\b))"
)
"""What a study may be called."""

SURE_STUDY = r"(?:study|sub-?study|trial|RCT|survey|poll|meta-?\s?analysis|experiment|pilot|preprint|replication|audit|crossover|case series|cohort)"
"""What only a study is called."""

PEOPLE = (
    r"(?:researchers|scientists|doctors|clinicians|investigators|psychiatrists|psychologists|physicians|anesthetists|anaesthetists|"
    r"anesthesiologists|anaesthesiologists|neuroscientists|neurologists|nurses|pharmacologists|academics|experts|team|crew|group|lab|laboratory|collaboration|consortium|network|unit)"
)
"""Who runs studies."""

DOES = (
    r"(?:gave|give|randomi[sz]ed|randomly|enrol+ed|enrol+s|recruited|assigned|allocated|included|involv(?:ed|ing)|followed|tracked|treated|tested|studied|"
    r"scanned|assessed|evaluated|analy[sz]ed|surveyed|interviewed|polled|pooled|pooling|combined|reviewed|asked|compared|split|covered(?= \d)|injected|infused|administered|"
    r"examined|repeated|replicated|linked|tallied|allot+ed|pitted|set(?=\s(?:(?:an?|the|one)\s)?(?:[\w./-]+\s){1,5}against\b)|monitored|observed|measured|signed up|put|slipped|took in|screened|kept|searched|audited|looked (?:back )?(?:at|over|through)|went through|trawled|combed|dug|(?:spoke|talked) (?:to|with)|"
    r"is (?:recruiting|enrol+ing|testing|comparing)|are (?:recruiting|enrol+ing|testing|comparing)|will (?:enrol+|recruit|include|test|receive|compare|randomi[sz]e|open|run|study|be \w+)|has enrol+ed|"
    r"recruiting|enrol+ing|tried|aims (?:to|for)|plans to)"
)
"""What is done to run a study."""

TELLS = r"(?:reported|published|presented|described|released|announced|found|showed|saw|concluded|observed|documented|shared|unveiled|posted|demonstrated|reports|finds|shows|writes?(?= (?:in|that)\b)|describes|publishes|concludes|is reporting|(?<=\w )(?:report|describe|present)(?= (?:on|how|that|an?|the|\w+ (?:patients|cases|people|women|men|veterans))\b))"
"""What is done when a study has results."""

PUBLISHED = r"(?:published|appear(?:ed|s|ing)|printed|came out|coming out|comes out|out|ran|featured|writing|writes?|wrote|described|reports|reported|reporting|presented|carried|released|posted)"
"""Ways of coming out in a journal."""
