"""Design and status of a study, by the words of the statements on it."""

from __future__ import annotations

import re

from transforms.context.subject import NOT_THERE
from transforms.lexicon.gates import gate
from transforms.studies.mention import Mention

REVIEWS = (
    (
        "meta_analysis",
        gate(
            r"\bpool(?:ed|ing|s)\b[^.]{0,40}\b(?:trials|studies|RCTs|data sets|reports)\b|\bmeta-?\s?analys[ie]s\b|\bmeta-?analy(?:tic|[sz]ed)\b|"
            r"\bpooled analysis\b|\b(?:combin(?:ed|ing)|kept|included|drew on|lumped together)\b[^.]{0,25}\b(?:trials|studies|RCTs)\b",
            re.I,
        ),
    ),
    (
        "systematic_review",
        gate(
            r"\b(?:systematic|scoping|umbrella|literature) (?:\w+ )?review|\bCochrane review|\breview of \w+ (?:trials|studies|RCTs)\b",
            re.I,
        ),
    ),
)
"""What pools other studies: told by the statement that introduces it."""
SEARCHED = gate(
    r"\bsearched for (?:[\w-]+ ){0,3}(?:studies|trials)\b|\bsearched (?:[\w-]+ ){0,2}(?:MEDLINE|PubMed|Embase|CENTRAL|PsycINFO|databases)\b|"
    r"\bdatabases were searched\b|"
    r"\bwe (?:looked for|included|found|identified) (?:\w+ |\w+-\w+ )?(?:(?:randomi[sz]ed|controlled|eligible) )*(?:studies|trials)\b",
    re.I,
)
"""What only a review does, wherever it says so."""
SURVEY = gate(
    r"\b(?:surveys?|surveyed|polls?|polled|(?:our|online|anonymous|an?) (?:[\w-]+ )?questionnaire|(?:spoke|talked) (?:to|with) (?:\d|\w+ (?:people|patients|users|members|readers|veterans))|interviewed|respondents|filled (?:out|in) (?:our|an?|the) [\w-]+)\b",
    re.I,
)
ASKED_FOR = gate(
    r"\b(?:justif(?:y|ies|ied)|merits?|warrant(?:s|ed)?|call(?:s|ed)? for|await\w*|need(?:s|ed)?|overdue|required|future|next step)\b[^.;]{0,50}\b(?:randomi[sz]\w+|controlled|trials?|stud(?:y|ies)|comparison)\b"
    r"|\b(?:randomi[sz]ed|controlled|larger)\b[^.;|]{0,50}\b(?:needed|warranted|required|overdue|next step|would|in preparation|planned)\b",
    re.I,
)
"""What a study asks for, it has not done."""
CASES = gate(r"\b(?:case (?:report|stud(?:y|ies))|a single patient)\b", re.I)
PRIMARY = (
    (
        "randomized_controlled_trial",
        gate(
            r"(?<!not )(?<!non-)\brandomi[sz]ed\b(?! trials\b)|\brandomi[sz]es?\b|\brandomly\b|\brandomi[sz]ation\b|\bRCT\b|\bin random order\b|\bat random\b|\bby (?:chance|lot|the toss)|\bcoin (?:toss|flip)|\bdrew lots\b|\bAllocation: Random",
            re.I,
        ),
    ),
    (
        "open_label_trial",
        gate(
            r"\bopen[- ]label\b|\bopen (?:trial|study|pilot)\b|\bsingle[- ]arm\b|\bunblinded\b|\bone[- ]arm\b|\buncontrolled (?:trial|study|pilot)\b",
            re.I,
        ),
    ),
    (
        "observational",
        gate(
            r"\b(?:retrospective(?:ly)?|chart reviews?|record reviews?|observational|cohort|case series|naturalistic|real[- ]world|registry (?:study|report|data|records)|registries|registry (?:kept|of|that|which|run|held|started)|"
            r"(?:medical|health|insurance|electronic|patient|clinic|hospital|treatment) (?:records|charts|claims)|population(?:-based| analysis)|(?:mined|searched through|analy[sz]ed|examined|queried) [^.;]{0,80}\bdatabase|(?:reviewed|review of|combed|went through|looked (?:back )?(?:at|through)) (?:the )?(?:[\w-]+ )?(?:charts|records)|charts of|(?:went|looked|combed) (?:back )?(?:through|over) the (?:case )?(?:notes|files)|reviewed (?:its|their|our|the) (?:first|last) |(?:tracking|customer|user|internal) data (?:on|from|of) [\d,]+|outcomes (?:on|of|from|for) \d|"
            r"prospective(?:ly)?(?! randomi)|(?:long-term )?follow-up of (?:(?:the|some|former|trial|study|[\d,]+) ){0,3}(?:volunteers|participants|patients|people|veterans)|audit|(?:tracked|followed) [\d,]+ [^.;]{0,30}(?:customers|clients|users|members))\b",
            re.I,
        ),
    ),
)
FOLLOWED = gate(
    r"\b(?:doctors|physicians|clinicians|psychiatrists|researchers|clinics?|project|team|study|cohort|survey|evaluation|audit)\b[^.;]{0,60}\b(?:followed|tracked|monitored|observed)(?: up)? (?:(?:the|all|its|their|about|some|nearly|over|more than) )?[\d,]+\b",
    re.I,
)
CONTROLLED = gate(
    r"\b(?:placebo|sham|saline|dummy|inert|fake|(?<!no )(?<!without a )(?<!without any )(?<!absence of a )(?<!lack of a )(?<!lacked a )(?<!lacked )(?<!misery of the )control (?:group|arm|condition)|controlled(?! substance| drug| setting| conditions?| environment| clinical| medical| and supervised| use)|double[- ]blind|(?<!no )(?<!without a )(?<!without any )(?<!lacked a )(?<!lack of a )(?<!absence of a )comparison group|crossover|head[- ]to[- ]head|"
    r"wait(?:ing)?[- ]list|active comparator|compar(?:ed?|ing) (?:\w+ ){0,6}?(?:with|to|against)|versus|vs\.?|half the group|side by side|pitted)\b",
    re.I,
)
RUNS = re.compile(
    r"\W*(?:NCT|ISRCTN|ACTRN|DRKS)\s?\d+\)?,?\s+(?:is an?\b|compares|tests|examines|evaluates|will|aims|looks|studies|randomi[sz]es)",
    re.I,
)
"""`NCT05991177 compares …`: what is told of by its number of registration, and goes on."""
ONGOING = gate(
    r"\b(?:under ?way|on the way|registry [^.;]{0,60}\bwhich (?:follows|tracks|collects)|ongoing|recruiting|(?:is|are) (?:now |currently )?(?:testing whether|taking part)|until the code is broken|recruitment (?:began|begins|opened|opens|started|starts)|now enrol+ing|so far (?:dosed|treated|enrol+ed|recruited|randomi[sz]ed|given)|(?:is|are|starts?|begins?|began) (?:enrol+ing|enrol+ment|recruit\w+)|has opened|may (?:enter|join)|looking for volunteers|will (?:enrol+|recruit|open|receive|test|compare|begin|start|randomi[sz]e|be (?!presented|published|released|reported|submitted|discussed|described|featured|announced)\w+ed|include|involve|follow|run|give|take)|"
    r"estimated (?:enrol+ment|completion|study completion)|not yet (?:recruiting)|plans? to (?:enrol+|recruit|test|give|study|randomi[sz]e|open|start|launch|begin|mount|run|follow)|hopes? to (?:enrol+|recruit|report|finish|start|begin)|ha(?:s|ve) (?:just )?(?:begun|started)|aims? to (?:enrol+|recruit|test|include|randomi[sz]e)|"
    r"(?:is |are )?(?:expected|due|set|scheduled|slated) to (?:enrol+|finish|report|end|start|begin|open|read out|complete|run|conclude)|target enrol+ment|are due in|opens? (?:in|this|next)|opened in \w+ and|in preparation|enrol+ing \d|(?:is|are) (?:now |meanwhile |currently |also |still )?(?:scanning|looking (?:at|into)|investigating|trialling|testing|comparing|collecting|following|evaluating|studying|examining|assessing)|"
    r"is to (?:reach|enrol+|recruit|start|begin|open)|results (?:are )?(?:expected|due)|will (?:not |only )?(?:report|read out|finish|conclude|complete|deliver)\b|readout[^.]{0,60}expected|due (?:in )?(?:19|20)\d\d|still recruiting|reads? out (?:in|by|next|late|early|this)\b|being recruited|being tested|planned (?:trial|enrol+ment)|(?:is|are) planned for|has enrolled (?:the|its) first|to be run|about to (?:start|begin|open)|currently(?! (?:approved|available|used|marketed|licen[sc]ed|prescribed|recommended|taking|no|the|an?|un\w+)\b)|in progress|now (?:testing|giving|running|treating)|should report|Enrolling|Status: (?:Recruiting|Active|Not yet))",
    re.I,
)
FOUND = gate(
    r"\b(?:found|showed|did not|didn[’']t|reported|concluded|confirmed|reduced|failed to|outperformed|beat)\b", re.I
)
"""What a study says that has come to its end, whatever else goes on behind it."""
RESULT = gate(r"\b[Pp]\s?[=<]\s?[0.·]|\b95\s?% CI\b|\A\W*Results\b|\bsignificant(?:ly)?\b")
"""What only a study has whose results are there."""
UNPUBLISHED = gate(
    r"\b(?:top-?line|headline (?:results|data|findings)|today (?:reported|reports|said|says)|announced|disclosed|unpublished|preliminary (?:results|data)|interim|press release|not (?:yet )?(?:been )?(?:made )?(?:public|published|peer[- ]reviewed|through peer review)\b|n[o’']t (?:yet )?(?:been |gone )?(?:through|passed|undergone) peer[- ]review|yet to be (?:published|peer[- ]reviewed)|awaits? (?:publication|peer review)|preprint|medRxiv|PsyArXiv|bioRxiv|"
    r"conference|congress|annual meeting|scientific meeting|poster|symposium|told the (?:room|meeting|audience|session)|(?:released|shared|posted|reported|disclosed) (?:its |their |the )?(?:own )?(?:outcomes|results|data|figures)|presented (?:(?:\w+day|yesterday|today|last week) )?(?:at|on|to)|chart review of [\d,]+ (?:[\w-]+ )?(?:clients|customers|guests|members)|(?:said|announced|reported) (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri)day that (?:its|their)|our own (?:\w+ )?(?:chart|records|patients|clients|clinic|data|trial|study|audit)|"
    r"we (?:reviewed|surveyed|polled|tracked|asked|looked back)|readers?\b|internal (?:audit|data)|in-house|informal|anecdotal|(?:the )?company (?:said|says|reported|announced)|(?:says|said|reports|announced) (?:that )?(?:its|their) (?:[\w-]+ ){0,3}(?:study|trial)\b|our Phase|the filing|filing leaned)\b",
    re.I,
)
SHOWN = gate(r"\b(?:First up|Next|Closing|Then)\b[^.]{0,120}\b(?:described|showed|presented|compared)\b")
NO_CONTROL = re.compile(rf"{NOT_THERE}(?:placebo|sham|dummy|control)\b(?![- ]controlled)", re.I)
DOSE_ARMS = gate(
    r"(?<![\d.])\d[\d.]*+\s?(?:mg(?:/kg)?)?(?:\s(?:capsules?|doses?|tablets?|infusions?)(?:\sof\s[\w-]+)?)?(?:,|,? or| and| vs\.?| versus| against)\s+(?:[\d.]+\s?mg(?:/kg)?,?\s+(?:or|and|vs\.?)\s+)?(?P<last>\d[\d.]*+\s?mg(?:/kg)?)\b"
)
RUNNING = 2
"""How many of the first statements may say that a study is not finished."""


def find_design(mention: Mention, *, has_comparator: bool) -> tuple[str, str]:
    """Design and status that the statements on a study give it; arms without a word on chance make it controlled."""
    design = _name_design([reading.text for reading, _ in mention.told], has_comparator=has_comparator)
    status = _find_status(mention, design)
    if status == "ongoing" and design in {"unspecified", "controlled_trial"}:
        design = "ongoing"
    return design, status


def _name_design(texts: list[str], *, has_comparator: bool) -> str:
    first, joined = " ".join(texts[:RUNNING]), " ".join(t for t in texts if not ASKED_FOR.search(t))
    for name, pattern in REVIEWS:
        if pattern.search(first):
            return name
    if SEARCHED.search(joined):
        return "systematic_review"
    for name, pattern in PRIMARY:
        if pattern.search(joined):
            return name
    if SURVEY.search(first):
        return "survey"
    if CASES.search(first):
        return "case_report"
    if has_comparator or CONTROLLED.search(NO_CONTROL.sub("", joined)) or DOSE_ARMS.search(joined):
        return "controlled_trial"
    return "observational" if FOLLOWED.search(first) else "unspecified"


def _find_status(mention: Mention, design: str) -> str:
    texts = [r.text for r, _ in mention.told if r.kind != "heading"] or [mention.first.text]
    published = mention.identity.journal or mention.identity.doi or mention.identity.pmid
    done = mention.reported and any(FOUND.search(text) or RESULT.search(text) for text in texts[1:])
    if not (published or done) and any(
        ONGOING.search(t) or RUNS.match(t) for t in texts[: 1 if FOUND.search(texts[0]) else RUNNING]
    ):
        return "ongoing"
    if published:
        return "published"
    told = " ".join(texts[: RUNNING + 1])
    polled = design == "survey" and not mention.is_academic()
    return "unpublished" if UNPUBLISHED.search(told) or SHOWN.search(told) or polled else "published"
