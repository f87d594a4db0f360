"""Near-duplicates: what is a copy, what is not, and that nothing but the texts decides."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.duplicates.groups import find_originals
from transforms.duplicates.shingles import RUN, list_shingles
from transforms.duplicates.signatures import from_column, sign, to_table

STORY = """Ketamine eased the symptoms of post-traumatic stress disorder in a trial of 158 veterans, researchers reported on Monday.
The participants were given eight infusions over four weeks, of a standard dose, a low dose or a placebo of salt water.
Those on the standard dose felt better within a day, but after four weeks the three groups hardly differed on the main scale.
"We had hoped for more," said Maria Lopez, a psychiatrist who was not involved. "Still, the fast relief is worth a closer look."
Side effects such as dissociation and nausea were common on the day of the infusion and gone by the next morning.
The team now plans a larger study that will combine the drug with psychotherapy, and hopes to begin in the spring."""

COPY = (
    "Home | News | Health | Video\nBy the staff of the Daily Example\n"
    + "\n".join(STORY.split("\n")[:-1])
    + "\nShare this story"
)

OTHER_STORY = """A drug best known as an anesthetic did not help veterans with PTSD more than placebo, according to a new trial.
In all, 158 veterans took part. They received infusions of ketamine or of salt water twice a week for a month.
On the scale that counted most, the groups ended up level, although many felt some relief on the first day.
"We had hoped for more," said Maria Lopez, a psychiatrist who was not involved.
Doctors who offer the infusions said that they would go on doing so, since some of their patients swear by them."""

TEMPLATE = (
    "Our ketamine clinic in {} welcomes people with PTSD, depression and anxiety. Infusions take about forty minutes in a private"
    " room with a reclining chair and a nurse at hand. Call {} today to ask for a first talk, free of charge, with our team of"
    " caring doctors, who have treated hundreds of patients since we opened our doors."
)


def find(*texts: str) -> list[int]:
    """For each text the place of its original."""
    return find_originals(*sign(texts)).tolist()


def test_syndicated_copy_with_other_byline_and_navigation_is_a_copy() -> None:
    assert find(STORY, COPY) == [0, 0]


def test_two_stories_on_one_trial_are_not_copies() -> None:
    assert find(STORY, OTHER_STORY) == [0, 1]


def test_pages_from_one_template_are_copies() -> None:
    assert find(TEMPLATE.format("Austin", "us"), TEMPLATE.format("Dallas", "now")) == [0, 0]


def test_the_earliest_is_the_original() -> None:
    assert find(OTHER_STORY, COPY, STORY, STORY) == [0, 1, 1, 1]


def test_case_and_signs_do_not_matter() -> None:
    assert find(STORY, STORY.upper().replace(",", " —")) == [0, 0]


@pytest.mark.parametrize(
    "texts", [("Ketamine eased PTSD in 41 adults.", "Ketamine eased PTSD in 30 adults."), ("Yes.", "No.")]
)
def test_short_texts_are_copies_only_if_they_are_the_same(texts: tuple[str, str]) -> None:
    assert find(*texts) == [0, 1]
    assert find(texts[0], texts[0]) == [0, 0]


def test_empty_texts_and_none() -> None:
    assert find() == []
    assert find("", "…", STORY)[2] == 2


def test_no_chain_makes_copies_of_unlike_texts() -> None:
    words = [f"word{n}" for n in range(500)]
    sliding = [" ".join(words[start : start + 200]) for start in range(0, 300, 50)]
    originals = find(*sliding)
    signatures, _ = sign(sliding)
    for place, original in enumerate(originals):
        assert place == original or (signatures[place] == signatures[original]).mean() > 0.4


@given(st.lists(st.sampled_from([STORY, COPY, OTHER_STORY, TEMPLATE]), max_size=8), st.randoms())
def test_groups_are_the_same_in_any_order(texts: list[str], chance: random.Random) -> None:
    def group(held: list[str]) -> set[tuple[str, str]]:
        return {(text, held[original]) for text, original in zip(held, find(*held), strict=True)}

    kind = {STORY: "story", COPY: "story", OTHER_STORY: "other", TEMPLATE: "template"}
    for held in (texts, chance.sample(texts, len(texts))):
        assert all(kind[text] == kind[original] for text, original in group(held))
        assert len({original for _, original in group(held)}) == len({kind[text] for text in held})


def test_many_texts_are_compared_without_comparing_all() -> None:
    chance = np.random.default_rng(5)
    distinct = chance.integers(0, 2**32, (20_000, 128), dtype=np.uint32)
    originals = find_originals(np.concatenate([distinct, distinct]), np.full(40_000, 300))
    assert originals.tolist() == list(range(20_000)) * 2


def test_signatures_survive_the_table() -> None:
    signatures, sizes = sign([STORY, COPY, ""])
    table = to_table(["a", "b", "c"], signatures, sizes)
    assert np.array_equal(from_column(table["signature"].to_pylist()), signatures)
    assert table["shingle_count"].to_pylist() == sizes.tolist()


def test_shingles_are_numbers_that_never_change() -> None:
    assert list_shingles("one two three four").tolist() == list_shingles("One, two; THREE four!").tolist()
    assert [hex(number) for number in list_shingles("one two three four")] == SHINGLE
    assert len(list_shingles(" ".join(map(str, range(100))))) == 100 - RUN + 1


SHINGLE = ["0x95b74bad807ec293"]
