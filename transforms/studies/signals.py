"""Signals of a particular study in one statement: that one is introduced, identified, or referred back to."""

from __future__ import annotations

import re

from transforms.lexicon.gates import gate, gate_ways
from transforms.studies.nouns import CAPITAL, DOES, PEOPLE, STUDY, SURE_STUDY, TELLS

CUES = {
    "again": [
        "{the|this|that|their|our|its} {study|trial|survey|review|analysis|meta analysis|research|"
        "researchers|investigators|authors|team|paper|article|journal|findings|results|experiment|report|"
        "series|data|poll|sample|cohort}",
        "these {results|findings|data|effects|improvements|gains|benefits|participants|patients|numbers}",
        "the {participants|groups|group|arms|arm}", "the same {journal|team|group|researchers|study|trial}",
        "each {received|participant|patient|volunteer|dose}", "both groups", "both arms",
        "{the |}{placebo|control|ketamine|active|sham|midazolam|treatment|mdma|psilocybin|niacin|saline|"
        "esketamine|escitalopram|therapy only|comparator|high dose|low dose|higher dose|lower dose} {group|"
        "arm}{|s}",
        "between group{|s}", "baseline", "responders", "of participants", "of patients in", "adverse events",
        "dropped out", "end point", "endpoint", "completers", "every volunteer", "at follow up",
        "in this {study|trial|sample}", "senior author", "lead author", "first author", "co author", "principal investigator", "lead investigator",
        "chief investigator", "study author{|s}", "{trial|study} {leader|lead}",
        "the {larger|smaller|earlier|later|pilot|new|older|second|first} {study|trial}",
        "those {who|given|on} {received|got|ketamine|placebo|midazolam}",
    ],
    "people": [
        "participants", "researchers", "investigators", "volunteers",
        "the {patients|veterans|volunteers|participants|subjects|soldiers}",
    ],
    "past": [
        "was", "were", "had", "did", "fell", "dropped", "received", "reported", "showed", "took", "met", "gave",
        "improved", "declined", "lasted", "became", "felt", "found", "completed", "occurred", "differed", "reached",
        "developed", "experienced", "separated", "favoured", "favored", "wore", "held", "increased", "decreased",
        "rose", "persisted", "emerged", "maintained", "sustained", "included", "enrolled", "randomized", "randomised",
        "underwent", "withdrew", "discontinued", "scored", "resolved", "responded", "remitted", "saw", "compared",
        "spent", "attended", "guessed", "ran", "came", "stayed", "outperformed", "beat", "lost",
    ],
    "study": [
        "stud{y|ies}", "trial{|s}", "rct{|s}", "survey{|s|ed}", "poll{|s|ed}", "meta analys{is|es}", "review{|s|ed}",
        "series", "analysis", "experiment", "paper", "report{|s|ed}", "cohort", "pilot", "extension", "comparison",
        "preprint", "replication", "questionnaire", "audit", "article", "crossover", "registry", "test{|s|ed|ing}",
        "successor", "retrospective look", "closer look", "follow up {in|of|from|by|study|trial}", "phase {1|2|3|i|ii|iii} program{|me}", "project", "evaluation", "investigation", "published", "appear{ed|ing|s}", "journal", "results",
        "findings", "research", "universit{y|ies}", "hospital", "institute", "college", "medical {center|centre|school}",
        "school of medicine", "health system", "therapeutics", "pharmaceuticals", "who led", "led the", "led by", "randomi{s|z}ed", "enrol{led|ling|ment}", "enroll{ing|ment}", "recruit{ed|ing}",
        "pool{ed|ing}", "interviewed", "spoke to", "respondents", "team", "colleagues", "researchers", "group", "lab",
    ],
}  # fmt: skip

LOOKS_CITED = gate_ways(
    r"\bet al\b|\b(?:NCT|ISRCTN|DRKS|ACTRN|CRD)\s?\d|\b10\.\d{4}|\d{4}-\d{6}-\d\d|\([^()]*\b(?:19|20)\d\d\b[^()]*\)|[’']s (?:team|group|lab)\b"
)

_WORD = (
    r"(?:(?!(?:the|this|that|these|those|in|on|at|by|for|from|to|was|were|is|are|be|been|has|have|had|who|which|when|than|as|but|if|because|"
    r"said|with|of|into|after|before|per|without|during|about|a|an|one|not|only|can|may|will|would)\b)[\w’'./()%&*+–-]+,?\s+)"
)
_NAMED = rf"(?:{_WORD}|(?:University|Institute|College|School)\s+of\s+(?:the\s+)?)"
_NO_HEAD = r"(?![’'\w-])(?!\s+(?:drug|medication|staff|nurse|doctors?|coordinator|site|team|line|visit|page|day|arm|population|protocol|website|physician|personnel|participants?|volunteers?|patients)\b)"
_RANK = r"(?:first|second|third|fourth|fifth|largest|biggest|smallest|latest|earliest|newest|only|most recent|best[- ]known|best[- ]designed|landmark|pivotal|key|seminal|original|better|larger|smaller|bigger|newer|earlier|later|recent|older|follow-up|successor)"
NEW = gate_ways(
    rf"\b(?i:an?|one|another|our|its|their|his|her|my)\s+(?:own\s+|such\s+)?(?P<mods>{_NAMED}{{0,8}}?)(?P<noun>(?i:{STUDY})){_NO_HEAD}"
    rf"|(?P<owner>{CAPITAL})[’']s\s+(?:own\s+)?{_NAMED}{{0,5}}?(?i:{SURE_STUDY}){_NO_HEAD}"
)
"""`a small open-label study`, `another, larger, trial`, `its Phase 2 study`."""
DEFINITE = gate(
    rf"\b(?i:the|that|this)\s+(?P<mods>{_WORD}{{1,7}}?)(?P<noun>(?i:{SURE_STUDY}|series|report|paper|meta-?analysis|analysis|review)){_NO_HEAD}"
    rf"(?P<whose>\s+(?:that|which)\s+{CAPITAL})?"
)
"""`the 2021 BEACON trial`, `the largest trial so far`, `the double-blind trial`."""
TELLING = re.compile(rf"\b(?:19|20)\d\d\b|\b{_RANK}\b|\b{CAPITAL}")
"""Words before `study` that tell it from others."""
NO_PARTICULAR = re.compile(
    r"\b(?:no|not a|not one|never|n[’']t (?:find|know of|seen?)|without|outside(?: of)?|until|unless|if|any|each|every|join(?:ing)?|enter(?:ing)?|consider(?:ing)?|call(?:s|ed|ing)? for|need(?:s|ed)?|want(?:s|ed)?|ask(?:s|ed) for|request(?:s|ed)|await\w*|(?:asked|sent|pressed|push\w*|back|told)\b[^.;]{0,70}\bfor|the idea of|take part in|taking part in|part of|[Tt]his (?:is|was)|[Ii]t (?:is|was)|[Ii]t[’']s|[Tt]hat (?:is|was)|which (?:is|was))\s+(?:(?:single|properly|one|more|such)\s+)*\Z|\A\W*(?:Conducting|Running|Doing|Designing|Organi[sz]ing|Setting up)\s+\Z"
)
NEEDED_BEHIND = re.compile(
    r"[^.;,]{0,60}\b(?:is|are) (?:needed|warranted|overdue|required|still missing)\b|\s+(?:would|could|should|might|must)\b"
)
ELLIPSIS = gate_ways(
    rf"(?:\A|[.;:–—]\s|,\s(?:and|but|while|whereas)\s)\W*(?:(?:Then came|Then|But|And|Next|Yet|Still|Later|So),?\s+)*"
    rf"(?:[Ii]n\s+)?(?:(?i:the|an?|another|yet another|one)\s+(?:(?:much|far|even|by far|slightly|somewhat)\s+)?(?:{_RANK}|best|strongest|largest|other|\w+er)(?:\s+(?:ones?|of (?:the|these|those|them|all|two|three|four)(?:\s+[\w-]+){{0,4}}))?"
    rf"|(?i:an?\s+(?:[\w-]+,?\s+){{1,2}}one(?=\s+(?:run|led|done|conducted|carried|published)\b)|one of the \w+ ones|one of (?:them|these|those)|one|another|a second|a third|the other|a bigger one|a smaller one))"
    rf"(?=\s*\(|,\s+(?:from|in|at|by|published|with|also|run|led|conducted|out|this|covering|pooling|which|that|done|\d+\b)\b|\s+(?:(?:run|led|done|conducted|carried out|published)\s+(?:by|at|in)|from|at|by|that|which|found|published|with|comes?|came|ran|gave|tested|randomi[sz]ed|enrol\w+|reported|showed|will|involv\w+|includ\w+|compared|followed|used|pitted|pooled|saw|was (?:run|led|conducted|published|halted|stopped)|said|,)\b|,? (?:{CAPITAL} )?said)"
)
"""`The largest, from …`, `Then a bigger one found …`: a study without the word."""
ONE = gate_ways(
    rf"\b(?:[Tt]hat|[Tt]he|[Aa]n?)\s+{CAPITAL}\s+one\s+(?:from|at|in|with|by|of)\b|\b[Oo]ne of the\s+(?:[\w-]+\s+){{0,4}}(?:trials|studies|papers)(?=(?:\s+(?:of|on|in|with)\s+[\w-]+){{0,2}},?\s+(?:had|gave|from|at|by|in|led|published|enrol\w+|recruited|randomi[sz]ed|tested|compared|put)\b)|\A\W*(?:Study|Trial)\s+(?:\d{{1,2}}|[A-Z]|[Oo]ne|[Tt]wo|[Tt]hree)\s*[:.(–—-]|\b(?:including|such as|notably|among them|but not in|and in|not in|unlike)\s+(?:one|an?\s+(?:[\w-]+\s+){{1,3}}one)(?=\s+(?:at|from|by|in|of|with|that|published|led|run)\b|\s*\()"
)
"""`several trials, including one at …`."""
BOASTS = gate(
    r"\b(?:our (?:clinics?|practice|cent(?:er|re)s?|team|doctors|nurses|providers|staff|guests|patients)|(?:we|I)(?:’|')ve|(?:we|I) have|(?:he|she|they|who|(?:doctor|physician|psychiatrist|anesthesiologist|nurse)(?: in [A-Z]\w+)?)(?:[’'](?:s|ve)| has| have|) (?:now |already |since |personally |so far )?(?:treated|seen|infused|cared for)|since (?:19|20)\d\d|each year|every year|nationwide|worldwide|over the years)\b",
    re.I,
)
"""What a publisher or a doctor counts of their own, or a country of its people."""
THEIRS = re.compile(r"\W*(?:Their|Its|His|Her)\s+(?:own\s+)?(?:trial|study|paper|survey|review|analysis|report)\b")
"""`Their trial is small`: of those who have just been named."""
OURS = gate(
    r"\b[Ww]e\s+(?:\w+ly\s+)?(?:randomi[sz]ed|assigned|allocated|enrol+ed|recruited|treated|reviewed|compared|conducted|gave|studied|examined|tested|included|invited|screened|investigated|performed|undertook|carried out|ran|followed|observed|surveyed|interviewed|(?:did|report|present|describe) (?:an?|the|our))\b|\b(?:[Ii]n|[Tt]he aim of|[Tt]he purpose of) (?:this|the present|the current) (?:study|trial)\b"
)
"""What those say who report their own study."""
SELF = gate(r"\b(?:I|me|my|I[’']ve|I[’']m)\b")
RETRACTED = gate(r"\b(?:retract(?:ed|ion|ing)|withdrew (?:\w+ ){0,3}(?:papers?|articles?|stud(?:y|ies)))\b", re.I)
TO_READER = gate(
    r"\b(?:you|your|yourself|our (?:[\w-]+ )?(?:clinics?|practice|cent(?:er|re)s?|team|doctors|nurses|providers|staff|guests|packages?|programs?|website|blog|newsletter))\b",
    re.I,
)
ONLY = gate(r"\b[Tt]he (?:single|only|sole|one)\s+(?:[\w-]+,?\s+){0,4}?(?:trial|study|RCT|survey|experiment)\b(?!s)")
MANY = gate(r"\b(?:studies|trials|RCTs|meta-?analyses|reviews|surveys|reports|papers|data sets|attempts)\b", re.I)
JOINTLY = gate(
    r"\b(?:two|three|four|five|six|both|\d) (?:[\w-]+,? ){0,3}(?:trials|studies|RCTs)\b[^.;]{0,30}\b(?:combined|together|in all|altogether|between them|a total of)\b",
    re.I,
)
"""`two late-stage trials with a combined` number of patients is no one study."""
PLURAL = re.compile(
    r"(?:sub-?)?(?:studies|trials|RCTs|surveys|polls|reviews|experiments|papers|reports)|.*analyses", re.I
)
RESEARCHERS = gate(
    rf"\b(?P<det>[Tt]he\s+|[Tt]hese\s+)?(?:[\w-]+\s+){{0,2}}?(?i:{PEOPLE})(?:,)?\s+(?:at|from|in|with|of|led by|based (?:at|in))\s+(?:the\s+)?(?=[\w’'-]*\s?(?:[\w’'-]+\s)?)[^.;:]{{2,110}}?\b(?:{DOES}|{TELLS}|ran|conducted|has|have|wrapped up|(?:is|are) (?:\w+ )?(?:running|testing|studying|comparing|recruiting|enrol+ing|collecting|following))\b"
)
SCHOLAR = gate(
    rf"\b(?:physician|researcher|psychiatrist|psychologist|neuroscientist|scientist|professor|pharmacologist|anesthesiologist|anaesthesiologist|investigator),?\s+"
    rf"(?:Dr\.?\s+)?{CAPITAL}(?:\s+[A-Z]\.)?\s+{CAPITAL}(?:,[^,.;]{{3,60}},)?\s+(?:and (?:his|her|their) (?:colleagues|team)\s+)?"
    r"(?:has |have |had |also |first |later )*(?:published|reported|showed|found|demonstrated|documented|gave|ran|conducted|tested|treated)\b"
)
"""`Johns Hopkins psychiatrist Ann Bell showed that …`: somebody by name did a study."""
EXPLORES = gate(
    r"\b(?:has|have) (?:long )?been (?:exploring|studying|investigating|researching|working|looking|trying|searching|urging|calling|warning|using|interested)\b"
)
"""What people are at is no particular study."""
ITSELF = re.compile(
    rf"\W*(?:This|It|That|Theirs|Ours|His|Hers)\s+(?:was|is|marks|marked|became)\s+(?:also\s+|only\s+)?(?:an?|the|one of the)\s+(?:[\w’'-]+,?\s+){{0,6}}?{STUDY}\b"
)
"""`This was the first trial to …` is said of the one that is running."""
OUTDONE = gate(
    r"\b(?:placebo|sham|saline|midazolam|controls?|comparators?)\b.*\b(?:outdid|outperformed|beat|bettered|surpassed|no better|superior|separated|differed)\b"
    r"|\b(?:outdid|outperformed|beat|bettered|surpassed|no better than|superior to|inferior to|separated? from|differ(?:ed)? from|as well as|more than|less than)\b.*\b(?:placebo|sham|saline|midazolam|controls?|comparators?)\b",
    re.I,
)
"""What only a study tells of people whom it counts."""
DONE = gate(rf"\b(?:{DOES}|ran|conducted|wrapped up|(?:took|got|received|swallowed|given) either)\b", re.I)
TOLD = gate(rf"\b(?:{DOES}|{TELLS}|ran|conducted|(?:took|got|received|swallowed|given) either)\b", re.I)
POLLS = gate(
    r"\b(?:survey(?:ed)?|poll(?:ed)?|(?<!main )(?<!primary )(?<!outcome )(?<!symptom )(?<!rated )questionnaire|(?:spoke|talked) (?:to|with)|interviewed|asked)\b",
    re.I,
)
POLLED = gate(
    r"\b(?:(?:surveyed|polled|(?:spoke|talked) (?:to|with)|interviewed|asked)\b|respondents\b|who (?:answered|responded|replied|filled))",
    re.I,
)
BACK = gate(
    rf"\b(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir|[Tt]hese|[Bb]oth|[Tt]he same)\s+{_WORD}{{0,4}}?(?:{SURE_STUDY}|researchers|investigators|authors|study[’']s|trial[’']s|paper|(?<!FDA )report|series|review|analysis|findings|results|experimenters|team|participants|volunteers|sample|cohort|work|project)\b"
)
"""`the double-blind trial`, `its authors`, `the same team`."""
WHO_RAN = re.compile(
    rf"\W*(?:The\s+)?(?i:{PEOPLE}|authors|participants|volunteers|patients)\s+(?:\w+ly\s+|then\s+|had\s+|were\s+)?(?:screened|{DOES})\b"
)
"""`Investigators screened 641 and enrolled 233`: at the head of a statement on a study told of before."""
THE_STUDY = gate(
    rf"\b(?i:the|this|that|these)\s+{_WORD}{{0,4}}?(?:{SURE_STUDY}|work|research|results|findings|paper|report|analysis|review|article)\b(?!-)"
)
METHODS = gate(r"[*_\s]*(?:(?:Study )?Design|Methods?|Participants|Materials and methods)\b(?:\W+\w+){4}", re.I)
SUPERLATIVE = gate(r"\b[Tt]he (?:first|largest|biggest|latest|longest|most recent|best)\b")
DATED = re.compile(
    r"\W*(?:The\s+)?[A-Z][\w&]*(?:\s+(?:of\s+|and\s+|&\s+)?[A-Z][\w&]*){0,5},\s+(?:19|20)\d\d\s*[:–—-]\s"
)
"""`The Lancet, 2016: twelve people …`."""
WORK_ON = gate(
    rf"\b(?:{STUDY}|results|findings|data|research|work|team|authors?|editorial|cites?|cited|quotes?|quoted|{DOES}|{TELLS}|came out|appeared)\b",
    re.I,
)
"""What goes with a journal where it stands for a study in it."""
PRONOUN = re.compile(
    r"\W*(?:But |And |Yet |Still, |So |Even so, |In it,? )?(?:It|They|Its|Their|Both|Everyone|Nobody|No one|None|All|Each|Neither)\b"
)
SAME_JOURNAL = gate(r"\bthe same journal\b", re.I)
SAME_PEOPLE = gate(
    r"\b(?:the|these) same (?:team|group|researchers|investigators|authors|lab|hospital|university|cent(?:er|re)|institution|clinic)\b",
    re.I,
)
STUDY_WORK = re.compile(
    r"\b(?:trial|study|team|group|lab|paper|patients|participants|arm|data|results|sample|researchers|review|analysis|meta-analysis|survey|investigators|authors|veterans|volunteers|experiment|work|findings|soldiers|pilot|[Cc]ohort)\b"
)
AHEAD = gate(
    r"\b(?:under ?way|ongoing|recruiting|enrol+ing|in preparation|is testing|is planned|planned (?:trial|study)|not yet recruiting|opens?\b|will (?:enrol+|recruit|open|begin|start|test|compare|include|receive|randomi[sz]e)|plans? to|aims to|starts?\b|due to|to be run|about to)",
    re.I,
)
CITING = re.compile(
    r"(?:(?:19|20)\d\d\s+[A-Z][a-z]{2}\S*;|.{0,200}\bet al\.\Z|ClinicalTrials\.gov(?! (?:lists|shows|has|records|entry))|Trial registration|Registration|Identifier|Registry|Registered|Funding|DOI|doi|PMID|[^.]{0,60}›|(?:[A-Z][\w&]*\.?\s){2,8}(?:19|20)\d\d\s?(?:[;:]|[.,]\s?\d|\(\d))"
)
STUDY_COLUMN = re.compile(
    r"\W*(?:stud(?:y|ies)|trials?|authors?|publication|source|paper|report|reference|citation|first author)\b", re.I
)
OUTCOME_COLUMN = re.compile(
    r"\W*(?:outcome|endpoint|end point|measure|result|arm|group|visit|week|time|characteristic|event|adverse|side effect|question|feature|phase|day|dose|code|variable)",
    re.I,
)
