"""Sections: what the heading or the line above a statement announces."""

CUES = {
    "symptoms": [
        "symptom{|s}", "signs", "what is ptsd", "what is depression", "understanding {ptsd|trauma|depression}",
        "causes", "who gets", "types of {ptsd|trauma|depression}", "about {ptsd|depression}", "diagnosis", "overview",
        "the condition",
    ],
    "giving": [
        "how is it given", "how it is given", "what to expect", "procedure", "dosing", "dosage", "dose{|s}", "protocol",
        "how is {ketamine|it|psilocybin|sgb|esketamine|mdma} {administered|given|done}", "how {|the }treatment works",
        "treatment plan", "schedule", "administration", "methods", "the session", "during {your|the|a}",
        "before {your|the|a}", "after {your|the|a}", "options", "treatments", "treatment options", "therapies",
        "how was the treatment structured", "structured", "how often", "what happens",
    ],
    "safety": [
        "side effect{|s}", "risk{|s}", "safety", "who should not", "who should avoid", "contraindication{|s}",
        "warnings", "precautions", "is it safe", "adverse events", "harms", "cautions", "downsides",
        "what can go wrong",
    ],
    "evidence": [
        "research", "evidence", "studies", "science", "trial", "trials", "data", "limitation{|s}", "what we know",
        "what we don't know", "unknowns", "eligibility", "inclusion criteria", "exclusion criteria", "study details",
        "design", "outcome measures", "primary outcome{|s}", "secondary outcome{|s}", "study design", "participants",
        "the study", "results", "findings", "conclusions",
    ],
    "working": [
        "how does it work", "how does {ketamine|psilocybin|mdma|sgb|esketamine|it} work",
        "how {ketamine|psilocybin|mdma|sgb|esketamine|it} works", "mechanism", "in the brain", "brain",
        "the science of", "why it works", "acts on",
    ],
    "rules": [
        "coverage", "insurance", "cost", "legal", "approval", "approved", "guideline{|s}", "regulation", "policy",
        "medically necessary", "criteria", "medical necessity", "authorization", "not covered", "law",
    ],
    "helping": [
        "benefits", "who can benefit", "does it work", "effectiveness", "efficacy", "relief", "results", "success",
        "why choose", "how ketamine helps", "helps",
    ],
    "voices": [
        "testimonials", "what patients say", "patients are saying", "stories", "reviews", "what our patients",
        "hear from",
    ],
    "about": [
        "about us", "our team", "contact", "book", "careers", "privacy", "cookies", "events", "location{|s}", "hours",
        "faqs", "meet the team", "pricing",
    ],
}  # fmt: skip
