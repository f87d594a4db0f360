"""The role of every number, kind by kind as the codebook lists them, and the numbers that have none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.transforms.makers import find_numbers_of
from tests.transforms.quantities.language_cases import GROUPS, Expected
from tests.transforms.quantities.more_cases import FIFTH, FOURTH, SECOND, SEVENTH, SIXTH, THIRD

Row = tuple[str, float | None, float | None, str, str]
"""What a case expects of one quantity: its words, bounds, unit and qualifier."""
Cases = list[tuple[str, list[Row]]]


def exactly(words: str, value: float, unit: str) -> Row:
    """A plain number."""
    return words, value, value, unit, "exact"


def range_of(words: str, low: float, high: float, unit: str) -> Row:
    """Two ends."""
    return words, low, high, unit, "range"


PEOPLE: Cases = [
    ("The trial enrolled 158 adults with PTSD.", [exactly("158 adults", 158, "participant")]),
    ("Thirty-five patients received ketamine.", [exactly("Thirty-five patients", 35, "participant")]),
    ("The sample (N = 41) was small.", [exactly("41", 41, "participant")]),
    ("A ketamine study of 2082 Danish veterans began.", [exactly("2082 Danish veterans", 2082, "participant")]),
    ("Between 20 and 30 patients joined.", [range_of("20 and 30 patients", 20, 30, "participant")]),
    ("Nearly 1,204 people joined.", [("1,204 people", 1204, 1204, "participant", "approximately")]),
    (
        "Of 212 people screened, 96 were randomised and 81 completed the trial.",
        [exactly("212 people", 212, "participant"), exactly("96", 96, "participant"), exactly("81", 81, "participant")],
    ),
]
SHARES: Cases = [
    ("Approximately 75% of patients responded.", [("75%", 75, 75, "percent", "approximately")]),
    ("Two-thirds of patients felt relief.", [exactly("Two-thirds", 66.67, "percent")]),
    ("Roughly 7 out of every 100 adults have PTSD.", [("7 out of every 100", 7, 7, "percent", "approximately")]),
    ("Six in every hundred adults have PTSD.", [exactly("Six in every hundred", 6, "percent")]),
    ("About half of the patients responded.", [("half", 50, 50, "percent", "approximately")]),
    ("More than 40 percent relapsed.", [("40 percent", 40, None, "percent", "at_least")]),
    ("Between 30% and 40% do not respond.", [range_of("30% and 40%", 30, 40, "percent")]),
    ("Scores rose from 20% to 50%.", [exactly("20%", 20, "percent"), exactly("50%", 50, "percent")]),
]
DOSES: Cases = [
    ("Patients received 0.5 mg/kg of ketamine.", [exactly("0.5 mg/kg", 0.5, "mg/kg")]),
    ("They took 0.5 to 1.0 mg/kg.", [range_of("0.5 to 1.0 mg/kg", 0.5, 1, "mg/kg")]),
    ("A 25-mg capsule was taken.", [exactly("25-mg", 25, "mg")]),
    ("The block uses 7 mL of ropivacaine.", [exactly("7 mL", 7, "mL")]),
    ("Patients took 100 µg/kg.", [exactly("100 µg/kg", 100, "mcg/kg")]),
    ("They took 10, 20 or 25 mg.", [exactly("10", 10, "mg"), exactly("20", 20, "mg"), exactly("25 mg", 25, "mg")]),
]
SESSIONS: Cases = [
    ("Six infusions were given.", [exactly("Six infusions", 6, "session")]),
    ("Most need at least three treatments.", [("three treatments", 3, None, "session", "at_least")]),
    ("A single dose eased depression.", [exactly("single dose", 1, "session")]),
]
COURSES: Cases = [
    ("Infusions were given over 2-3 weeks.", [range_of("2-3 weeks", 14, 21, "day")]),
    ("The sessions were two weeks apart.", [exactly("two weeks", 14, "day")]),
]
EFFECTS: Cases = [
    ("Relief lasted at least 24 days.", [("24 days", 24, None, "day", "at_least")]),
    ("The effect lasted for three months.", [exactly("three months", 90, "day")]),
    ("Relief can last for weeks.", [("weeks", 14, None, "day", "at_least")]),
]
ONSETS: Cases = [
    ("Ketamine works within hours.", [range_of("hours", 1, 24, "hour")]),
    ("Ketamine eases depression within 24 hours.", [("24 hours", None, 24, "hour", "at_most")]),
    ("Ketamine lifts mood within hours or days.", [("hours or days", 1, None, "hour", "at_least")]),
]
DELAYS: Cases = [
    ("Antidepressants may take weeks or months to work.", [("weeks or months", 14, None, "day", "at_least")]),
    ("SSRIs take six to eight weeks to work.", [range_of("six to eight weeks", 42, 56, "day")]),
]
FOLLOW_UPS: Cases = [
    ("Symptoms were lower after 6 weeks.", [exactly("6 weeks", 42, "day")]),
    ("At week 12 the group was still better.", [exactly("week 12", 84, "day")]),
    ("At 24 hours, ketamine beat midazolam.", [exactly("24 hours", 1, "day")]),
    ("They were seen at the week-10 visit.", [exactly("week-10", 70, "day")]),
    ("They were seen at weeks 4 and 12.", [exactly("weeks 4", 28, "day"), exactly("12", 84, "day")]),
    ("A month later they were still well.", [exactly("A month", 30, "day")]),
]
RATES: Cases = [
    ("Ketamine was given twice a week.", [exactly("twice a week", 2, "per_week")]),
    ("Ketamine was given every two weeks.", [exactly("every two weeks", 0.5, "per_week")]),
    ("Esketamine is taken every 1–2 weeks.", [range_of("every 1–2 weeks", 0.5, 1, "per_week")]),
    ("Some take ketamine every day.", [exactly("every day", 7, "per_week")]),
    ("Ketamine was given three times weekly.", [exactly("three times weekly", 3, "per_week")]),
]
AGES: Cases = [
    ("Adults aged 18 to 70 received ketamine.", [range_of("18 to 70", 18, 70, "year")]),
    ("He is a 52-year-old veteran.", [exactly("52-year-old", 52, "year")]),
    ("Maria, 34, tried ketamine.", [exactly("34", 34, "year")]),
    ("Few people aged 65 and older get it.", [("65", 65, None, "year", "at_least")]),
]
SCORES: Cases = [
    ("CAPS-5 fell by 11.9 points.", [exactly("11.9 points", 11.9, "point")]),
    ("CAPS-5 scores fell by 24.4.", [exactly("24.4", 24.4, "point")]),
    ("The CAPS-5 difference was −9.6.", [exactly("−9.6", -9.6, "point")]),
]
SIZES: Cases = [
    ("The effect was large (d = 0.8).", [exactly("d = 0.8", 0.8, "d")]),
    ("The pooled effect was SMD −0.52.", [exactly("SMD −0.52", -0.52, "SMD")]),
    ("A standardised mean difference of −0.40 was found.", [
        exactly("standardised mean difference of −0.40", -0.4, "SMD"),
    ]),
    ("Hedges' g = 0.61 favoured it.", [exactly("Hedges' g = 0.61", 0.61, "g")]),
    ("The odds ratio was 1.9.", [exactly("odds ratio was 1.9", 1.9, "OR")]),
    ("The hazard ratio was 0.49.", [exactly("hazard ratio was 0.49", 0.49, "HR")]),
    ("Response was likelier (RR 1.31).", [exactly("RR 1.31", 1.31, "RR")]),
]  # fmt: skip
P_VALUES: Cases = [
    ("It beat placebo (p = .02).", [exactly("p = .02", 0.02, "p")]),
    ("It beat placebo (p < 0.001).", [("p < 0.001", None, 0.001, "p", "at_most")]),
]
YEARS: Cases = [
    ("In 2022, the agency approved it.", [exactly("2022", 2022, "year")]),
    ("It has been used since the 1960s.", [range_of("1960s", 1960, 1969, "year")]),
]
BY_KIND: dict[str, Cases] = {
    "participant_count": PEOPLE,
    "percentage": SHARES,
    "dose": DOSES,
    "session_count": SESSIONS,
    "treatment_duration": COURSES,
    "effect_duration": EFFECTS,
    "onset": ONSETS,
    "comparator_onset": DELAYS,
    "follow_up": FOLLOW_UPS,
    "frequency": RATES,
    "age": AGES,
    "score_change": SCORES,
    "effect_size": SIZES,
    "p_value": P_VALUES,
    "calendar_year": YEARS,
}
SEVERAL = {
    "Six weekly infusions were given.": [("Six weekly infusions", "session_count"), ("weekly", "frequency")],
    "A single 25 mg dose helped.": [("single 25 mg dose", "session_count"), ("25 mg", "dose")],
    "PTSD scores fell by 11.9 points (95% CI 4.2 to 19.6).": [
        ("11.9 points", "score_change"),
        ("95% CI 4.2 to 19.6", "confidence_interval"),
    ],
    "It fell on the CAPS-5 (difference −1.1, 95% CI −4.6 to 2.4).": [
        ("−1.1", "score_change"),
        ("95% CI −4.6 to 2.4", "confidence_interval"),
    ],
    "Six infusions of 0.5 mg/kg were given over two weeks to 41 adults in 2021.": [
        ("Six infusions", "session_count"),
        ("0.5 mg/kg", "dose"),
        ("two weeks", "treatment_duration"),
        ("41 adults", "participant_count"),
        ("2021", "calendar_year"),
    ],
}
NONE = [
    "An infusion costs $450 per session.",
    "Call 555-0199 about ketamine.",
    "The clinic is staffed 24/7.",
    "Ketamine eased symptoms [12].",
    "Ketamine eased symptoms.[3,4]",
    "She felt better after her first session.",
    "Several patients improved.",
    "Many of the millions with PTSD never try it.",
    "About 12 million Americans have PTSD.",
    "An infusion takes 40 minutes.",
    "Heterogeneity was high (I² = 61%).",
    "Lower PCL-5 scores followed ketamine.",
    "Code G2082 covers a visit.",
    "The trial is NCT01234567.",
    "By 2082 it may be forgotten.",
    "It worked in 3 of 5 studies.",
    "Blood pressure rose to 160/100 mmHg.",
    "The film had 12,431 views.",
    "He served three years ago.",
    "A number such as " + "9" * 500 + " counts nothing.",
]


@pytest.mark.parametrize(
    ("kind", "text", "rows"), [(kind, text, rows) for kind, cases in BY_KIND.items() for text, rows in cases]
)
def test_each_kind(kind: str, text: str, rows: list[Row]) -> None:
    found = [(r.text[q.start : q.end], q.low, q.high, q.unit, q.qualifier) for r, q in find_numbers_of(text)]
    assert found == rows
    assert {q.kind for _, q in find_numbers_of(text)} == {kind}


@pytest.mark.parametrize(("text", "kinds"), SEVERAL.items())
def test_several_in_one_sentence(text: str, kinds: list[tuple[str, str]]) -> None:
    assert [(r.text[q.start : q.end], q.kind) for r, q in find_numbers_of(text)] == kinds


@pytest.mark.parametrize("text", NONE)
def test_numbers_that_make_no_row(text: str) -> None:
    assert find_numbers_of(text) == []


ALL_CASES = [*(case for cases in GROUPS.values() for case in cases), *SECOND, *THIRD, *FOURTH, *FIFTH, *SIXTH, *SEVENTH]


@pytest.mark.parametrize(("text", "expected"), ALL_CASES)
def test_language_of_many_kinds(text: str, expected: Expected) -> None:
    found = [(q.kind, _float(q.low), _float(q.high)) for _, q in find_numbers_of(text)]
    assert sorted(found, key=repr) == sorted([(k, _float(low), _float(high)) for k, low, high in expected], key=repr)


def _float(value: float | None) -> float | None:
    return None if value is None else float(value)


@pytest.mark.parametrize(
    ("before", "unit"), [("odds ratio 1.9", "OR"), ("d = 0.8", "d"), ("67%", "percent"), ("11.9 points", "point")]
)
def test_an_interval_has_the_unit_of_what_it_bounds(before: str, unit: str) -> None:
    (interval,) = [
        q for _, q in find_numbers_of(f"It helped ({before}; 95% CI 1.2–1.9).") if q.kind == "confidence_interval"
    ]
    assert (interval.low, interval.high, interval.unit) == (1.2, 1.9, unit)


def test_the_head_of_a_column_tells_what_its_times_are() -> None:
    text = "| Route | Course | Felt |\n|---|---|---|\n| Ketamine drip | 2 weeks | 10–15 min |\n"
    found = [(q.kind, q.low, q.high) for _, q in find_numbers_of(text)]
    assert found == [("treatment_duration", 14, 14), ("onset", 0.1667, 0.25)]


def test_letters_that_only_look_like_s_or_i_do_no_harm() -> None:
    assert [q.low for _, q in find_numbers_of("Relief lasted for six weekſ, or two thırdſ of it.")] == [42, 66.67]


WORDS = (
    "Ketamine PTSD fell by for within at over after weeks days hours months week every twice daily to and or of in p = "
    "< CI 95% SMD OR d n N −5 –3 -2 0.5 .5 1,204 12 2021 2082 mg mg/kg mL points % patients adults infusions single "
    "half third aged years old ago between ( ) [ ] / | – - , . a few lasting I² G1 ſ weekſ six"
)
PIECES = st.sampled_from(WORDS.split())


@given(st.lists(PIECES, min_size=1, max_size=14).map(" ".join) | st.lists(PIECES, max_size=14).map("".join))
def test_any_row_is_sound(text: str) -> None:
    for reading, found in find_numbers_of(text):
        bounds = [value for value in (found.low, found.high) if value is not None]
        assert bounds == sorted(bounds)
        assert 0 <= found.start < found.end <= len(reading.text)
        open_ends = {"at_most": (True, False), "at_least": (False, True)}.get(found.qualifier, (False, False))
        assert (found.low is None, found.high is None) == open_ends
        assert found.low == found.high or found.qualifier not in {"exact", "approximately"}
        if found.kind not in {"percentage", "score_change", "effect_size", "confidence_interval"}:
            assert bounds[0] >= 0


@given(st.lists(PIECES, min_size=1, max_size=30).map(" ".join))
def test_no_quantity_is_read_twice(text: str) -> None:
    found = [(reading.span.start + q.start, reading.span.start + q.end, q.kind) for reading, q in find_numbers_of(text)]
    assert len(found) == len(set(found))
