"""Safety: side effects, risks, dependence, contraindications, tolerability, monitoring needed because of risk."""

from transforms.reading import Reading

CUES = {
    "harm": [
        "addiction", "addicted", "stopped breathing", "falls", "blackouts", "slow breathing", "breathing",
        "respiratory", "wreck{|s} your", "boundary violations", "suggestible", "suicidal thoughts", "suicidal ideation",
        "cardiovascular", "heart attack", "stroke", "distress", "distressing", "overwhelming", "anxiety during",
        "transient anxiety", "floaty", "out of body", "woozy", "queasy", "nauseous", "sick", "vomit", "throw up",
        "sore throat", "swallowing", "voice", "eyelid", "flushing", "sweating", "tremor", "insomnia", "irritability",
        "nosebleed", "throat irritation", "taste", "spike{|s} in blood pressure", "raises blood pressure",
        "increase{s|d|} in blood pressure", "hypertension", "emergency", "emergenc{y|ies}", "poison", "adverse",
        "side effect", "crisis", "scar{|s|ring}", "lung", "needle", "pain at", "discomfort", "complain{|ed|ts}",
        "struggl{e|ed} afterwards", "re traumati{s|z}{e|ed|ing}", "flashback{|s} during", "serotonin syndrome",
        "heart valve", "weight gain", "sexual side effects", "sexual dysfunction", "emotional blunting",
        "side effect{|s}", "adverse event{|s}", "adverse effect{|s}", "adverse reaction{|s}", "serious adverse",
        "complication{|s}", "toxicity", "toxic", "overdos{e|es|ed|ing}", "death{|s}", "died", "fatal",
        "hospitali{s|z}ed", "hospitali{s|z}ation{|s}", "nausea", "vomiting", "vomited", "dizziness", "dizzy",
        "headache{|s}", "sedation", "sedated", "drowsiness", "drowsy", "sleepiness", "fatigue", "blurred vision",
        "elevated blood pressure", "raised blood pressure", "blood pressure", "heart rate", "heart rhythm",
        "palpitation{|s}", "tachycardia", "bladder", "cystitis", "urinary", "liver", "hoarse{|ness}", "horner syndrome",
        "horner", "droop{|s|y|ing}", "droopy eyelid", "bruis{e|ing}", "hematoma", "haematoma", "bleeding",
        "seizure{|s}", "pneumothorax", "nerve damage", "infection", "dissociation",
        "dissociative {effect|symptom|state|side|episode}{|s}", "dissociative effects", "hallucinations", "unpleasant",
        "frightening", "bad trip{|s}", "panic", "paranoia", "mania", "manic", "jaw clench{|ing}", "muscle tightness",
        "loss of appetite", "confusion", "cognitive impairment", "memory problems", "injur{y|ies}", "harm{|s|ed|ful}",
        "danger{|s|ous}", "unsafe", "metallic taste", "vertigo", "numbness", "worsening",
    ],
    "risk": [
        "hazard{|s}", "vulnerability", "vulnerable", "not safe", "unsuitable", "isn t suitable", "isn't suitable",
        "aren't suitable", "not for people", "not for anyone", "not be right for", "avoid", "avoided", "cannot have",
        "can't have", "who {should|can|must} not", "uncontrolled {hypertension|high blood pressure|blood pressure}",
        "pregnan{t|cy}", "breastfeeding", "history of {psychosis|mania|schizophrenia|aneurysm}", "aneurysm{|al}",
        "family history", "heart disease", "heart condition{|s}", "warn{|s|ed|ing}", "careful", "dangers",
        "concern{|s|ed}", "worr{y|ies|ied}", "diverted", "diversion", "recreational", "party drug", "street", "illicit",
        "abuse liability", "risk{|s}", "risky", "contraindicat{ed|ion|ions}", "not recommended for", "not suitable for",
        "unsuitable for", "not {a good fit|appropriate} for", "should not {be used|be given|take|use|receive|have}",
        "should avoid", "must not", "not be used", "rule{|s|d} out", "exclud{e|es} people", "warning{|s}",
        "boxed warning", "black box", "precaution{|s}", "caution{|s|ed}", "interact{|s|ion|ions}", "abuse potential",
        "potential for abuse", "misus{e|ed|es}", "abuse", "abused", "dependence", "dependency", "addictive",
        "habit forming", "tolerance", "craving{|s}", "withdrawal", "safety concern{|s}", "concerns about safety",
        "who should not", "screen{ing|ed} {for|out}",
    ],
    "tolerability": [
        "safety record", "track record", "no one {started|developed|had}", "no participant", "no patient",
        "not {addictive|habit forming}", "drug free", "without side effects", "minimal side effects",
        "few side effects", "no lasting", "go away", "goes away", "went away on", "pass{|es|ed} {within|quickly|by}",
        "resolve{|s|d}", "wear off by", "hard work", "grueling", "gruelling", "demanding", "retention",
        "stayed in treatment", "withdrew because", "discontinuation rates", "discontinuations", "walk away before",
        "drop off", "safe", "safely", "safety", "safety profile", "well tolerated", "tolerat{e|ed|es}", "tolerability",
        "tolerable", "no serious", "mild", "mild to moderate", "mild and", "transient", "drop out", "dropped out",
        "drop outs", "dropout{|s}", "dropout rate{|s}", "discontinu{e|ed|ation|ing}", "withdrew", "quit early",
    ],
    "watch": [
        "monitor{|ed|ing|s}", "observ{e|ed|ation} for {two|2|at least}", "supervis{e|ed|ion} because", "screening",
        "vital signs", "pulse oximetry", "must not drive", "not drive", "do not drive", "drive", "driving",
    ],
}  # fmt: skip
CASES = [
    ("Nausea and dizziness were common.", True),
    ("Ketamine carries a risk of dependence.", True),
    ("Trauma raises the risk of depression.", False),
]


def recognise(reading: Reading) -> str | None:
    """Name of the rule by which the statement speaks of safety, or None."""
    if reading.has("safety.harm"):
        return "safety.harm"
    if reading.has("safety.risk"):
        return "safety.risk"
    if reading.has("safety.tolerability"):
        return "safety.tolerability"
    if reading.has("safety.watch"):
        return "safety.watch"
    return None
