"""Protocol: how a treatment is or was given: route, dose, number and timing of sessions, setting, company."""

from transforms.reading import Reading

CUES = {
    "giving": [
        "take", "takes", "taken", "taking", "wear{|s}", "wore", "sat down with", "sat with", "sit with",
        "doctor{|s} inject{|s}", "inject{|s}", "numbing", "numb", "injected near", "checks", "check in", "at your side",
        "by your side", "beside", "each", "cycle{|s}", "round{|s}", "program", "package", "contains", "prescribed",
        "prescrib{e|es|ing}", "titrat{e|ed|ion}", "milligrams", "mg", "start with", "starts with", "begin{|s} with",
        "followed by", "preceded by", "two phases", "phase", "induction", "loading", "maintenance dose", "schedule",
        "scheduled", "spaced", "intake", "consultation", "assessment", "screening call", "evaluat{e|ed|ion}",
        "talk therapy", "cbt", "emdr", "psychotherapy", "meetings", "gathering", "ceremon{y|ies}", "before and after",
        "between", "pre treatment", "adjunct", "add on", "added to", "as part of", "combination", "included",
        "involved", "process", "technique", "exercises", "homework", "recount", "recall", "go over", "talk through",
        "return to", "administered", "administration", "administer{|s|ing}",
        "given {|as|by|over|under|in|through|at|every|once|twice|to}", "gave",
        "deliver{|s|ed|y} {|by|over|through|in|as|via}", "received", "receive{|s}", "receiving", "dos{e|es|ed|ing}",
        "low dose{|s}", "high dose{|s}", "regimen{|s}", "protocol{|s}", "course of", "session{|s}", "infusion{|s}",
        "injection{|s}", "visit{|s}", "appointment{|s}", "treatments", "dosing session{|s}", "preparation session{|s}",
        "preparatory session{|s}", "integration session{|s}", "integration", "preparation", "prepar{e|ed|es|ing}",
        "combined with", "in combination with", "alongside", "paired with", "together with",
        "plus {talk therapy|therapy|psychotherapy}", "accompanied by", "combin{e|es|ed|ing}", "randomi{s|z}ed to",
        "assigned to {receive|}", "took part in", "attend{|ed|s}", "allocated to", "self administer{|s|ed}",
    ],
    "setting": [
        "ultrasound", "oxygen", "monitor", "clinician", "doctor", "physician", "psychologist", "psychiatrist",
        "surgery", "operating room{|s}", "emergency room{|s}", "ers", "ambulance", "hospital", "bed", "chair", "dim",
        "lights", "blanket", "room", "suite", "spa", "retreat", "telehealth", "mail", "mailed", "shipped", "online",
        "remote", "at a clinic", "in clinic", "facility", "under the supervision", "under supervision",
        "sedation is not", "trained", "medical supervision", "supervision", "supervised", "clinic setting",
        "controlled setting", "clinical setting", "outpatient", "in a clinic", "at home", "eye mask{|s}", "eyeshades",
        "eye shade{|s}", "blindfold{|s}", "music", "playlist", "headphones", "couch", "recliner", "reclin{e|es|ed|ing}",
        "comfortable chair", "private room", "living room", "quiet room", "therapist{|s}", "facilitator{|s}",
        "guide{|s|d}", "anesthesiologist{|s}", "anaesthetist{|s}", "nurse{|s}", "two therapists",
        "ultrasound{| guided| guidance}", "x ray", "fluoroscop{y|ic}", "local anesthetic", "local anaesthetic",
        "setting",
    ],
    "length": [
        "{infusion|session|procedure|appointment|visit|injection|drip|trip|experience}{|s} {|usually |"
        "typically |generally }{last|take}{|s|ed}",
        "{session|infusion|dosing|treatment|drip}{|s} last{|s|ed|ing}", "minutes", "40 minute", "40 minutes",
        "hour long", "over 40 minutes",
    ],
    "being": [
        "anesthesia", "anaesthesia", "made from", "made of", "compound", "found in", "chemical", "synthetic",
        "naturally", "mushrooms", "species", "cousin of", "form of ketamine", "version of", "half of the ketamine",
        "mirror image", "molecule", "developed as", "first developed", "invented", "discovered", "first used",
        "since the", "decades", "relied on", "has been part of", "party drug", "club drug", "recreational drug",
        "known as", "called", "also known", "short for", "stands for", "psychedelic", "entactogen", "class",
        "injection of", "local ana{|e}sthetic", "type of", "kind of",
        "is a {medicine|drug|medication|treatment|procedure|type|form|nasal|synthetic|fast|shot|psychedelic|"
        "powerful|prescription|legal|dissociative|schedule|common}",
        "is an {injection|intravenous|off|older|old|ana|antidepressant|anaesthetic|anesthetic|adjunct}",
        "dissociative ana{|e}sthetic", "anesthetic", "anaesthetic", "sedative", "psychedelic compound",
        "hallucinogen{|s|ic}", "psychoactive", "used since", "used as an", "nerve block", "local anesthetic injection",
        "enantiomer", "is a {drug|medicine|medication|compound|procedure|nasal spray|type of}",
        "form of {psychotherapy|therapy|talk therapy}", "type of {psychotherapy|therapy|behavioral therapy}",
        "class of", "is an injection", "is a nerve",
    ],
    "rhythm": [
        "twice {a week|weekly|per week|a day}", "once {a week|weekly|a day|daily|every}", "weekly",
        "every {other |two |few |1|2|3|4|six |four |eight |}{week|weeks|day|days|month|months}", "daily",
        "three times {a|per} week", "over {|a period of |the course of }{two|three|four|six|eight|2|3|4|6|8} weeks",
        "weeks apart", "days apart", "spaced",
    ],
    "use": [
        "commonly used", "often prescribed", "are prescribed", "typically involve{|s}", "usually involve{|s}",
        "first line", "treatment options include", "treatments include", "involv{e|es|ed|ing}", "used to treat",
        "used for", "consist{|s|ed} of", "uses a combination",
    ],
}  # fmt: skip
CASES = [
    ("Six infusions are given over two weeks.", True),
    ("Ketamine is a dissociative anaesthetic used since the 1960s.", True),
    ("Depression improved.", False),
]


def recognise(reading: Reading) -> str | None:
    """Name of the rule by which the statement describes how a treatment is given, or None."""
    if reading.has("protocol.being") and reading.names_therapy | reading.names_comparator:
        return "protocol.being"
    if reading.has("protocol.rhythm", "protocol.length"):
        return "protocol.rhythm"
    if reading.has("route") and reading.has("protocol.giving", "protocol.setting"):
        return "protocol.route"
    if reading.has("protocol.setting"):
        return "protocol.setting"
    if reading.has("protocol.giving"):
        return "protocol.giving"
    if reading.has("protocol.use"):
        return "protocol.use"
    return None
