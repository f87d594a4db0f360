"""Durability: how long an effect lasts, that it fades, and the prevention of relapse."""

CUES = {
    "lasting": [
        "stayed", "stay{|s}", "stays", "held on", "hold on to", "held", "holds", "for {weeks|months|years}",
        "lasting effects", "for months", "for weeks", "for years", "long term", "longer", "permanent", "permanently",
        "wears", "one year", "a year", "six months", "three months", "at {3|6|12} months", "still in remission",
        "remission at", "remained", "continued", "kept", "keep{|s}", "continues", "maintained", "through week",
        "weeks after", "months after", "stretch", "extended", "extend{|s}", "good weeks", "good months",
        "temporary relief", "last{|s|ed|ing}", "long lasting", "longer lasting", "lasting relief", "lasting change{|s}",
        "sustain{|s|ed|ing}", "sustained relief", "durable", "durability", "endur{e|es|ed|ing}",
        "persist{|s|ed|ing|ence|ent}", "maintain{|s|ed|ing}", "held up", "held for", "hold up", "holds up",
        "remained in remission", "stay{|ed} well", "stayed better", "long term relief", "long term remission",
        "long term benefit{|s}", "lasting benefit{|s}", "enduring", "continued to",
        "still {present|evident|apparent|doing|better|well|improved|significant|in remission|felt|free}",
        "carried through", "months later", "weeks later", "years later", "a year on", "a year later", "at one year",
        "short lived", "short lasting", "temporary", "transient benefit", "temporarily",
    ],
    "fading": [
        "gone by", "no longer {any difference|different|differed|apart|better|evident|present|detectable|seen}",
        "did not {persist|endure|hold}",
        "had gone", "all came back", "came crashing", "was gone", "were gone by", "back to square one",
        "lost", "closed", "evaporate", "vanish{|ed|es}", "disappear{|s|ed}", "subside{|s|d}", "dwindl{e|es|ed|ing}",
        "not {sustained|maintained|last}", "after that", "worn", "deteriorat{e|ed|ion}", "return{|s} to baseline",
        "drift{|s} back", "short", "brief", "short term", "only {a few|for|days|hours}", "tolerance", "fade{|s|d}",
        "fading", "wear{|s} off", "wore off", "worn off", "wearing off", "wane{|s|d}", "waning", "relaps{e|es|ed|ing}",
        "return of symptoms", "symptoms return{|ed}", "symptoms can return", "symptoms {may|often|usually} return",
        "came back", "come back", "comes back", "creep{|s} back", "crept back", "slip{|s|ped} back",
        "evaporat{e|es|ed|ing}", "dissipat{e|es|ed}", "the effect had gone", "lost the effect", "recurrence",
        "no longer {statistically |}significant", "disappeared by", "rebound", "tapered off", "did not last",
        "doesn't last", "do not last", "not permanent", "returned", "drifted back", "faded",
    ],
    "upkeep": [
        "top ups", "maintenance", "repeated {every|treatments|infusions}", "every {four|six|eight|few|couple of} weeks",
        "want a booster", "need a booster", "come back for", "repeat{|ed} {block|blocks|dose|doses|infusion|infusions}",
        "again after", "retreat{|ed|ment}", "booster{|s}", "booster {infusion|session|dose}{|s}",
        "maintenance {infusion|session|dose|treatment|phase}{|s}", "top up{|s}",
        "maintain {results|the results|the effect|remission|benefit|benefits|gains|improvement}", "relapse prevention",
        "repeat treatment{|s}", "retreatment",
    ],
    "follow": [
        "{three|six|twelve|3|6|12|one|two|18} month follow up", "follow up", "months after", "weeks after",
    ],
}  # fmt: skip
CASES = [
    ("Relief lasted for three months.", True),
    ("For most people the effect wears off within two weeks.", True),
    ("The infusion lasts 40 minutes.", False),
]
