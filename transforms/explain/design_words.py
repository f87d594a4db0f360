"""Words that name a study's design and status, to show where; `transforms.studies` decides on both."""

from __future__ import annotations

import re

DESIGN_WORDS = {
    "randomized_controlled_trial": re.compile(r"\b(?:randomi[sz]\w+|randomly|at random|RCTs?)\b", re.I),
    "controlled_trial": re.compile(
        r"\b(?:(?:placebo[- ])?controlled|control group|double[- ]blind|placebo|versus)\b", re.I
    ),
    "open_label_trial": re.compile(r"\b(?:open[- ]label|single[- ]arm|uncontrolled|pilot)\b", re.I),
    "observational": re.compile(r"\b(?:observational|retrospective\w*|cohort|naturalistic|series|records?)\b", re.I),
    "case_report": re.compile(r"\bcase (?:reports?|stud(?:y|ies))\b", re.I),
    "meta_analysis": re.compile(r"\b(?:meta[- ]?analy\w+|pool(?:ed|ing))\b", re.I),
    "systematic_review": re.compile(r"\b(?:(?:systematic|scoping|Cochrane) (?:\w+ )?review\w*)\b", re.I),
    "survey": re.compile(r"\b(?:survey\w*|poll(?:s|ed)?|interviewed|spoke (?:to|with)|asked)\b", re.I),
    "ongoing": re.compile(r"\b(?:under ?way|ongoing|recruiting|enrol+ing|will \w+|plan(?:s|ned)?|launch\w*)\b", re.I),
}
STATUS_WORDS = {
    "ongoing": DESIGN_WORDS["ongoing"],
    "unpublished": re.compile(
        r"\b(?:top-?line|announced|unpublished|press release|not (?:yet )?(?:been )?(?:published|peer[- ]reviewed)|"
        r"conference|congress|presented|survey\w*)\b",
        re.I,
    ),
}
