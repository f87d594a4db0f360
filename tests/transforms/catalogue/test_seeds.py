"""The seed file: what it must hold, and the messages on a mistake in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from transforms.catalogue.seeds import FILE, read_seeds
from transforms.lexicon.vocabulary import load_vocabulary
from warehouse.errors import InputError


def test_the_shipped_therapies_have_their_studies() -> None:
    seeds = read_seeds()
    assert len(seeds) >= 25
    assert {s.substance for s in seeds} == {"ketamine", "esketamine", "psilocybin", "mdma", "stellate_ganglion_block"}
    assert {s.outcome_favours for s in seeds} >= {"therapy", "comparator", "neither"}
    concepts = {(c.family, c.name) for c in load_vocabulary().terms}
    assert [s.condition for s in seeds if ("condition", s.condition) not in concepts] == []


def test_every_seed_names_its_sources_and_can_be_recognised() -> None:
    for seed in read_seeds():
        assert seed.verified_in, seed.reference_id
        assert seed.participant_count or seed.doi or seed.pmid or seed.registry_id, seed.reference_id


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("158", "many", "line 4: participant_count: 'many' cannot be read. It must be int."),
        ("pmid,", "pubmed,", "Columns missing or unknown: pmid, pubmed"),
        ("10.1176/appi.ajp.2020.20050596", "10.1038/s41386-022-01266-9", "is there twice"),
    ],
)
def test_a_mistake_is_told_with_its_place(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = tmp_path / "seeds.csv"
    path.write_text(FILE.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_seeds(path)
    assert message in str(caught.value)
