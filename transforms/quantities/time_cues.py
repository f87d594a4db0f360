"""Words around a span of time that tell what it measures; each pattern looks back from it or on from its end."""

from __future__ import annotations

import re

from transforms.lexicon.gates import gate
from transforms.quantities.roles import SESSION

_SOME = (
    r"(?:(?:at least|at most|about|around|roughly|approximately|nearly|almost|up to|more than|no more than|less than|longer than|"
    r"over|under|only|just|some|another|a further|the next|the first|the following|the|an?|as long as|as little as|as few as|"
    r"a (?:minimum|maximum|median|mean|total|period) of|the course of|well|even|a mere|perhaps|maybe|another)\s+)*"
)

# Nothing that a row is for
SKIP_AFTER = re.compile(
    r"[\s,]*(?:ago|old|of age|of (?:experience|research|suffering|service|war|combat|age|follow\b)|earlier in|per\b|"
    r"a (?:week|month|year|day)\b)|\s?-?long (?:session|wait|appointment)",
    re.I,
)
SINCE_EVENT = re.compile(
    r"\s+(?:after|following|since|of)\s+(?:the\s+|a\s+|an\s+|their\s+|his\s+|her\s+)?(?:\w+\s+)?"
    r"(?:event|trauma|accident|injury|attack|assault|deployment|fire|birth|war|combat|diagnosis|FDA|agency|approval|US Food)\b",
    re.I,
)
SINCE_PLACE = re.compile(r"\s+(?:after|since) [A-Z][a-z]{3,}\b")
"""`nine years after Fallujah`."""
DIAGNOSIS = gate(
    r"\b(?:diagnos\w*|criteria|disorder|symptoms?|signs|picture|flashbacks|nightmares|PTSD|depression)\b[^.;]{0,60}\Z",
    re.I,
)
"""Before the time that a condition has lasted."""
UNTREATED = gate(
    r"\b(?:diagnos(?:e|ed|is) (?:it|when|requires|needs)|for a diagnosis|have (?:lasted|persisted)|(?:has|have) to (?:last|persist)|"
    r"must (?:last|persist)|carried the diagnosis|side effects?|dissociat\w+|nausea|symptoms surface|stress disorder|lived with|been (?:ill|unwell|sick)|suffered|"
    r"surface|shows? up|duration|whose [^.;,]{0,40}\b(?:had|has|have) (?:lasted|persisted))\b",
    re.I,
)
DURATION_OF_ILLNESS = re.compile(r"['’]?\s*(?:duration|history|of (?:illness|symptoms|PTSD|depression))\b", re.I)
REPORTED = gate(
    r"\b(?:published|reported (?:on|in|that|results|the)|announced|turned down|approved|rejected|declined|co-workers|colleagues)\b",
    re.I,
)

LIST_HEAD = re.compile(
    r"(?:(?:\b(?:\d+(?:\.\d+)?|one|two|three|four|five|six|eight|twelve|day \d+|week \d+|baseline)(?:[ -](?:hours?|days?|weeks?|months?|years?))?)\s?"
    r"(?:,\s?and\s|,\s?or\s|,\s|\sand\s|\sor\s))+\Z",
    re.I,
)
"""The items of a list that stand before its last one: `at 1, 3 and` before `6 months`."""
IN_USE = gate(r"\b(?:been|in) (?:used?|around|practice|existence)\b[^.;]{0,60}\Z|\brelied on\b[^.;]{0,60}\Z", re.I)

# How long a course takes
APART = re.compile(
    r"[-\s]+apart\b|\s+between (?:the )?(?:doses|sessions|infusions|blocks|injections)\b|[- ]intervals?\b", re.I
)
COURSE_NOUN = re.compile(
    r"[-\s]++(?:(?!(?:after|before|of|in|on|the|into|from|at|by|with|for|and|or|to)\b)[\w-]+\s+){0,2}?(?:course|program(?:me)?|treatment|regimen|protocol|taper|phase|schedule|induction|period|cycle|retreat|"
    r"trial|study|blocks?\b(?= if| as| when|s))\b",
    re.I,
)
JOINED = re.compile(r"\w[-‑](?:day|week|month)\Z", re.I)
"""`a 26-week trial` treats people for so long."""
DURING_STUDY = gate(
    r"\b(?:over|during|throughout|across|in (?:the|this|that|our))\s+(?:the|this|that|our|an?)?\s*\Z", re.I
)
OF_TREATMENT = re.compile(
    r"\s+of\s+(?:[\w-]+\s+){0,2}?(?:treatment|therapy|dosing|care|counsel+ing|(?:prolonged )?exposure|EMDR|CBT|CPT|medication|pills|"
    rf"{SESSION})\b",
    re.I,
)
AGAIN = gate(
    rf"\b(?:again|once more|second (?:\w+ )?{SESSION}|another (?:\w+ )?{SESSION}|repeat(?:ed)?(?: \w+)?|(?:was|were) added|offered an? [\w-]+ {SESSION}|"
    rf"{SESSION} (?:was|were) (?:given|done|repeated))\s+{_SOME}\Z",
    re.I,
)
AGAIN_IN = gate(
    rf"\b(?:(?:second|another|repeat) (?:\w+ )?{SESSION}\b[^.;,]{{0,25}}?|repeated\s)\bafter\s+{_SOME}\Z", re.I
)
STILL_HELD = gate(
    r"\b(?:sustained|maintained|persist(?:s|ed|ing)?|held|preserved|endured)\s+(?:for\s+)?(?:at least|more than|over)\s+(?:an?\s+)?\Z",
    re.I,
)
"""`were maintained at least` before `12 months after the last session`."""
SUSTAINED_TO = gate(
    rf"\b(?:sustained|maintained|last(?:s|ed|ing)?|persist(?:s|ed|ing)?|held|extended|durable)\s+(?:up\s+|out\s+)?(?:to|through|until|past|beyond)\s+{_SOME}\Z",
    re.I,
)
THE_SAME_AGAIN = re.compile(r"\s+later by (?:the same|a second|another|an identical|a repeat|one on)\b", re.I)
"""`an injection, followed two weeks later by the same one`."""
PHASE_HEAD = re.compile(r"\W*(?:the\s+)?(?:first|next|last|final|following|initial)\s+", re.I)
PHASE_IS = re.compile(
    r"\s?[:–—-]\s.{0,40}?\b(?:once|twice|times|weekly|daily|every|mg|sessions?|infusions?|doses?|sprays?)\b", re.I
)
"""`First four weeks: twice a week`."""
AGAIN_AFTER = re.compile(r"\s+(?:later|on|apart|after (?:the first|that))", re.I)
RATE_BEFORE = gate(
    rf"(?:\b(?:weekly|daily|nightly|monthly|(?:a|per|each|every)\s+(?:week|day|month|night)|{SESSION}\s+(?:[\w./-]+\s+)?(?:weekly|daily))|[\d×x]/(?:week|day|month)),?\s+(?:[^.;,]{{0,25}}\s)?"
    rf"(?:for|over|during|in|across|within|throughout)\s+{_SOME}\Z",
    re.I,
)
SEEN_WEEKLY = gate(
    r"\b(?:followed(?: up)?|tracked|monitored|assessed|observed|rated|interviewed|seen|checked|measured)\s+(?:(?:weekly|daily|monthly|fortnightly)|(?:every|each)\s+\w+)\b[^.;,]{0,20}\Z",
    re.I,
)
"""`were followed weekly for up to`: so long people were looked at."""
GIVEN_OVER = gate(
    rf"\b(?:{SESSION}|dosed|given|delivered|administered|infused|course)\b[^.;:|]{{0,60}}?\b(?:over|across|during|spread over|spread across|spaced over|in|within|span\w*)\s+{_SOME}\Z",
    re.I,
)
COURSE_LASTS = gate(
    rf"\b(?:courses?|series|program(?:me)?s?|treatments?|regimens?|taper|induction|phases?|schedules?)\b(?:\s+of\s+[\w-]+)?\s+(?:usually\s+|typically\s+|normally\s+|often\s+|then\s+|generally\s+)*"
    rf"(?:lasts?|lasted|takes?|took|runs?|ran|spans?|spanned|of|continues?(?: for)?)\s+(?:for\s+)?{_SOME}\Z",
    re.I,
)
EFFECT_OF_COURSE = gate(
    r"\b(?:effects?|benefits?|relief|gains?|improvement|results?|remission) (?:of|from|after) [^.;]{0,40}\Z", re.I
)
IN_EACH = gate(r"\b(?:in each of|for|during|over|throughout)\s+the\s+first\s+\Z", re.I)
GIVEN = gate(
    rf"\b(?:{SESSION}|given|gave|administered|receiv\w+|course|taken|takes?|took|taking|twice|weekly|daily|treated|treatment|"
    r"infused|prescrib\w+|tried|allocated|assigned|randomi[sz]ed|used?|swallowed|signed up|(?:stay\w*|remain\w*|kept|continu\w*)\s+(?:on|with|taking|to take)|continu\w*\s+\w+(?=\s+for)|(?:were|was|are|be)\s+held(?:\s+on\s+\w+)?|tapered|weaned|did|therapy|once)\b",
    re.I,
)

# How long an effect lasts
LASTING = gate(
    r"\b(?:last(?:s|ed|ing)?|persist\w*|sustain\w*|maintain\w*|endur\w*|held(?: up| on)?|holds?|kept|keep(?:s|ing)?|remain\w*|continu\w*|"
    r"stay\w*|durab\w*|relief|better|benefit\w*|effects?|gains?|improve\w*|brilliant|free|remission|calm(?:er)?|sober|dry|lift|stretch\w*|away|curbed|"
    r"hung around|easier|good|abstinent|well|light(?:er|en\w*)|eas(?:e[sd]?|ing)|reliev\w+|reduc(?:e[sd]?|ing)|dampen\w*|soften\w*|quieten\w*|quieted|sooth\w*|lower(?:s|ed|ing)?|lift(?:s|ed|ing)|suppress\w*|alleviat\w+|cut (?:back )?(?:symptoms?|anxiety|depression)|work(?:s|ed) (?:great|fine|wonders|beautifully|wonderfully|perfectly))\b",
    re.I,
)
LASTED_GOOD = gate(r"\s*(?:good|solid|great|decent)\s", re.I)
RELAPSE_OVER = gate(
    rf"\b(?:relapses?|recurrence|dropout|drop-out|discontinuation)(?: rates?| risk)?\s+(?:over|during|through)\s+{_SOME}\Z",
    re.I,
)
"""`relapse over 40 weeks occurred in 26%`: so long were they followed."""
NOT_HELD = gate(
    r"\b(?:not|no longer|never)\s+(?:maintained|sustained|held|kept|preserved|present|significant)\b[^.;,]{0,15}\Z",
    re.I,
)
"""`was not maintained at week 12`: when it was looked at."""
CEASED_FOR = gate(
    rf"\b(?:ceased|stopped|vanished|disappeared|went away|resolved|abated|gone|stayed away|free of (?:symptoms|nightmares|flashbacks))\s+for\s+{_SOME}\Z",
    re.I,
)
TO_RELAPSE = gate(
    r"\b(?:time to (?:relapse|recurrence|loss of response)|until relapse|relapse[- ]free (?:for|survival))\b[^.;]{0,60}\Z",
    re.I,
)
FADE = gate(
    r"\b(?:fades?|faded|wore|wears?|worn|gone|evaporated|waned?|wanes|return(?:ed|s)?|relapsed?|c[ao]me back|slid|slide|slipped|crept|"
    r"disappeared|vanish\w*|short[- ]lived|outlived?|seeps?|lost (?:its|the|their)|was lost|dissipat\w+)\b",
    re.I,
)
FADE_BEFORE = gate(
    rf"(?:\b(?:wore|wears?|worn|wearing|wear) off|\bfade[sd]?|\bgone|\b(?:run|runs|ran|give|gives|gave)\s+out|\bstop(?:s|ped)? working|\bwane[sd]?|\bback|\btail(?:s|ed) off|\bmelted away|\brelaps(?:e[sd]?|ing)|\bevaporated|\bdisappeared|\breturn(?:ed|s)?|\boutlives?|\blost|\bvanished|\bdissipated)\b(?:(?!\bfor\b)[^.;,]){{0,20}}?"
    rf"\s(?:(?:after|within|inside|in|around|over)\s+)?{_SOME}\Z",
    re.I,
)
CAME_BACK = gate(
    r"\b(?:start\w*|beg[au]n|c[ao]me|coming|crept|creep\w*|seep\w*|slid\w*|slip\w*|sneak\w*|snuck|drift\w*|flood\w*|rush\w*|settled)\s+(?:\w+ing\s+)?(?:right\s+)?(?:back|again)\b|\b(?:wore|wearing|wears) off\b",
    re.I,
)
"""`after about five weeks the grey started seeping back`."""
SETTLES = gate(
    r"\b(?:settles?|settled|subsid\w+|resolv\w+|pass(?:es|ed)?|clears?|go away|goes away)\b[^.;,]{0,20}?\s(?:within|in|after)\s+[^.;]{0,20}\Z",
    re.I,
)
"""What passes within minutes or hours is a side effect."""
BACK = gate(r"\bback\b[^.;]{0,25}\Z", re.I)
IN_STUDY = gate(r"\b(?:over|during|in|throughout|across)\s+(?:the|this|that|our|an?)\s+\Z", re.I)
MORE_GIVEN = gate(
    r"\b(?:dose|half-dose|supplement\w*|booster|capsule|spray|mg)\s+\Z|\b(?:topped up|redosed|re-dosed)\s+(?:after|at)\s+(?:about\s+)?\Z",
    re.I,
)
ILL_FOR = gate(
    rf"\b(?:been|felt) (?:ill|unwell|sick|depressed|affected|traumati[sz]ed)\b[^.;,]{{0,20}}?\sfor\s+{_SOME}\Z", re.I
)
"""`most had been ill for` ten years."""
UNCHANGED = gate(
    rf"\b(?:dos(?:e|es|age)|medic(?:ation|ine)s?|regimens?|antidepressants?|SSRIs?|drugs?|prescriptions?)\b[^.;,]{{0,40}}\b(?:stable|unchanged|steady|constant|the same)\s+(?:\w+\s+)?for\s+{_SOME}\Z"
    rf"|\b(?:a |on )stable (?:dose|dosage|regimen)s?\b[^.;,]{{0,40}}\bfor\s+{_SOME}\Z",
    re.I,
)
"""`if the dose had been stable for` three months: what came before the study."""
UP_TO_NOW = re.compile(r"\bthe (?:last|past|previous)\s+(?:more than\s+|nearly\s+|about\s+|few\s+)?\Z", re.I)
"""`in the last 50 years`: how long something has been so tells of no course and no effect."""
AFTER_COURSE = re.compile(
    rf"\s+(?:after|following)\s+(?:the|their|a|an|his|her)?\s*(?:(?:last|final|single|one)\s+)?{SESSION}\b", re.I
)
"""`relapsed 27 days after the last infusion`: so long it held."""
FADE_BY = gate(r"\b(?:by|at|before)\s+(?:the\s+)?\Z", re.I)
FOR = gate(
    rf"\b(?:for|lasting|lasted|lasts|through(?:out)?|up to|until|persist(?:s|ed)?|to|beyond|each)\s+{_SOME}\Z",
    re.I,
)
FOR_PLAIN = gate(rf"\b(?:for|lasting|lasted|lasts|through(?:out)?|until|each)\s+{_SOME}\Z", re.I)
OVER = gate(rf"\b(?:over|across|during|throughout|spread over|in|span(?:s|ned|ning))\s+{_SOME}\Z", re.I)
VAGUE_LASTING = gate(
    r"\b(?:for|last(?:s|ed|ing)?|persist(?:s|ed|ing)?|endure[sd]?|benefit)\s+(?:(?:for|just|only|up to|at least|even|anywhere|from|days|weeks|a few|to)\s+)*\Z",
    re.I,
)

OF_RELIEF = re.compile(
    r"\s+of\s+(?:\w+\s+)?(?:peace|relief|calm|benefit|respite|remission|quiet|sobriety|normality|freedom|feeling)\b",
    re.I,
)

# How soon one begins
WITHIN = gate(
    r"\b(?:within|inside(?: of)?|in as little as|in under|in less than|in just|in a matter of|in|less than|as early as|as soon as|as little as|by the (?:next|following))\s+"
    r"(?:(?:just|about|around|the first|first|the next|roughly|only|an?|one to|as little as|few)\s+)*\Z",
    re.I,
)
STARTS = gate(
    r"\b(?:eas\w+|lift\w*|reliev\w+|relief|improv\w+|better|lighter|work(?:s|ed|ing)?|begin\w*|began|start\w*|kick\w*|act(?:s|ed|ing)?|gets? going|"
    r"feel\w*|felt|notic\w+|respon\w+|rapid\w*|fast\w*|quick\w*|swift\w*|onset|sprout\w*|spines|synapses|effects?|gap|set in|sets in|alleviat\w+|"
    r"reduc\w+|fell|drop\w*|calm\w*|antidepressant|remission|change[sd]?|odds|mood|cut|halv\w+|lower(?:s|ed|ing)|dampen\w*)\b",
    re.I,
)
DELAY = gate(
    r"\b(?:(?:take|takes|took|taking)\b(?! (?:place|part|the edge|hold))|require|requires|needs?\b(?! to (?:stay|remain|keep|continue|be|take))|wait|waiting|waited|expect)\b[^.;,]{0,40}\Z|\bas opposed to\b[^.;]{0,40}\Z|\brather than\b[^.;]{0,30}\Z|"
    r"\bnot\s+\Z|\binstead of\b[^.;]{0,30}\Z|\bkicks? in\b[^.;,]{0,25}\Z",
    re.I,
)
CONTRAST = gate(r"(?:\bnot|\brather than|\binstead of|\bas opposed to)\s+(?:the\s+)?\Z", re.I)
"""Before the time that other treatments take: `in hours, not weeks`."""
DELAY_AFTER = re.compile(
    r"[- ]wait\b|(?:\s+or (?:more|longer|so))?\s+(?:to\s+(?:work|show|take|feel|help|kick|reach|bring|begin|start|act|notice|see|have|make)|"
    r"before\s+(?:an?\b|the (?:effects?|benefits?|drug|pills?)|they (?:work|help|kick)|it (?:works|helps|kicks)|\w+ (?:works?|helps?|kicks? in|takes? (?:hold|effect))|any|SSRIs?|you (?:feel|notice))|for (?:antidepressants|ssris))",
    re.I,
)

# When it was measured
FOLLOW_NOUN = re.compile(
    r"[-\s]++(?:[\w-]+\s+)?(?:follow[- ]?up|assessment|mark|visit|check[- ]?in|evaluation|endpoint|end point|time ?point|estimate|rating|reading)\b|\s+of\s+follow[- ]?up\b",
    re.I,
)
POINT_OF = gate(r"\b(?:endpoint|end point|follow[- ]?up|time ?point|assessment)\s?\((?:at\s)?\Z", re.I)
"""`at the primary endpoint (` before the time of it."""
FOLLOWED = gate(
    r"\b(?:follow(?:ed|ing)?(?:[- ]?up)?|track(?:ed)?|observed|time ?frame|data|trials?(?! (?:ran|lasted))|stud(?:y|ies)(?! (?:ran|lasted))|last visit|extension)\b[^.;]{0,40}?\s(?:for|of|beyond|past|longer than|more than|ended at|inside|to|out to|over)\s+"
    + _SOME
    + r"\Z|\btime ?frame:?\s+\Z|\bfollow(?:ed|ing)?(?:[- ]?up)?\b[^.;,]{0,25}\Z",
    re.I,
)
WATCHED = gate(
    rf"\b(?:under (?:watch|observation|review)|watched|kept track of [^.;,]{{1,30}})\s+for\s+{_SOME}\Z", re.I
)
"""`kept 38 nurses under watch for`: so long people were looked at, whatever held."""
AFTER_DOSING = re.compile(
    rf"\s+(?:after|following|into|in(?=,))\s*(?:(?:my|the|that|this|a|an|their|his|her)\s+)?(?:(?:very\s+)?(?:first|second|third|last|next)\s+)?(?:[\w-]+\s+)?(?:{SESSION}|spray|one|dosing|treatment|it)\b",
    re.I,
)
AFTER_HOURS = gate(r"\bafter\s+(?:about|around|roughly|only|just|some)?\s*\Z", re.I)
SOONER = re.compile(r"\b(?:sooner|faster|quicker)\b", re.I)
FELT = gate(
    r"\b(?:felt|feel\w*|notic\w+|lift\w*|better|lighter|calm\w*|improv\w+|gone|quiet\w*|hum\w+|smil\w+|laugh\w*|mood|hope\w*|eas\w+|relief)\b",
    re.I,
)
"""What somebody feels once a treatment sets in."""
LATER = re.compile(
    r"\s+(?:later|after|following|post\b|out\b|from (?:baseline|the)|into|on(?=\s*[,.;)]|\s*\Z|\s+(?:I\b|my\b|they|she|he|it|we|most|many|people|patients|participants|the|to\s))|in(?=,))",
    re.I,
)
AT = gate(
    r"\b(?:at|after|by|through|until|past|beyond|to|from|between)\s+(?:(?:about|around|roughly|just|only|the|an?|as little as|week|day|month|end of)\s+)*\Z",
    re.I,
)

# Rows and columns of a table, and `label: value`
LABELS = (
    ("onset", re.compile(r"\W*(?:onset|time to (?:effect|onset|relief)|speed|how (?:soon|fast)|works within|felt(?: within| after)?\W*\Z|starts? (?:working|to work)|takes? effect|kicks? in)", re.I)),
    ("effect_duration", re.compile(r"\W*(?:durability|duration of (?:effect|benefit|relief|response)|effect lasts|how long (?:it|the effect|relief|benefit)s? lasts?|relief lasts)", re.I)),
    ("treatment_duration", re.compile(r"\W*(?:course|length of (?:course|treatment)|treatment (?:length|duration)|duration of (?:treatment|course))", re.I)),
    ("follow_up", re.compile(r"\W*(?:follow[- ]?up|time ?frame|time ?points?|assessed)", re.I)),
)  # fmt: skip
