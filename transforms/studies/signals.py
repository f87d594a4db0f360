"""Signals of a particular study in one statement: that one is introduced, identified, or referred back to."""

from __future__ import annotations

import re

from transforms.lexicon.gates import gate

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
        "in this {study|trial|sample}", "senior author", "lead author", "co author", "principal investigator",
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
}  # fmt: skip

NOUN = r"(?:studies|study|trials?|RCTs?|surveys?|polls?|meta-?\s?analys[ie]s|(?:systematic |literature |chart |case |record |umbrella )reviews?|reviews?|case series|series|analysis|experiments?|report|paper|cohort|pilot|registry study|project|extension|findings|results|research|data)"
ADJECTIVES = r"(?:[\w’'./–-]+,?\s+){0,7}?"
INTRODUCES = gate(
    rf"\b(?:an?|one|another|the (?:first|largest|biggest|latest|only|most recent|new|best[- ]known|second|pivotal|landmark|key)|its|their|(?:19|20)\d\d)\s+{ADJECTIVES}(?:study|trial|RCT|survey|poll|meta-?\s?analysis|review|series|analysis|experiment|paper|cohort|pilot|extension|comparison|preprint|replication|questionnaire|audit)\b|\bthe [A-Z][A-Z0-9-]{(2,)} (?:trial|study)\b",
    re.I,
)
BARE = re.compile(
    r"(?:(?:19|20)\d\d\s+[A-Z][a-z]{2}\S*;|.{0,200}\bet al\.\Z|ClinicalTrials\.gov|Trial registration|Registration|Identifier|Registry|Registered|Funding|DOI|doi|PMID|[^.]{0,60}›|(?:[A-Z][\w&]*\.?\s){2,8}(?:19|20)\d\d\s?[;:,.])"
)
LED_BY_YEAR = gate(
    r"(?:\b[Ii]n|\b[Bb]ack in|\b[Dd]uring|\b[Ii]n (?:early|late))\s+(?:[A-Z][a-z]+\s+)?(?:19|20)\d\d\b,?.{0,90}?\b(?:randomi[sz]ed|enrolled|published|reported|found|tested|compared|gave|recruited|assigned|followed|showed|treated|pooled|studied)\b"
)
PLURAL = gate(r"\b(?:studies|trials|RCTs|meta-?analyses|reviews|surveys)\b", re.I)
FURTHER = gate(
    r"\b(?:a|another)\s+(?:second|third|fourth|larger|smaller|new|further|follow-?up|separate|previous|different|later|earlier|pilot|phase)\b",
    re.I,
)
ANY_STUDY = gate(rf"\b{NOUN}\b", re.I)
_NAME = r"(?<![\w’'-])[A-Z][\w’'-]{1,40}"
AUTHOR = gate(
    rf"\b(?P<name>{_NAME}(?:,?\s+(?:and|&)\s+{_NAME})?)(?:\s+et\s+al\.?|\s+and\s+(?:colleagues|co-?workers|(?:her|his) team|associates)|, whose team|[’']s (?:group|team|lab)\b)"
    rf"|\b(?P<cite>{_NAME}(?:\s+(?:&|and)\s+{_NAME})?)\s*\((?:[^()]{{0,40}}[,;]\s?)?(?:19|20)\d\d[a-z]?[);]"
    rf"|\b(?P<pair>{_NAME}\s+&\s+{_NAME})(?=,?\s+(?:(?:19|20)\d\d|reports?|found))"
    rf"|\bby (?P<by>{_NAME} and {_NAME})(?= (?:put|found|reported|showed|gave))"
)
REGISTRY = gate(
    r"\b(?:NCT\s?\d{8}|ISRCTN\s?\d{6,10}|ACTRN\s?\d{14}|EudraCT[\s:]*(?:[Nn](?:o\.?|umber)\s*)?\d{4}-\d{6}-\d{2}|\d{4}-\d{6}-\d{2}(?=\W)|ChiCTR[-\w]*\d{6,}|DRKS\d{8}|UMIN\d{9}|CTRI/\d{4}/\d+/\d+|PACTR\d+|JPRN-\w+|NL\d{4,5}|CRD\s?\d{8,14})"
)
DOI = gate(r"\b10\.\d{4,9}/[^\s\"<>“”]+[^\s\"<>“”.,;:)\]]")
PMID = gate(r"\bPMID:?\s?(\d{5,9})\b")
RUNS = gate(
    r"\b(?:randomi[sz]ed|randomly|enrol+ed|recruited|assigned|allocated|included|involv(?:ed|ing)|screened|followed|treated|gave|studied|assessed|evaluated|analy[sz]ed|tested|surveyed|interviewed|polled|pooled|combined|reviewed|(?:spoke|talked) (?:to|with)|asked|compared|received|underwent|completed|will (?:enrol+|recruit|include|test|receive|compare)|is (?:recruiting|enrolling)|recruiting|enrolling|participated|took part|examined|eligible)\b",
    re.I,
)
POLLS = gate(r"\b(?:survey(?:ed)?|poll(?:ed)?|(?:spoke|talked) (?:to|with)|interviewed|asked)\b", re.I)

CAPITAL = r"(?:(?<![\w’'&.-])[A-Z][\w’'&.-]{0,40})"
JOURNAL_PHRASE = gate(
    rf"\b(?:published|appear(?:ed|s|ing)|reported|printed|out|writing|described|report|study|trial|paper|analysis|article|review|meta-analysis)\b[^.;]{{0,60}}?\b(?:in|In)\s+(?:the\s+|The\s+)?(?:journal\s+|medical journal\s+|peer-reviewed journal\s+)?(?P<name>{CAPITAL}(?:\s+(?:(?:of|and|in|for|on|the|&)\s+)*{CAPITAL}){{0,6}})"
)
JOURNAL_WORD = gate(
    rf"\b(?P<name>(?:{CAPITAL}\s+){{0,4}}(?:Journal|Annals|Archives|Lancet|Frontiers|Reports|Bulletin|Review|Reviews|Letters)\b(?:\s+(?:of|in|for|on|and|&|the)\s+{CAPITAL}(?:\s+(?:(?:and|of|&)\s+)?{CAPITAL}){{0,4}})?)|\b(?P<plain>(?:{CAPITAL}\s+){{0,3}}(?:Psychiatry|Psychopharmacology|Neuroscience|Medicine))\b(?=\s*(?:[,.;)(]|in\b|found|reported|last|this|today|\d|\Z))"
)
NO_JOURNAL = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|PTSD|Phase|Table|Figure|US|UK|U\.S\.?|U\.K\.?|England|America|Europe|Australia|Canada|Germany|Switzerland|Colorado|California|New York|London|Boston|CAPS|In|A|An|It|Los|San|Texas|Oregon|Israel|China|Brazil|Denmark|Sweden|Norway|Vienna|Berlin|North|South|West|East|DSM|School|Department|University|College|Hospital|Internal|Veterans|Ketamine|MDMA|Psilocybin|Esketamine)\b"
)
INSTITUTION = gate(
    rf"\b(?P<name>(?:{CAPITAL}\s+){{1,4}}(?:hospital|university|institute)\b|Department of {CAPITAL}(?:\s+{CAPITAL})*|(?:{CAPITAL}\s+){{0,4}}(?:University|Univ\.|Hospital|Institute|College|School|Medical Cent(?:er|re)|Health System|Clinic|Foundation|VA|Veterans (?:Affairs )?(?:Hospital|Medical Center)|Therapeutics|Pharmaceuticals|Pharma|Biosciences|Bio|Biopharma|Pathways|Laboratories|Research Cent(?:er|re)|Cent(?:er|re)|Institutet|Health ?[Cc]are System|University Medical Cent(?:er|re)|Army Medical Cent(?:er|re))\b(?:\s+(?:of|at|for)\s+(?:the\s+)?{CAPITAL}(?:\s+(?:(?:and|of|at)\s+)?{CAPITAL}){{0,4}})?)"
)

DESIGNS = (
    (
        "meta_analysis",
        gate(
            r"\bpool(?:ed|ing)\b[^.]{0,30}\b(?:trials|studies|RCTs)\b|\bmeta-?\s?analys[ie]s\b|\bmeta-?analytic\b|\bpooled analysis\b",
            re.I,
        ),
    ),
    ("systematic_review", gate(r"\bsystematic (?:\w+ )?review|\bscoping review|\bCochrane review", re.I)),
    (
        "randomized_controlled_trial",
        gate(
            r"\brandomi[sz]ed\b|\brandomly\b|\brandomi[sz]ation\b|\bRCT\b|\bin random order\b|\bat random\b", re.I
        ),
    ),
    ("open_label_trial", gate(r"\bopen[- ]label\b|\bsingle[- ]arm\b|\bunblinded trial\b", re.I)),
    ("survey", gate(r"\b(?:survey|surveyed|poll|polled|(?:spoke|talked) (?:to|with)|interviewed)\b", re.I)),
    ("case_report", gate(r"\bcase (?:report|stud(?:y|ies))\b", re.I)),
    (
        "observational",
        gate(
            r"\b(?:retrospective|chart review|record review|observational|cohort|case series|naturalistic|real[- ]world|registry study|medical records|(?:reviewed|review of) (?:the )?charts|charts of|registry (?:report|data|records)|outcomes (?:on|of|from) \d|prospective(?:ly)?(?! randomi))\b",
            re.I,
        ),
    ),
    (
        "controlled_trial",
        gate(
            r"\b(?:placebo|sham|saline|(?<!no )(?<!without a )(?<!lacked a )(?<!lacked )control group|controlled|double[- ]blind|(?<!no )(?<!lacked a )comparison group|crossover|waiting list|active comparator|compared? (?:with|to|against)|versus|vs\.?)\b",
            re.I,
        ),
    ),
)
ONGOING = gate(
    r"\b(?:under ?way|ongoing|recruiting|now enrol+ing|is enrol+ing|will (?:enrol+|recruit|open|receive|test|compare|begin|randomi[sz]e|be randomi[sz]ed|be assigned|include|follow|be followed)|estimated (?:enrol+ment|completion|study completion)|not yet (?:recruiting|published)|plans? to (?:enrol+|recruit)|has begun|have begun|aims to (?:enrol+|recruit)|expected to (?:enrol+|finish|report)|target enrol+ment|are due in|opens? in|opened in \w+ and|starts? enrol+ing|in preparation|enrol+ing \d|is testing|is to reach|results (?:are )?(?:expected|due)|still recruiting|being recruited|planned (?:trial|enrol+ment))\b",
    re.I,
)
UNPUBLISHED = gate(
    r"\b(?:top-?line|announced|unpublished|preliminary results|press release|not (?:yet )?(?:been )?(?:published|peer[- ]reviewed)|conference|congress|annual meeting|poster|released (?:outcomes|results|data)|presented at|our own (?:chart|records|patients|clinic)|we (?:reviewed|surveyed|polled|tracked|asked)|readers?\b|internal (?:audit|data)|in-house|informal|anecdotal)\b",
    re.I,
)
PLACE = gate(
    rf"\b(?:researchers|scientists|doctors|clinicians|team|group|investigators|study|trial|review|pilot|experiment)\s+(?:at|from|out of)\s+(?:the\s+)?(?P<at>{CAPITAL}(?:\s+{CAPITAL}){{0,3}})"
    rf"|\b(?:[Aa]n?|[Tt]he|[Ee]arlier|[Ll]ater|(?:19|20)\d\d)\s+(?P<of>VA/DoD|VA|{CAPITAL}(?:\s+{CAPITAL})?)\s+(?:study|trial|experiment|group|team|pilot)\b"
)
NO_PLACE = re.compile(
    r"^(?:Dutch|Danish|Swiss|American|German|British|Canadian|Australian|Israeli|Brazilian|Swedish|Norwegian|French|European|US|U\.S\.|UK|Chinese|Phase|RCT|MDMA|PTSD|SGB|LSD|"
    r"Ketamine|Psilocybin|Esketamine|Cochrane|January|February|March|April|May|June|July|August|September|October|November|December|New|First|Second|(?!VA\b|NIMH\b|NIH\b|RTI\b)[A-Z]{2,}-?\d*$)"
)
"""Words in capitals before `study` or `trial` that name no institution."""
FUNDS = re.compile(
    r"\b(?:funded|supported|sponsored|paid for|backed|financed|grants?)\s+(?:by|from|of)\s+(?:[\w,]+\s+){0,4}\Z", re.I
)
DOSE_ARMS = gate(
    r"(?<![\d.])\d[\d.]*+\s?(?:mg(?:/kg)?)?(?:,|,? or| and| vs\.?| versus)\s+(?:[\d.]+\s?mg(?:/kg)?,?\s+(?:or|and|vs\.?)\s+)?(?P<last>\d[\d.]*+\s?mg(?:/kg)?)\b"
)
