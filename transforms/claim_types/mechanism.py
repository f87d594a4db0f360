"""Mechanism: how a treatment works in body or mind."""

from transforms.reading import Reading

CUES = {
    "target": [
        "receptor{|s}", "neurotransmitter{|s}", "serotonin", "dopamine", "neuron{|s|al}", "nerve cell{|s}", "brain cell{|s}", "neural", "pathway{|s}", "circuit{|s|ry}", "amygdala", "hippocampus", "prefrontal cortex", "cortex", "agonist{|s}", "antagonist{|s}", "molecule",
        "neurobiolog{y|ical}", "neurochemical", "hormone{|s}", "inflammation", "inflammatory", "fear response", "fear memor{y|ies}", "fear extinction", "memory reconsolidation", "reconsolidation", "extinction", "nervous system", "brain region{|s}", "brain network{|s}", "connections {between|in the brain}", "new connections",
        "brain scan{|s}", "mri", "fmri", "default mode network", "fight or flight", "alarm system", "protein{|s}", "gene expression", "norepinephrine", "adrenaline", "metabolite{|s}", "enzyme{|s}", "brain chemistry", "brain activity", "synapses", "nerve signal{|s}",
    ],
    "action": [
        "works {by|on|through|differently}", "work {by|on|through|differently}", "working {by|on|through}", "works in the brain", "acts {on|as|at|by}", "act {on|as|by}", "acting {on|as}", "bind{|s|ing} to", "block{|s|ing} {the |}{|nmda |}receptor{|s}", "blocking this receptor", "target{|s|ed|ing}", "stimulat{e|es|ed|ing|ion}", "activat{e|es|ed|ing|ion}", "trigger{|s|ed|ing}", "promot{e|es|ed|ing}",
        "rewir{e|es|ed|ing}", "rewire", "reset{|s|ting}", "reboot{|s}", "regrow{|s|th}", "regenerat{e|es|ion}", "strengthen{|s|ed|ing}", "dampen{|s|ed|ing}", "disrupt{|s|ed|ing}", "open{|s|ed} {a|the} window", "window of", "window", "mechanism{|s}", "mechanism of action", "mode of action", "thought to work", "how it works", "how ketamine works", "under the hood", "flood{|s}",
        "re process", "reprocess", "process {|the |their |traumatic }{trauma|traumatic memories|memories}", "process traumas", "confront", "revisit", "open{|s} up", "more {open|receptive}", "new perspective", "mindset", "emotional distance", "defenses", "defences", "thought patterns", "thinking and behavior patterns", "memory", "memories", "distance from", "let{|s|ting} go", "self compassion", "introspection", "detach{|ed|ment}", "ego",
        "reorgani{s|z}e", "converted in the body", "metaboli{s|z}ed", "cope", "learn to cope", "numb{|s|ing} the", "interrupt{|s|ed|ing}",
    ],
    "gate": ["mechanism{|s}", "mechanism of action", "mode of action", "neuroplasticity", "rewir{e|es|ed|ing}", "receptor{|s}"],
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
