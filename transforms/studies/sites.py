"""The forms that names of institutions have."""

from __future__ import annotations

import re

from transforms.lexicon.gates import gate_ways
from transforms.studies.nouns import CAPITAL

_SITES = (
    r"(?:University|Univ\.?|Hospital|Institut(?:es?|et)?|College|School|Medical Cent(?:er|re)|Health(?: ?[Cc]are)? (?:System|Service|Network)|Clinics?|"
    r"Foundation|VA|Veterans (?:Affairs )?(?:Hospital|Medical Cent(?:er|re))|Therapeutics|Pharmaceuticals?|Pharma|Biosciences?|Bio|Biopharma|Biotech|Pathways|"
    r"Laborator(?:y|ies)|Labs|Research Cent(?:er|re)|Cent(?:er|re)|Infirmary|Polytechnic|UMC|Academy|Neurosciences?|Biologics|Medicines|Group|Consortium|Collaborative|Cooperative|Network|Unit|Inc\.?|Ltd\.?|Corp\.?|plc|GmbH|Health)"
)
INSTITUTION = gate_ways(
    rf"(?<![\w’'&.-])(?P<name>(?!(?:An?|The|In|At|By|From|Our|When|And|But|One)\s)(?:"
    rf"(?:University|Univ\.|Institute|College|School|Hospital|Academy|Cent(?:er|re)|Department) (?:of|for) (?:the )?{CAPITAL}(?:–[A-Z]\w+)?(?:,\s+(?:San|Los|Santa)\s+{CAPITAL}|,\s+(?:Irvine|Davis|Berkeley|Riverside|Merced)\b)?(?:\s+(?:(?:and|of|at|&|for)\s+(?:the\s+)?)?{CAPITAL}){{0,5}}"
    rf"|(?:Hôpital|Université|Universität|Universidad|Universidade|Università|Universiteit|Klinikum|Institut|Instituto|Centro|Centre|Clínica|Charité|Hospital)\s+(?:(?:de|del|la|le|les|des|du|di|da|do|für|van|der)\s+){{0,3}}{CAPITAL}(?:\s+{CAPITAL}){{0,3}}"
    rf"|(?:{CAPITAL}\s+(?:(?:and|&|de)\s+(?={CAPITAL}))?){{1,5}}(?:{_SITES}\s+){{0,2}}{_SITES}(?![\w-])(?:\s+(?:London|Dublin|Vienna|Berlin|Sydney|Galway|Basel|Zurich|Bern|Geneva|Bonn|Cologne|Munich|Heidelberg|Tübingen|Copenhagen|Oslo|Stockholm|Helsinki|Ghent|Leiden|Houston|Seattle|Boston|(?:San|Los|Santa|Fort)\s+[A-Z]\w+)\b)?(?:\s+(?:of|at|for)\s+(?:the\s+)?{CAPITAL}(?:\s+(?:(?:and|of|at|&)\s+)?{CAPITAL}){{0,6}})?"
    rf"|(?:{CAPITAL}\s+){{1,4}}(?:hospital|university|institute|medical school|medical cent(?:er|re)|medical college)\b"
    rf"))"
)
NO_SITE = re.compile(
    r"\b(?:Study|Mental|Public|Behavio(?:u)?ral|Global|World|Brain|Women’s|Control|Study|Focus|Support|Peer|Placebo|Treatment|Age|Working|Writing|Emergency|Intensive Care) (?:Health|Group|Unit|Network)\Z"
)
SITES_BEHIND = re.compile(
    r"\s+(?:hospitals|medical cent(?:ers|res)|clinics|cent(?:ers|res)|sites|facilities|[Aa]dministration|estimates?|guideline|benefits)\b|[’']s\s+(?:guideline|website|label)"
)
LEGAL = re.compile(r",?\s+(?:Inc|Ltd|Corp|plc|GmbH|LLC|AG)\.?\Z")
PART = re.compile(
    r"\A(?:(?!(?:King|Queen|Children|Women|Men|Guy|Prince|Princess|People|Veteran|Soldier|Christ|Mary|Ann|Anne|John|Luke|Joseph)[’']s)[\w’'-]+[’']s\s+(?!(?:College|Hospital|University|Institute|School|Medical|Health)\b))?(?:(?:Department|Division|Faculty|Institute) (?:of|for) [\w\s&-]+? (?:at|of) (?:the )?(?=[A-Z][\w\s’'.-]*\b(?:University|Hospital|College|Institute|School)\b|University of ))?"
)
"""What stands before the name that an institution goes by: an owner, or the part of it that did the work."""
