"""Evidence basis: what a statement rests on, where it does not rest on an identified study."""

from __future__ import annotations

import re

from transforms.reading import Reading

CUES = {
    "studies": [
        "{studies|trials|research|clinical trials|data|evidence|meta analyses|reviews|experiments|imaging|scans|literature} {show|shows|showed|have shown|has shown|have found|found|suggest|suggests|suggested|have suggested|has suggested|indicate|indicates|indicated|demonstrate|demonstrates|have demonstrated|has demonstrated|report|reported|reveal|support|supports|confirm|point|points|is|are|hint|hints|link|links|have linked}",
        "{clinical|randomized|randomised|several|multiple|many|numerous|recent|early|small|few|some|other|earlier|most|animal|ongoing|larger|open label|observational|brain imaging|laboratory|two|three|these|mouse|rodent} {studies|trials|clinical trials}", "{several|many|recent|numerous|early} {clinical trials|reports|meta analyses}", "has been shown", "have been shown", "been shown to", "shown to", "in {clinical |}{trials|studies}", "{|the }research", "scientists {have|found|say|believe}", "researchers have {found|shown|reported}", "these numbers", "body of evidence", "meta analyses", "the literature", "in mice", "in rats", "in rodents", "animal models", "across studies",
        "{pooled|published} {data|results|studies|trials}", "case reports",
    ],
    "survey": ["survey", "poll", "surveyed", "polled", "questionnaire survey"],
    "accounts": ["personal accounts", "anecdotal reports", "{patients|people|clients|users|participants|many|some|veterans} {often |sometimes |frequently |commonly |also |}{say|tell us|report|describe|tell me|have told}", "testimonials", "told me", "in their own words"],
    "self": ["i", "i've", "i'm", "i'd", "i'll", "my", "me", "myself"],
    "title": ["dr", "professor", "prof", "psychiatrist{|s}", "psychologist{|s}", "neuroscientist{|s}", "scientist{|s}", "author{|s}", "investigator{|s}", "researcher{|s}", "chief executive", "chief medical officer", "ceo", "m d", "ph d", "director", "statistician", "neurologist", "neuropharmacologist", "clinician{|s}", "spokesperson", "spokeswoman", "spokesman", "commissioner"],
    "expert": ["experts", "expert", "according to {dr|the|professor|a}", "psychiatrist{|s}", "doctor{|s} say", "clinicians say", "doctors {warn|caution|believe|agree}", "said", "says", "told", "warned", "warns", "cautioned", "cautions", "professor", "spokesperson", "spokeswoman", "spokesman", "chief medical officer", "officials", "agency", "the department", "health authorities", "researchers say", "explained", "explains", "argues", "notes", "added"],
    "guideline": ["guideline{|s}", "regulator{|s|y}", "medicare", "medicaid", "tricare", "health ministry", "insurers"],
}  # fmt: skip
SAYING = re.compile(r"\b(?:said|says|told|warn(?:s|ed)|caution(?:s|ed)|explain(?:s|ed)|note[sd]|add(?:s|ed)|argue[sd]|states?|stated|recommends?|according to|advises?|considers?|requires?|limits|approv\w+|authori[sz]ed|rejected|declined|licen[sc]ed|classif\w+|endorse[sd]?)\b", re.I)


def find_basis(reading: Reading, claim_type: str) -> str:
    """`unnamed_study`, `survey`, `testimonial`, `authority` or `none`."""
    if is_testimonial(reading):
        return "testimonial"
    if reading.has("basis.survey"):
        return "survey"
    if claim_type == "regulatory" and reading.has("authority", "basis.guideline", "regulatory.approval", "regulatory.control"):
        return "authority"
    if reading.has("basis.studies"):
        return "unnamed_study"
    if reading.has("basis.accounts"):
        return "testimonial"
    speaks = SAYING.search(reading.text) is not None
    if reading.has("authority", "basis.guideline", "basis.expert") and speaks:
        return "authority"
    return "none"


def is_testimonial(reading: Reading) -> bool:
    """True if a person tells of their own experience."""
    speaks = any(_is_self(reading, h.start - reading.span.start, h.end - reading.span.start) for h in reading.find("basis.self"))
    return speaks and not reading.has("basis.title", "speech.research_we") and not reading.expert_near


def _is_self(reading: Reading, start: int, end: int) -> bool:
    """False for the letters of `i.v.` and `part I`."""
    word = reading.text[start:end]
    return word[0] == "I" and reading.text[end : end + 1] not in {".", ")"} or word.lower() in {"my", "me", "myself"}
