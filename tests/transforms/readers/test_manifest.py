"""A manifest is believed cell by cell: what is wrong costs one text, and says where it is wrong."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from transforms.readers import InputText, RejectedInput
from transforms.readers.manifest import COLUMNS, read_manifest
from transforms.readers.manifest_row import Label
from warehouse.errors import InputError
from warehouse.tables import Source

GOOD = {
    "file": "a.txt", "source_id": "clinic-a", "title": "A title, quoted", "publisher": "Clinic A", "url": "",
    "source_type": "clinic", "commercial_interest": "sells_treatment", "language": "en", "published_on": "2024-04-01",
}  # fmt: skip
HEADER = ",".join(COLUMNS)


def format_row(**cells: str) -> str:
    """A row of the manifest: the good one with other cells."""
    return ",".join('"' + value.replace('"', '""') + '"' for value in (GOOD | cells).values())


def test_row_becomes_the_source_and_the_facts_of_its_text(corpus: Any) -> None:
    corpus.write("a.txt", "text")
    corpus.write("sources.csv", f"\ufeff{HEADER}\r\n\r\n{format_row(url=' https://a.example/x ')}\r\n")
    read = corpus.read()["a.txt"]
    day = dt.date(2024, 4, 1)
    assert isinstance(read, InputText)
    assert read.source == Source(
        source_id="clinic-a",
        title="A title, quoted",
        publisher="Clinic A",
        url="https://a.example/x",
        source_type="clinic",
        commercial_interest="sells_treatment",
        label_basis="manifest",
        language="en",
        published_on=day,
    )
    assert (read.title, read.language, read.published_on) == ("A title, quoted", "en", day)


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        ("source_type", "clinik", "'clinik' is not one of clinic, company, news,"),
        ("source_type", "Clinic", "is not one of"),
        ("source_type", "", "'' is blank"),
        ("commercial_interest", "maybe", "is not one of sells_treatment, industry_media, none_known, unknown"),
        ("language", "english", "'english' is not an ISO 639-1 code"),
        ("language", "", "is blank"),
        ("source_id", "", "is blank"),
        ("source_id", "two words", "is not a name without spaces"),
        ("published_on", "1.4.2024", "is not a date such as 2024-04-01"),
        ("published_on", "20240401", "is not a date such as"),
        ("published_on", "2024-02-30", "is no day of the calendar"),
        ("url", "javascript:alert(1)", "is not an address that begins with http"),
        ("title", "=HYPERLINK(1)", "begins with =, as a formula"),
        ("publisher", "@SUM(A1)", "begins with @, as a formula"),
        ("title", "two\nlines", "was a quotation mark left open?"),
        ("title", "bell\x07", "control character"),
        ("title", "x" * 5000, "more than 4,096 characters"),
    ],
)
def test_broken_cell_costs_its_text_and_names_line_column_value(
    corpus: Any, column: str, value: str, says: str
) -> None:
    corpus.write("a.txt", "text")
    corpus.write("b.txt", "text")
    good = format_row(file="b.txt", source_id="other")
    corpus.write("sources.csv", "\n".join([HEADER, good, format_row(**{column: value})]))
    outcomes = corpus.read()
    broken = outcomes["a.txt"]
    assert isinstance(broken, RejectedInput) and isinstance(outcomes["b.txt"], InputText)
    assert broken.rule == "manifest_row"
    assert f"sources.csv, line 3: column {column}, " in broken.reason and says in broken.reason
    assert broken.excerpt["line"] == 3 and broken.excerpt["source_id"] in ("clinic-a", "", "two words")
    assert len(broken.reason) < 500


@pytest.mark.parametrize("file", ["../a.txt", "/etc/passwd", "sub/../../a.txt", "C:\\a.txt", "..\\a.txt", "."])
def test_row_whose_path_leaves_the_folder_is_reported_for_itself(corpus: Any, file: str) -> None:
    corpus.write("b.txt", "text")
    corpus.write("../a.txt", "outside")
    good = format_row(file="b.txt", source_id="other")
    corpus.write("sources.csv", "\n".join([HEADER, format_row(file=file), good]))
    assert corpus.rules() == {"b.txt": "text", "sources.csv:2": "manifest_row"}
    assert f"column file, {file!r}" in corpus.read()["sources.csv:2"].reason


def test_file_that_is_listed_twice_has_no_label(corpus: Any) -> None:
    corpus.write("a.txt", "text")
    corpus.write("sources.csv", "\n".join([HEADER, format_row(), format_row(file="./a.txt", source_id="b")]))
    twice = corpus.read()["a.txt"]
    assert isinstance(twice, RejectedInput) and twice.rule == "listed_twice"
    assert "line 3: column file, 'a.txt' stands on line 2 as well" in twice.reason


def test_rows_of_one_source_must_agree(corpus: Any) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        corpus.write(name, "text")
    rows = [format_row(), format_row(file="b.txt", title="Other"), format_row(file="c.txt", source_type="news")]
    corpus.write("sources.csv", "\n".join([HEADER, *rows]))
    outcomes = corpus.read()
    one, two, broken = outcomes["a.txt"], outcomes["b.txt"], outcomes["c.txt"]
    assert isinstance(one, InputText) and isinstance(two, InputText) and isinstance(broken, RejectedInput)
    assert one.source == two.source and one.source.title is None
    assert (one.title, two.title) == ("A title, quoted", "Other")
    assert "'news', but line 2 says 'clinic' for the same source_id 'clinic-a'" in broken.reason


def test_source_that_two_manifests_describe_differently_is_kept_out_once(corpus: Any) -> None:
    for folder, kind in (("a", "clinic"), ("b", "news"), ("c", "clinic")):
        corpus.write(f"{folder}/a.txt", "text")
        corpus.write(f"{folder}/sources.csv", f"{HEADER}\n{format_row(source_type=kind)}")
    assert corpus.rules() == {"a/a.txt": "text", "b/a.txt": "source_conflict", "c/a.txt": "text"}
    reason = corpus.read()["b/a.txt"].reason
    assert "b/sources.csv, line 2 says 'news', a/sources.csv, line 2 says 'clinic'" in reason


def test_rows_of_the_wrong_length_cost_their_text(corpus: Any) -> None:
    corpus.write("a.txt", "text")
    corpus.write("b.txt", "text")
    corpus.write("sources.csv", f"{HEADER}\na.txt,x,A title, unquoted,,,blog,unknown,en,\nb.txt,y,,,,blog")
    outcomes = corpus.read()
    assert corpus.rules() == {"a.txt": "manifest_row", "b.txt": "manifest_row"}
    assert "line 2: it has 10 cells, the header 9; quote cells that hold a comma" in outcomes["a.txt"].reason


def test_row_with_only_an_address_is_not_fetched(corpus: Any) -> None:
    corpus.write("a.txt", "text")
    rows = [
        format_row(),
        format_row(file="", url="https://b.example", source_id="b"),
        format_row(file="", source_id="c"),
    ]
    corpus.write("sources.csv", "\n".join([HEADER, *rows]))
    assert corpus.rules() == {"a.txt": "text", "https://b.example": "not_fetched", "sources.csv:4": "manifest_row"}


def test_columns_may_stand_in_any_order_beside_others(tmp_path: Path) -> None:
    path = tmp_path / "sources.csv"
    columns = [*reversed(COLUMNS), "rule", "reason", "self"]
    path.write_text(
        "\n".join([",".join(columns), ",".join([*reversed(GOOD.values()), "", "", ""]).replace(", q", " q")])
    )
    manifest = read_manifest(path)
    assert isinstance(manifest.find(tmp_path / "a.txt"), Label)
    assert manifest.format_line("b, c.txt").endswith(',SOURCE_ID,"b, c.txt",,,')


def test_other_columns_of_a_broken_row_are_kept_as_facts(corpus: Any) -> None:
    corpus.write("a.txt", "text")
    corpus.write("sources.csv", f"{HEADER},reason,rule,line\n{format_row(language='')},one,two,three")
    broken = corpus.read()["a.txt"]
    assert isinstance(broken, RejectedInput)
    assert (broken.excerpt["reason"], broken.excerpt["line"]) == ("one", 2)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "lacks file (or url), source_id, title"),
        (b"a.txt,clinic-a,T,P,,clinic,unknown,en,\n", "lacks file (or url)"),
        (HEADER.replace(",", ";").encode(), "separated by commas"),
        (HEADER.replace(",language", "").encode(), "lacks language"),
        (HEADER.encode() + b",title", "names title twice"),
        (HEADER.encode() + b"\ncaf\xe9.txt", "is not UTF-8"),
        (HEADER.encode() + b'\n"' + b"x" * 200_000, "is not CSV"),
    ],
)
def test_manifest_that_cannot_be_read_at_all_is_an_input_error(corpus: Any, content: bytes, says: str) -> None:
    corpus.write("a.txt", "text")
    path = corpus.write("sources.csv", content)
    with pytest.raises(InputError) as caught:
        corpus.read()
    assert says in str(caught.value) and str(path) in str(caught.value)


def test_manifest_that_is_a_folder_is_an_input_error(corpus: Any) -> None:
    corpus.write("a.txt", "text")
    corpus.write("sources.csv/x.txt", "text")
    with pytest.raises(InputError, match="the manifest cannot be read"):
        corpus.read()


def test_example_texts_are_labelled() -> None:
    seeds = Path(__file__).parents[3] / "seeds"
    manifest = read_manifest(seeds / "sources.csv")
    texts = {f"texts/{path.name}" for path in (seeds / "texts").iterdir()}
    assert set(manifest.rows) == texts and all(isinstance(row, Label) for row in manifest.rows.values())
    assert {Path(name).suffix for name in texts} == {".txt", ".md", ".html"}
