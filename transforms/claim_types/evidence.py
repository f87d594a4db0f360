"""Evidence: the state or design of the evidence itself: a study exists, enrolled so many, is under way, is limited."""

from transforms.reading import Reading

CUES = {
    "state": [
        "encouraging", "scarce", "patchy", "patchier", "thin", "shaky", "modest evidence", "no reliable way",
        "has not been demonstrated", "nobody has {shown|demonstrated|proven}", "no one has {shown|demonstrated|proven}",
        "decades of {|decent |solid |rigorous }{data|research|trials|evidence}", "jury is", "in its infancy",
        "still new", "infancy", "unanswered", "open question{|s}", "not settled", "unsettled", "so far", "to date",
        "wider shift", "still trying", "trying to {determine|answer|understand|find out}", "question{|s}",
        "remains {open|debated|a matter}", "needs more", "need more", "must be {repeated|replicated|confirmed}",
        "do not support", "does not support", "supports the {use|idea}", "strengthens the case", "the case for",
        "proof", "prove", "proves", "proven", "not proven", "established", "well established",
        "far from {clear|certain|settled}", "little is known", "less is known", "much remains", "remains to be",
        "first of its kind", "largest {study|trial} {|to date}", "rigorous", "gold standard", "hard to interpret",
        "difficult to interpret", "interpret{|ed} with caution", "cautious",
        "should be {read|treated|interpreted|taken}", "claims", "claim", "marketing", "advertis{e|es|ing}",
        "hypothes{is|es|ized|ised}", "speculative", "theory", "theories", "assumption", "no long term",
        "long term {effects|outcomes|studies|follow up|safety}", "not been compared", "head to head",
        "reproducib{le|ility}", "credible", "reliable", "methodological", "quality", "consensus", "experts disagree",
        "remains unproven", "overstated", "overhyped", "hype", "evidence", "limited", "preliminary", "inconclusive",
        "insufficient", "conflicting", "mixed results", "mixed", "unclear", "unknown", "not yet known", "not known",
        "remains to be seen", "remain{|s} {unclear|unknown|uncertain|open}", "uncertain", "growing {body of |}evidence",
        "body of evidence", "mounting evidence", "evidence is", "evidence for", "evidence base", "evidence that",
        "strong evidence", "strongest {data|evidence}", "weak evidence", "low certainty", "low quality",
        "moderate certainty", "quality of evidence", "certainty of {the |}evidence", "more research",
        "further research", "more studies", "further studies", "larger {trials|studies}", "larger and longer",
        "longer {trials|studies}", "additional {research|studies|trials}", "future {research|studies|trials}",
        "research is needed", "are needed", "is needed", "still being studied", "being studied", "under study",
        "under investigation", "being investigated", "investigating", "studied", "still learning", "much to learn",
        "early days", "gaps", "lack of {data|evidence|research|studies|long term}", "no data", "no evidence",
        "little evidence", "scant", "sparse", "few studies", "no study", "no studies", "no {trial|trials}",
        "no {large |}{randomized|randomised}", "not been studied", "never been studied",
        "has not been {tested|studied|shown|proven|established}", "harder to confirm", "hard to confirm", "unproven",
        "data are lacking", "long term data", "not been replicated", "replicat{e|ed|ion}", "caveat{|s}",
        "limitation{|s}", "confirm", "whether",
        "researchers {are|have been} {still |}{investigating|studying|trying|examining|exploring|looking}",
        "are examining", "is examining", "exploring", "examin{e|es|ed|ing}", "paradigm shift", "mainstream option",
        "debated", "controversial", "contested", "skeptic{|s|al}", "sceptic{|s|al}", "warrants", "warranted",
        "hypothesis", "anecdotal", "cannot be {excluded|ruled out|known}", "no idea", "nobody {can say|knows}",
        "no one {knows|had|has}", "we do not know", "we don't know", "not clear", "too early", "too soon",
        "generali{s|z}{e|able|ability}", "biased", "bias", "risk of bias", "heterogene{ity|ous}", "underpowered",
        "confound{|ed|ing|ers}", "guess{|ed}", "expectancy", "expectation{|s}", "unblind{|ed|ing}", "blinding",
        "functional unblinding", "wide confidence", "imprecise",
    ],
    "design": [
        "study type", "allocation", "intervention model", "parallel assignment", "primary purpose", "time frame",
        "at screening", "history of", "at random", "by chance", "ran a study", "paper", "appeared in",
        "comparison group", "control arm", "controls", "lacked", "without a control", "holds a patent", "patent",
        "shares in", "stock", "paid by", "consult{s|ing} for", "employee{|s}", "halted", "stopped early", "pooling",
        "customers", "took part", "take part", "takes part", "taking part", "is enrolling", "due to open",
        "aims to recruit", "scale", "rated by", "raters", "assessor{|s}", "blinded", "questionnaire{|s}",
        "assessed {at|with|by|using}", "measured {with|by|using|at}", "was measured", "were measured", "followed",
        "follow up was", "tracked", "reviewed", "records", "lost to follow up", "attrition", "analysis", "analyses",
        "intention to treat", "per protocol", "mixed model{|s}", "power", "powered", "matched", "weighed", "compared",
        "comparing", "compares", "stratified", "arm{|s}", "group{|s}", "multicent{er|re}", "multisite", "single site",
        "single cent{er|re}", "hospital{|s}", "trial", "study", "investigators", "researchers", "scientists",
        "university", "team", "journal", "dropout", "withdrawn", "eligible", "aged", "adults with", "people with",
        "veterans with", "service members", "half were", "most were", "percent were", "women", "men", "civilian{|s}",
        "average age", "white", "enrol{|l}{|ed|s|ing|ment}", "recruit{|ed|s|ing|ment}",
        "randomi{s|z}ed {|clinical |controlled |double blind |placebo controlled |}trial{|s}", "randomi{s|z}ed",
        "randomly assigned", "double blind{|ed}", "single blind", "open label", "placebo controlled", "sham controlled",
        "crossover", "parallel group", "phase {1|2|3|4|i|ii|iii|2b|2a|iib}", "participants",
        "involved {|some |about |nearly |more than |just |only }", "trial involved", "study involved", "study included",
        "included {|some |about |nearly |more than |just |only |a total of }", "sample size", "sample of",
        "small {study|studies|trial|trials|sample|samples}", "pilot {study|trial}", "no control group", "no placebo",
        "uncontrolled", "control group", "retrospective", "prospective", "case series", "chart review", "cohort",
        "observational", "survey{|ed}", "interviewed", "spoke to", "analy{s|z}ed", "pooled",
        "combined {|the }{results|data}", "meta analys{is|es}", "systematic review{|s}", "database{|s}", "searched",
        "eligibility", "inclusion criteria", "exclusion criteria", "screened", "completed", "completers", "baseline",
        "mean age", "followed {for|up|the}", "funded by", "funding", "sponsor{|ed|s}", "conflict{|s} of interest",
        "peer review{|ed}", "preprint", "registered", "registration", "published {|in|today|on|online}",
        "estimated completion", "primary outcome {was|is|measure}", "secondary outcomes", "masking", "sites",
        "interim analysis", "topline",
    ],
    "exists": [
        "a {new|recent|second|third|larger|small|pilot|ongoing|separate|follow up} {study|trial}",
        "another {study|trial}", "studies are", "trials are", "is testing", "are testing", "being tested",
        "testing whether", "is studying", "are studying", "underway", "begin", "began enrolling",
        "hope{|s} to enrol{|l}", "next step", "phase 3", "late stage trial{|s}", "scans of", "to be reported",
        "will report", "plans to", "planned", "set to begin", "in progress",
        "{trial|study|studies|trials|research} {is|are} {under way|underway|ongoing|recruiting|planned}", "under way",
        "ongoing {trial|trials|study|studies|research}", "ongoing", "will enrol{|l}", "now recruiting",
        "currently recruiting", "clinical trials are", "is planned", "launch{|ed|es|ing}",
        "will {test|compare|recruit|open|begin|follow|include}", "results expected", "expected {in|by}",
        "first {trial|study} {to|of}", "there {is|are} {|only |just |currently |}{a few|few|two|three|several|no|one}",
    ],
}  # fmt: skip
CASES = [
    ("The trial enrolled 41 adults.", True),
    ("More research is needed.", True),
    ("Ketamine is a drug.", False),
]


def recognise(reading: Reading) -> str | None:
    """Name of the rule by which the statement speaks of the evidence itself, or None."""
    if reading.has("evidence.state"):
        return "evidence.state"
    if reading.has("evidence.exists"):
        return "evidence.exists"
    if reading.has("evidence.design"):
        return "evidence.design"
    return None
