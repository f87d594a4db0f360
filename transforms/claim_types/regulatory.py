"""Regulatory: approval, label, prescribing rules, coverage, and what a guideline recommends."""

CUES = {
    "approval": [
        "turned down", "turns down", "outlaw{ed|s}", "green light", "greenlit", "sign off", "cleared", "clearance",
        "application", "applied for", "submitted", "fda label", "on label", "only drug",
        "only two {drugs|medicines|medications}", "indicated for", "indication", "fda", "ema", "mhra", "tga",
        "health canada", "nice", "compassionate use", "expanded access", "special access", "right to try",
        "designation", "review panel", "advisers", "vote{|d}", "fda approv{ed|al|es}", "approv{ed|al|es|als}",
        "unapproved", "authori{s|z}ed", "authori{s|z}ation", "licen{s|c}ed", "licen{s|c}e", "licen{s|c}ing",
        "off label", "label", "labelled", "labeled", "marketing authori{s|z}ation", "new drug application", "nda",
        "cleared by", "rejected", "declined to approve", "refused", "complete response letter", "advisory committee",
        "breakthrough therapy", "fast track", "resubmi{t|ssion}", "regulator{|s|y}", "reject{|ion}",
    ],
    "control": [
        "schedule {i|ii|iii|1|2|3|8|9|iv}", "class a", "controlled substance{|s}", "controlled drug", "illegal",
        "legal", "legally", "legali{s|z}ed", "decriminali{s|z}ed", "banned", "prohibited", "reschedul{e|ed|ing}",
        "rems", "risk evaluation and mitigation",
        "certified {clinic|clinics|treatment|center|centers|setting|healthcare}", "restricted", "state law",
        "federal law", "federally", "permitted", "unlawful",
    ],
    "coverage": [
        "denied", "requests will be", "authorization", "authori{s|z}ation period", "initial authorization", "renewal",
        "eligible members", "member{|s}", "health plan", "the plan", "policy",
        "considered {unproven|investigational|experimental|medically necessary}", "unproven", "claims will", "copay",
        "deductible", "self pay", "va {covers|pays|provides|offers}", "provided free", "funded", "nhs funded",
        "insur{ance|er|ers}", "covered", "coverage", "covers", "cover the", "reimburs{e|ed|es|ement}", "medicare",
        "medicaid", "tricare", "prior authori{s|z}ation", "not medically necessary", "medically necessary",
        "investigational", "experimental and", "pays for", "pay for it", "out of pocket",
    ],
    "guideline": [
        "guidance", "advises against", "advise against", "advises", "first choice{|s}",
        "put{|s} {talking therapies|psychotherapy|therapy} first", "recommended", "not recommended", "recommend",
        "endorse{|s|d}", "suggest against", "suggests against", "weak recommendation", "strong recommendation", "panel",
        "society", "task force", "college of", "guideline{|s}", "clinical practice guideline", "recommends",
        "recommends against", "recommend{|ed} against", "recommended by", "recommendation{|s}",
        "first line treatment{|s} recommended", "prescrib{es|ing} rules", "prescription of", "prescribe on",
        "limits its", "case by case", "position statement", "consensus statement", "strongly recommend{|ed|s}",
        "suggest{|s} against", "insufficient evidence to recommend",
    ],
    "standing": [
        "remains {a schedule|a controlled|illegal|unapproved|unlicensed|off label}",
    ],
}  # fmt: skip
CASES = [
    ("The FDA has not approved ketamine for PTSD.", True),
    ("Most insurers do not cover infusions.", True),
    ("Ketamine reduced symptoms.", False),
]
