"""Mentions made by hand, with their studies: what is matched, and that nothing but what they state decides it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from benchmarks.resolution import FOURTH, HALVES, Label, Match, find_best, measure, open_set, read_fourth, read_labels
from transforms.resolve.model import Settings

LEAST_PRECISION, LEAST_RECALL = 0.98, 0.80


@pytest.fixture(scope="module")
def labels() -> list[Label]:
    """The mentions with the study that a person found for each."""
    return read_labels()


@pytest.fixture(scope="module")
def best(labels: list[Label]) -> dict[str, Match]:
    """The likeliest entry of the catalogue for each."""
    return find_best(open_set(labels))


@pytest.mark.parametrize("half", HALVES)
def test_matches_are_right_and_most_studies_are_found(half: str, labels: list[Label], best: dict[str, Match]) -> None:
    found = measure([row for row in labels if row["half"] == half], best, Settings().threshold)
    assert found.matched >= 40
    assert found.precision >= LEAST_PRECISION
    assert found.recall >= LEAST_RECALL


def test_the_order_of_the_mentions_changes_nothing(labels: list[Label], best: dict[str, Match]) -> None:
    assert find_best(open_set(labels[::-1])) == best


def test_the_number_of_threads_changes_nothing(labels: list[Label], best: dict[str, Match]) -> None:
    connection = open_set(labels)
    connection.execute("SET threads = 1")
    assert find_best(connection) == best


def test_the_set_holds_every_trap_in_both_halves(labels: list[Label]) -> None:
    traps = {half: {row["trap"] for row in labels if row["half"] == half} for half in HALVES}
    assert traps["choose"] == traps["report"]
    assert len(labels) >= 70


def test_the_fourth_set_shares_nothing_with_the_others(labels: list[Label]) -> None:
    fourth = read_fourth()
    assert {row["half"] for row in fourth} == {FOURTH}
    assert [bool(row["reference_id"]) for row in fourth].count(False) == 25
    for field in ("mention_id", "document", "quote"):
        assert not {row[field] for row in fourth} & {row[field] for row in labels}


def test_a_survey_without_a_publication_is_compared_with_nothing(labels: list[Label], best: dict[str, Match]) -> None:
    polls = [row["mention_id"] for row in labels if row["design"] == "survey"]
    assert polls
    assert not set(polls) & set(best)


def test_probabilities_of_one_mention_add_up_to_one_at_most(labels: list[Label]) -> None:
    connection = open_set(labels)
    find_best(connection)
    assert max(_sum_up(connection)) <= 1.000001


def _sum_up(connection: object) -> Iterator[float]:
    query = "SELECT sum(probability) FROM link_candidates GROUP BY record_id"
    yield from (total for (total,) in connection.execute(query).fetchall())  # type: ignore[attr-defined]
