"""The data dictionary in the docs is the one that the declarations make."""

from __future__ import annotations

from warehouse.catalog import load_views
from warehouse.dictionary import PAGE, render_dictionary
from warehouse.schema import TABLES


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == render_dictionary(), "Run `python -m warehouse.dictionary`."


def test_every_table_and_view_has_its_section() -> None:
    sections = [line.removeprefix("### ") for line in render_dictionary().splitlines() if line.startswith("### ")]
    assert sections == [*TABLES, *(view.name for view in load_views())]


def test_every_view_says_what_it_is_and_is_named_like_its_file() -> None:
    for view in load_views():
        assert view.comment.endswith(".")
        assert f"CREATE VIEW {view.name} AS\n" in view.sql


def test_a_row_tells_all_that_is_declared() -> None:
    page = render_dictionary()
    assert "| **`ordinal`** | int64 | Place among the arms, from 1. At least 1. |" in page
    assert "| `stance` | string | Toward the therapy of the document. One of `favourable`, `unfavourable`," in page
    assert "| `published_on` | date32, null | Day of publication; null where unknown. |" in page
    assert "Refers to `studies.study_id`. |" in page
