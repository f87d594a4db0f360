"""Safety: side effects, risks, dependence, contraindications, tolerability, monitoring needed because of risk."""

from transforms.reading import Reading

CUES = {
    "harm": [
        "side effect{|s}", "adverse event{|s}", "adverse effect{|s}", "adverse reaction{|s}", "serious adverse", "complication{|s}", "toxicity", "toxic", "overdos{e|es|ed|ing}", "death{|s}", "died", "fatal", "hospitali{s|z}ed", "hospitali{s|z}ation{|s}",
        "nausea", "vomiting", "vomited", "dizziness", "dizzy", "headache{|s}", "sedation", "sedated", "drowsiness", "drowsy", "sleepiness", "fatigue", "blurred vision", "elevated blood pressure", "raised blood pressure", "blood pressure",
        "heart rate", "heart rhythm", "palpitation{|s}", "tachycardia", "bladder", "cystitis", "urinary", "liver", "hoarse{|ness}", "horner syndrome", "horner", "droop{|s|y|ing}", "droopy eyelid", "bruis{e|ing}", "hematoma", "haematoma", "bleeding", "seizure{|s}", "pneumothorax", "nerve damage", "infection",
        "dissociation", "dissociative {effect|symptom|state|side|episode}{|s}", "dissociative effects", "hallucinations", "unpleasant", "frightening", "bad trip{|s}", "panic", "paranoia", "mania", "manic", "jaw clench{|ing}", "muscle tightness", "loss of appetite", "confusion", "cognitive impairment", "memory problems",
        "injur{y|ies}", "harm{|s|ed|ful}", "danger{|s|ous}", "unsafe", "metallic taste", "vertigo", "numbness", "worsening",
    ],
    "risk": [
        "risk{|s}", "risky", "contraindicat{ed|ion|ions}", "not recommended for", "not suitable for", "unsuitable for", "not {a good fit|appropriate} for", "should not {be used|be given|take|use|receive|have}", "should avoid", "must not", "not be used", "rule{|s|d} out", "exclud{e|es} people", "warning{|s}", "boxed warning", "black box",
        "precaution{|s}", "caution{|s|ed}", "interact{|s|ion|ions}", "abuse potential", "potential for abuse", "misus{e|ed|es}", "abuse", "abused", "dependence", "dependency", "addictive", "habit forming", "tolerance", "craving{|s}", "withdrawal",
        "safety concern{|s}", "concerns about safety", "who should not", "screen{ing|ed} {for|out}", "vulnerable",
    ],
    "tolerability": [
        "safe", "safely", "safety", "safety profile", "well tolerated", "tolerat{e|ed|es}", "tolerability", "tolerable", "no serious", "mild", "mild to moderate", "mild and", "transient", "drop out", "dropped out", "drop outs", "dropout{|s}", "dropout rate{|s}", "discontinu{e|ed|ation|ing}", "withdrew", "quit early",
    ],
    "watch": ["monitor{|ed|ing|s}", "observ{e|ed|ation} for {two|2|at least}", "supervis{e|ed|ion} because", "screening", "vital signs", "pulse oximetry", "must not drive", "not drive", "do not drive", "drive", "driving"],
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
