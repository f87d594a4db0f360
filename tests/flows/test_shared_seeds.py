"""The five real texts beside the checkout: what is found in them agrees with what people found, as far as asked."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.flows.jobs import CHECKOUT, do_flow

SHARED = CHECKOUT.parent / "shared"

pytestmark = pytest.mark.skipif(
    not (SHARED / "seeds").is_dir(), reason="the folder ../shared with the real texts is not beside the checkout"
)


@pytest.fixture(scope="module")
def scores(prefect_api: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What the scorer says of a run."""
    result = do_flow([SHARED / "seeds"], tmp_path_factory.mktemp("shared") / "warehouse")
    assert result.intake.count() == {"published": 5}
    command: list[str | Path] = [sys.executable, SHARED / "score.py", result.snapshot.path, SHARED / "gold", "--json"]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    scores: dict[str, Any] = json.loads(told.stdout)
    return scores


@pytest.mark.parametrize(
    ("name", "least"),
    [("claims", 0.85), ("quantities", 0.90), ("study_mentions", 1.0), ("study_attributes", 0.90)],
)
def test_figures_are_reached(scores: dict[str, Any], name: str, least: float) -> None:
    assert scores[name]["f1"] >= least


def test_every_quote_is_the_text_at_its_place(scores: dict[str, Any]) -> None:
    assert scores["exact_provenance"] == 1.0
