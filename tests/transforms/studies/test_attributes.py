"""What the statements on a study add up to."""

from __future__ import annotations

import pytest

from tests.transforms.makers import ABOUT, extract_by_table, make_titled
from warehouse.schema import Row


def mention_of(text: str, title: str = ABOUT) -> Row:
    """The one study mention of a text."""
    (row,) = extract_by_table(make_titled(text, title))["StudyMention"]
    return row


WHOLE = """A 2021 trial in the American Journal of Psychiatry randomised 30 adults with chronic PTSD to ketamine \
(0.5 mg/kg) or midazolam (0.045 mg/kg). Participants received six infusions over two weeks. \
Two in three participants on ketamine improved. The effect of ketamine lasted for at least 27 days."""


def test_a_whole_study() -> None:
    row = mention_of(WHOLE)
    assert (row.journal, row.year, row.participant_count) == ("American Journal of Psychiatry", 2021, 30)
    assert (row.design, row.status) == ("randomized_controlled_trial", "published")
    assert (row.substance, row.condition, row.comparator) == ("ketamine", "ptsd", "midazolam")
    assert (row.population, row.session_count) == ("adults with chronic PTSD", 6)
    assert (row.treatment_days_min, row.treatment_days_max) == (14, 14)
    assert (row.effect_days_min, row.effect_days_max) == (27, None)
    assert row.quote == WHOLE[row.start : row.end] == WHOLE.split(". ")[0] + "."


def test_the_arms_of_a_study_with_their_doses() -> None:
    arms = extract_by_table(make_titled(WHOLE))["StudyArm"]
    assert [(a.ordinal, a.label, a.substance, a.dose_mg_per_kg) for a in arms] == [
        (1, "ketamine", "ketamine", 0.5),
        (2, "midazolam", "midazolam", 0.045),
    ]


def test_arms_with_their_sizes() -> None:
    text = (
        "In a 2022 trial in JAMA, adults with PTSD were randomised to ketamine plus an oral antidepressant (N=61) or "
        "placebo plus an oral antidepressant (N=59)."
    )
    arms = extract_by_table(make_titled(text))["StudyArm"]
    assert [(a.label, a.participant_count) for a in arms] == [("ketamine", 61), ("placebo", 59)]


@pytest.mark.parametrize(
    "text",
    [
        "A 2020 study in JAMA gave 41 adults with PTSD ketamine. Its funder, an organization in Utah, backs work on "
        "ketamine, LSD and cannabis.",
        "A 2020 study in JAMA gave 41 adults with PTSD ketamine. Opioid-associated side effects were rarer in the "
        "ketamine group.",
        "A 2020 study in JAMA gave 41 adults with PTSD ketamine. Some need a trip, others saw an antidepressant effect "
        "of ketamine or none.",
    ],
)
def test_what_nobody_was_given_is_no_arm(text: str) -> None:
    assert "StudyArm" not in extract_by_table(make_titled(text))


@pytest.mark.parametrize(
    ("words", "design"),
    [
        ("A randomised, placebo-controlled trial in JAMA gave 41 adults ketamine.", "randomized_controlled_trial"),
        ("A placebo-controlled trial in JAMA gave 41 adults ketamine.", "controlled_trial"),
        ("An open-label trial in JAMA gave 41 adults ketamine.", "open_label_trial"),
        ("An open pilot in JAMA gave 41 adults ketamine.", "open_label_trial"),
        ("A 2020 paper in JAMA on 41 adults given ketamine came without any comparison group.", "unspecified"),
        ("Firm X pointed to its own tracking data on 1,247 ketamine customers.", "observational"),
        ("Doctors went through the notes of 41 adults on ketamine for a paper in JAMA.", "observational"),
        ("A retrospective chart review in JAMA followed 41 adults on ketamine.", "observational"),
        ("Researchers mined a national database for a 2020 study in JAMA of ketamine in 41 adults.", "observational"),
        ("A 2020 study in JAMA gave 41 adults ketamine in controlled conditions.", "unspecified"),
        ("A bigger project, printed in JAMA in 2020, tracked 310 adults on ketamine.", "observational"),
        (
            "A 2020 study in JAMA set a 25 mg capsule of ketamine against 1 mg in 41 adults.",
            "controlled_trial",
        ),
        ("A case report in JAMA from 2020 tells of ketamine.", "case_report"),
        ("A meta-analysis in JAMA pooled trials of ketamine with 1,204 adults.", "meta_analysis"),
        ("A systematic review in JAMA in 2020 looked at ketamine.", "systematic_review"),
        ("A 2020 survey of 212 ketamine patients asked about sleep.", "survey"),
        ("A 2020 study in JAMA gave 41 adults ketamine.", "unspecified"),
    ],
)
def test_designs(words: str, design: str) -> None:
    assert mention_of(words).design == design


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("A trial at Yale University is recruiting 60 veterans for ketamine.", "ongoing"),
        (
            "In top-line results of 2023, the company Example Pharma reported a trial of ketamine in 41 adults.",
            "unpublished",
        ),
        ("A 2020 study in JAMA gave 41 adults ketamine.", "published"),
        ("A study of ketamine in 41 adults has not yet been through peer review.", "unpublished"),
        ("The Ottawa team plans to open a study of ketamine in 260 people next spring.", "ongoing"),
        ("A trial at Cardiff University is looking at ketamine and hopes to report in 2027.", "ongoing"),
        ("A Phase 3 programme run by Corvane will not report on ketamine before 2027.", "ongoing"),
        ("COMP006, a 568-patient phase 3 trial of ketamine, reads out in the second half of next year.", "ongoing"),
        ("A pilot at Yale has so far dosed nine of a planned 20 officers with ketamine.", "ongoing"),
        ("Example Pharma says its phase 3 study of ketamine in 258 people hit its goal.", "unpublished"),
        ("A trial of ketamine in 41 adults at Yale is planned for next year.", "ongoing"),
        ("A survey by Boston University asked 41 ketamine patients about sleep.", "published"),
        ("Data on ketamine presented Saturday at a meeting in Boston covered 77 officers.", "unpublished"),
        ("Our clinic's 2021 survey asked 41 ketamine patients about sleep.", "unpublished"),
    ],
)
def test_status(words: str, status: str) -> None:
    assert mention_of(words).status == status


def test_sessions_of_talk_are_no_doses() -> None:
    text = (
        "A 2021 study in JAMA gave MDMA to 90 adults with PTSD. Participants had three preparation sessions, "
        "and then three MDMA doses."
    )
    assert mention_of(text, "MDMA for PTSD").session_count == 3


def test_sessions_told_by_the_time_between_them() -> None:
    text = "A 2021 study in JAMA gave 90 adults with PTSD three doses of MDMA a month apart."
    row = mention_of(text, "MDMA for PTSD")
    assert (row.session_count, row.treatment_days_min, row.treatment_days_max) == (3, 60, 60)


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("A gain over placebo could still be seen 15 weeks later.", (105, None)),
        ("At least a year after the last dose, most were still below the cutoff.", (365, None)),
        ("Six months on, the gap had barely narrowed.", (180, None)),
        ("Most of the gain had faded by month six.", (None, 180)),
    ],
)
def test_how_long_the_effect_held(words: str, days: tuple[int | None, int | None]) -> None:
    row = mention_of("A 2021 study in JAMA gave 90 adults ketamine. " + words)
    assert (row.effect_days_min, row.effect_days_max) == days


def test_the_column_of_what_was_compared_names_the_comparator() -> None:
    text = (
        "| Study | Drug | n | Compared with |\n|---|---|---|---|\n| Okafor 2023 | Ketamine, six infusions | 365 | ECT |"
    )
    assert mention_of(text).comparator == "ect"


def test_those_who_are_healthy_have_no_condition() -> None:
    text = "In 2021 a University of Zurich experiment gave MDMA or placebo to 34 healthy volunteers."
    assert mention_of(text, "MDMA for PTSD").condition is None


def test_what_was_measured_is_not_whom_the_study_was_on() -> None:
    text = "A 2021 trial in JAMA gave 90 adults ketamine. Depression scores in the trial did improve."
    assert mention_of(text).condition == "ptsd"


def test_what_nobody_was_given_is_no_comparator() -> None:
    text = "Researchers at Yale tracked 74 veterans on ketamine. In the study nobody was given a placebo."
    row = mention_of(text)
    assert (row.comparator, row.design) == (None, "observational")


def test_a_hospital_somewhere_is_not_named() -> None:
    text = "In a 2014 study in JAMA, 38 patients at a London hospital were given ketamine."
    assert mention_of(text).institution is None


def test_a_course_lasts_until_its_last_week() -> None:
    text = "A 2021 study in JAMA gave 90 adults ketamine twice weekly for 4 weeks, then weekly up to week 12."
    assert mention_of(text).treatment_days_max == 84


@pytest.mark.parametrize(
    ("words", "comparator"),
    [
        ("A 2021 study in JAMA gave 40 nurses ketamine or an active placebo (midazolam).", "midazolam"),
        ("A 2021 study in JAMA gave 40 nurses ketamine or a pretend injection.", "pretend injection"),
        ("A 2021 study in JAMA gave 40 nurses ketamine or an active dummy drug.", "active dummy drug"),
        ("A 2021 study in JAMA set ketamine against CBT alone in 40 nurses.", "cbt alone"),
    ],
)
def test_comparators_by_their_names(words: str, comparator: str) -> None:
    assert mention_of(words).comparator == comparator


def test_those_who_were_treated_took_part() -> None:
    text = "In a 2020 paper in JAMA on ketamine, 113 asylum seekers were screened and 41 treated."
    assert mention_of(text).participant_count == 41


def test_those_who_left_are_not_those_who_took_part() -> None:
    text = (
        "We did a randomised trial of ketamine at nine hospitals. Overall, 382 patients were randomly assigned, 191 to "
        "each group. Twenty-nine withdrew (ketamine n=8, placebo n=21)."
    )
    title = "Ketamine for PTSD: a randomised trial"
    row = mention_of(f"{title}\n\nMethods\n\n{text}", title)
    assert (row.participant_count, row.quote) == (382, text.split(". ")[0] + ".")


def test_what_the_therapy_is_added_to_is_no_comparator() -> None:
    text = (
        "A 2021 trial in JAMA tested ketamine as an add-on to talk therapy in 90 adults and compared it with midazolam."
    )
    assert mention_of(text).comparator == "midazolam"


def test_whom_the_therapy_may_help_did_not_take_part() -> None:
    text = (
        "A 2020 study in JAMA gave 21 volunteers MDMA. The researchers suggested that MDMA might help people with PTSD."
    )
    row = mention_of(text, "What MDMA does")
    assert (row.condition, row.population) == (None, None)


def test_what_is_not_said_is_null() -> None:
    row = mention_of("A 2020 study in JAMA tested ketamine.")
    silent = (
        "participant_count",
        "population",
        "comparator",
        "session_count",
        "effect_days_min",
        "registry_id",
        "authors",
    )
    assert [getattr(row, name) for name in silent] == [None] * len(silent)
