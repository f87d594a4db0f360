"""Condition: what the condition is, its causes, symptoms, who is affected, and its course."""

CUES = {
    "nature": [
        "it shows up", "adults will have", "at some point in their", "diagnosed", "children", "child", "unwanted",
        "bad dreams", "dreams", "keyed up", "blaming", "broken sleep", "sleep", "short fuse", "memory", "memories",
        "fear", "reminders", "relationships", "work", "family", "women", "men", "survivors", "soldiers",
        "first responders", "combat", "war", "abuse", "violence", "accident{|s}", "disaster{|s}", "events", "event",
        "danger", "reaction", "react", "normal", "brain", "changes in", "feel{|s|ing}", "thoughts", "mood", "loss of",
        "difficulty", "trouble", "unable", "avoid{|s|ing}", "isolat{e|ed|ion}", "alcohol", "drugs", "criteria", "dsm",
        "months", "symptoms", "lasts", "persist", "recover", "course", "varies", "severe", "mild", "untreated",
        "comorbid", "co occurring", "often occurs", "common", "prevalence", "rates", "percent", "adults", "veterans",
        "population", "leading cause", "quality of life", "stigma", "not a {weakness|choice|character}", "treatable",
        "half of", "a third of",
        "is a {mental|condition|disorder|psychiatric|complex|chronic|serious|debilitating|common|real|type|"
        "trauma|leading|mood}",
        "is an {anxiety|illness|emotional}", "is characteri{s|z}ed by", "characteri{s|z}ed by", "is marked by",
        "marked by", "hallmark{|s}", "defined by", "affect{|s|ed|ing}", "caus{e|es|ed|ing}",
        "develop{|s|ed|ing} {|ptsd|after|in|when|following}", "result{|s|ing} from", "arises", "stem{|s} from",
        "lead{|s|ing} to", "can lead to", "occurs {|after|when}", "occur after", "follow{|s} {a |}trauma",
        "symptoms include", "symptoms may include", "symptoms can include", "symptom of", "another symptom",
        "common symptom{|s}", "includes", "signs", "sufferers", "people with", "people living with", "patients with",
        "lifetime", "worldwide", "millions of", "one in", "in the general population", "wreak havoc", "take a toll",
        "trigger{|s|ed}", "risk factor{|s}", "at {greater|higher|increased} risk", "raises the risk", "more likely to",
        "diagnos{ed|is}", "exposure to", "experienc{e|es|ed|ing}", "witness{|es|ed|ing}", "begin{|s} shortly after",
        "stuck", "suffer{|s|ed|ing}", "living with", "struggl{e|es|ed|ing}", "common among", "live with", "burden",
        "disabling", "disability", "chronic", "years of",
    ],
}  # fmt: skip
CASES = [
    ("PTSD affects about six in a hundred adults.", True),
    ("Ketamine is given by drip.", False),
]
