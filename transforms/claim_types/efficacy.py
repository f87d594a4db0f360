"""Efficacy: that a treatment does, or does not, improve symptoms, function or mood, for whom, or how many respond."""

from transforms.reading import Reading

CUES = {
    "gain": [
        "cut", "cuts", "cutting", "better", "get well", "got well", "getting well", "sleep", "sleeping", "slept",
        "less {anxious|depressed|afraid|reactive|suicidal|frequent|intense}", "calmer", "free of", "gone away",
        "pulled {her|him|me} out", "out of bed", "turned {|my |her |his |their }life", "mend{|s|ed}", "brighten{|s|ed}",
        "lighter", "improvement", "alleviated", "curb{|s|ed}", "tame{|s|d}", "tackle{|s}", "ease", "combat{|s|ed}",
        "fight{|s}", "address{|es|ed} {symptoms|the|depression|ptsd|trauma}", "shrink", "drop in", "fall in",
        "decline in", "reduction in", "decrease in", "change in {symptoms|mood}", "positive change", "progress",
        "relief from", "a break", "breathing room", "function", "functioning", "quality of life", "wellbeing",
        "well being", "back to {work|normal|myself|life}", "change{|d} my", "healing", "transformation",
        "moving forward", "moved forward", "symptom{|s} {scores|severity}", "improv{e|es|ed|ing|ement|ements}",
        "reduc{e|es|ed|ing|tion|tions}", "alleviat{e|es|ed|ing|ion}", "reliev{e|es|ed|ing}", "relief",
        "eas{e|es|ed|ing}", "lessen{|s|ed|ing}", "diminish{|es|ed|ing}", "decreas{e|es|ed|ing}", "remission{|s}",
        "remitted", "remitters", "recover{|s|ed|ing|y}", "heal{|s|ed|ing}", "cur{e|es|ed|ing}",
        "antidepressant effect{|s}", "anti depressant effect{|s}", "symptom free", "better outcomes",
        "lift{|s|ed|ing} {mood|depression}", "lift{|s|ed}", "overcome", "overcame", "turnaround", "get better",
        "got better", "feel better", "felt better", "feeling better", "better off", "mitigat{e|es|ed|ing}",
        "ameliorat{e|es|ed|ing|ion}", "soften{|s|ed|ing}", "calm{|s|ed|ing}", "quiet{|s|ed|ing|ens|ened}",
        "improved functioning", "life back", "lives back", "gains", "manage symptoms", "managing symptoms",
        "symptom control", "symptom reduction", "healthier",
    ],
    "fall": [
        "fell", "fall{|s}", "falling", "drop{|s|ped|ping}", "declin{e|es|ed|ing}", "lower{|s|ed|ing}", "dipped",
        "shrank", "shrunk", "halv{e|ed|ing}", "mean change", "point drop", "point reduction", "points lower",
        "score{|s}", "change from baseline",
    ],
    "response": [
        "respond{|s|ed|ing}", "respon{se|ses|der|ders}", "response rate{|s}",
        "no longer m{e|ee}t{| the|s the} {|diagnostic }criteria", "no longer qualif{y|ied}", "no longer had",
        "lost {the|their|its} diagnosis", "free of {|the }diagnosis", "met criteria for response", "responder{|s}",
        "clinically meaningful", "clinically significant",
    ],
    "worth": [
        "no real change", "no advantage", "advantage over", "no benefit", "did as well", "nearly as well", "as well as",
        "on par", "comparable", "equal{|s|led}", "equivalent", "bigger effect{|s}", "larger effect{|s}",
        "smaller effect{|s}", "small effect", "large effect", "moderate effect", "success rate{|s}", "response",
        "does not fit everyone", "new person", "expensive placebo", "real effect", "fix", "fix for", "proven fix",
        "did not improve", "no improvement", "works for", "worked for", "working", "makes a difference",
        "made a difference", "make a difference", "made no", "didn't help", "did not help", "no help",
        "stopped working", "helps with", "improves", "fared", "do better", "did better", "worse", "gained", "band aid",
        "option", "options", "choice", "alternative", "treatment for", "used to treat", "answer for", "effect",
        "effects", "effect on", "impact", "results", "outcome{|s}", "turning point", "worth", "one of the best",
        "best treatments", "among the best", "most effective", "less effective", "more effective", "resistant to",
        "responded poorly", "treatment resistant", "what works", "potential", "effective", "effectively",
        "effectiveness", "efficacy", "efficacious", "beneficial", "benefit{|s|ed|ting}", "helpful", "help{|s|ed|ing}",
        "promise", "promising", "hope", "success", "successful", "successfully", "potent", "powerful", "useful",
        "usefulness", "useless", "valuable", "of value", "game changer", "breakthrough", "life changing", "lifesaver",
        "life saver", "life saving", "lifesaving", "miracle", "works", "worked", "working well", "works well",
        "work for", "viable", "viable option", "good option", "option for", "alternative for", "alternative to",
        "solution", "remedy", "answer", "advantage", "therapeutic effect{|s}", "therapeutic benefit{|s}",
        "therapeutic potential", "treat{|s} {ptsd|depression|anxiety|trauma}", "treats", "transform{|s|ed|ative|ing}",
        "outperform{|s|ed}", "superior", "superiority", "inferior", "non inferior{|ity}", "noninferior{|ity}",
        "better than", "beat{|s}", "better results", "separat{e|ed|ion} from", "difference", "differ{|s|ed}",
        "no better", "no worse", "fail{|s|ed} to", "did not work", "doesn't work", "does not work", "no effect",
        "effect size{|s}", "treatment effect", "primary end point", "primary endpoint", "primary outcome",
        "key secondary", "met its primary", "missed its primary", "cure all", "cure", "silver bullet", "magic bullet",
        "one size fits all", "panacea", "not for everyone", "doesn't help everyone", "rebuild", "new lease",
        "opening {|new }doors", "progress", "worsen{|s|ed|ing}", "placebo response", "favour{|s|ed|ing}",
        "favor{|s|ed|ing}",
    ],
    "felt": [
        "felt", "feel", "feels", "feeling", "i noticed", "noticed", "i could", "i was able", "finally able", "i slept",
        "sleeping", "slept", "i laughed", "like myself", "new person", "weight lifted", "burden", "fog lifted",
        "changed my life", "saved my life", "gave me my", "got my", "came back to life", "calmer", "i haven't had",
        "stopped having", "went away", "gone", "were gone", "disappeared", "vanished", "in control", "look forward",
        "i can", "lighter", "nothing changed", "didn't do anything", "did nothing", "my wife", "my husband", "my kids",
    ],
}  # fmt: skip
CASES = [
    ("Ketamine reduced PTSD symptoms.", True),
    ("The spray did not separate from placebo on depression scores.", True),
    ("Ketamine was first made in 1962.", False),
]


def recognise(reading: Reading) -> str | None:
    """Name of the rule by which the statement speaks of efficacy, or None."""
    if reading.has("efficacy.gain", "efficacy.response"):
        return "efficacy.gain"
    if reading.has("efficacy.worth"):
        return "efficacy.worth"
    if reading.has("efficacy.fall") and reading.has("scale", "symptom", "condition"):
        return "efficacy.fall"
    return None
