"""Mechanism: how a treatment works in body or mind."""

from transforms.reading import Reading

CUES = {
    "target": [
        "brain", "brain s", "nerve{|s}", "nerves", "ganglion", "adrenaline rush", "bloodstream", "blood stream",
        "bioavailab{le|ility}", "liver enzyme{|s}", "half life", "serotonin 2a", "glutamate", "gaba", "nmda", "bdnf",
        "oxytocin", "cortisol", "synapse", "wiring", "chemistry", "biology", "biological", "body s", "stress response",
        "stress hormone{|s}", "survival mode", "hippocampal", "limbic", "cell{|s}", "neuroimaging", "imaging",
        "molecule{|s}", "electrical", "signal{|s|ing}", "receptor{|s}", "neurotransmitter{|s}", "serotonin", "dopamine",
        "neuron{|s|al}", "nerve cell{|s}", "brain cell{|s}", "neural", "pathway{|s}", "circuit{|s|ry}", "amygdala",
        "hippocampus", "prefrontal cortex", "cortex", "agonist{|s}", "antagonist{|s}", "molecule",
        "neurobiolog{y|ical}", "neurochemical", "hormone{|s}", "inflammation", "inflammatory", "fear response",
        "fear memor{y|ies}", "fear extinction", "memory reconsolidation", "reconsolidation", "extinction",
        "nervous system", "brain region{|s}", "brain network{|s}", "connections {between|in the brain}",
        "new connections", "brain scan{|s}", "mri", "fmri", "default mode network", "fight or flight", "alarm system",
        "protein{|s}", "gene expression", "norepinephrine", "adrenaline", "metabolite{|s}", "enzyme{|s}",
        "brain chemistry", "brain activity", "synapses", "nerve signal{|s}",
    ],
    "action": [
        "regulat{e|es|ed|ing}", "grip", "lose their grip", "fear", "makes fear tolerable", "do its job",
        "does the work", "harness{|es|ing}", "tiptoe", "reaches the", "absorb{|ed|s}", "cross{|es} the", "converts",
        "converted", "break{|s} {down|the}", "broken down", "cleared from", "nudges", "frees", "grow{|s|th}",
        "sprout{|s|ed|ing}", "repair{|s|ed|ing}", "switch{|es|ed}", "turn{|s|ed} {down|off|on}", "dial{|s|ed} down",
        "shut{|s} off", "unlearn", "relearn", "learn", "extinguish", "rewrite{|s}", "update{|s}", "flexible",
        "flexibility", "rigid", "loosen{|s|ed}", "alter{|s|ed|ing}", "changes the way", "change how", "change the way",
        "trust", "empathy", "openness", "compassion", "emotional", "insight{|s}", "perspective", "meaning", "feel safe",
        "safe enough", "face {painful|difficult|the|their}", "approach {painful|difficult|traumatic}",
        "more than simply", "does more than", "goes beyond", "space where", "place to", "anchor{|s|ed}", "ground the",
        "make{|s} something",
        "by {targeting|acting|blocking|quieting|calming|boosting|increasing|helping|altering|easing|lowering|raising}",
        "because it", "which in turn", "so that", "thereby", "driven by", "explain{|s}", "why it works", "reason",
        "responsible for", "role", "works {by|on|through|differently}", "work {by|on|through|differently}",
        "working {by|on|through}", "works in the brain", "acts {on|as|at|by}", "act {on|as|by}", "acting {on|as}",
        "bind{|s|ing} to", "block{|s|ing} {the |}{|nmda |}receptor{|s}", "blocking this receptor", "target{|s|ed|ing}",
        "stimulat{e|es|ed|ing|ion}", "activat{e|es|ed|ing|ion}", "trigger{|s|ed|ing}", "promot{e|es|ed|ing}",
        "rewir{e|es|ed|ing}", "rewire", "reset{|s|ting}", "reboot{|s}", "regrow{|s|th}", "regenerat{e|es|ion}",
        "strengthen{|s|ed|ing}", "dampen{|s|ed|ing}", "disrupt{|s|ed|ing}", "open{|s|ed} {a|the} window", "window of",
        "window", "mechanism{|s}", "mechanism of action", "mode of action", "thought to work", "how it works",
        "how ketamine works", "under the hood", "flood{|s}", "re process", "reprocess",
        "process {|the |their |traumatic }{trauma|traumatic memories|memories}", "process traumas", "confront",
        "revisit", "open{|s} up", "more {open|receptive}", "new perspective", "mindset", "emotional distance",
        "defenses", "defences", "thought patterns", "thinking and behavior patterns", "memory", "memories",
        "distance from", "let{|s|ting} go", "self compassion", "introspection", "detach{|ed|ment}", "ego",
        "reorgani{s|z}e", "converted in the body", "metaboli{s|z}ed", "cope", "learn to cope", "numb{|s|ing} the",
        "interrupt{|s|ed|ing}",
    ],
    "gate": [
        "mechanism{|s}", "mechanism of action", "mode of action", "neuroplasticity", "rewir{e|es|ed|ing}",
        "receptor{|s}",
    ],
}  # fmt: skip
CASES = [
    ("Ketamine blocks NMDA receptors.", True),
    ("It helps the brain form new connections.", True),
    ("Patients rest for an hour.", False),
]


def recognise(reading: Reading) -> str | None:
    """Name of the rule by which the statement speaks of how a treatment works, or None."""
    if reading.has("mechanism.gate"):
        return "mechanism.named"
    if reading.has("mechanism.glutamate", "mechanism.plasticity", "mechanism.serotonin_receptor", "mechanism.network"):
        return "mechanism.vocabulary"
    if reading.has("mechanism.target"):
        return "mechanism.target"
    if reading.has("mechanism.action"):
        return "mechanism.action"
    return None
