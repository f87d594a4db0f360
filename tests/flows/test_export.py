"""`claimhouse export`: each format as another tool reads it, and hostile texts that stay data."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import bibtexparser
import pytest
import rispy
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from flows.cli import cli
from flows.export.bibtex import write_bibtex
from flows.export.claim_review import keep_url, make_review, write_claim_reviews
from flows.export.ris import write_ris
from flows.export.rows import Fields
from flows.export.study_text import to_line
from flows.export.table import COLUMNS, guard, write_table
from tests.rows import RESULT, make_rows
from warehouse.draft import Draft
from warehouse.errors import InputError
from warehouse.publish import publish

MADE = dt.datetime(2026, 3, 4, tzinfo=dt.UTC)
HOSTILE = (
    '=HYPERLINK("http://x.example")', "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "'quoted", "＝1",
    "line\nER  - \nTY  - JOUR", "}, title = {x}", "\\input{/etc/passwd}", "100% & $5 #1 _a ~b ^c", "{", "}}",
    "</script><script>alert(1)</script>", "\u202eevil", "שלום 🙂", "a, b; c and d",
)  # fmt: skip


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A published snapshot."""
    folder = tmp_path_factory.mktemp("warehouse")
    with Draft.create(folder, "run-1") as draft:
        draft.add(make_rows("run-1"))
        publish(draft)
    return folder


def export(warehouse: Path, *arguments: str) -> Result:
    """Run the command in this process."""
    what, *others = arguments
    return CliRunner().invoke(cli, ["export", what, "--warehouse", str(warehouse), *others])


def make_claim(**facts: Any) -> Fields:
    """A row of `read_claims` with a value in every column."""
    plain: Fields = dict.fromkeys(COLUMNS, "plain") | {
        "published_on": dt.date(2025, 1, 2),
        "verdict": None,
        "url": None,
    }
    return plain | facts


def make_study(**facts: Any) -> Fields:
    """A row of `read_studies`."""
    empty = dict.fromkeys(("title", "authors", "journal", "year", "doi", "pmid", "registry_id", "institution"))
    known = {"study_id": "s1", "reference_id": None, "design": "controlled_trial", "participant_count": 41}
    matched = {"substance": "ketamine", "condition": "ptsd", "resolution": "unmatched", "match_probability": None}
    return empty | known | matched | {"mention_count": 1, "source_count": 2} | facts


def to_bytes(write: Any, *arguments: Any) -> str:
    """What a writer writes."""
    stream = io.BytesIO()
    write(*arguments[:1], stream, *arguments[1:])
    return stream.getvalue().decode()


def test_csv_holds_every_claim_of_the_selection(warehouse: Path) -> None:
    result = export(warehouse, "claims", "--format", "csv", "--type", "efficacy", "--source", "clinic")
    (row,) = csv.DictReader(io.StringIO(result.stdout))
    assert (row["quote"], row["proposition"], row["verdict"], row["negated"]) == (
        RESULT, "ketamine reduces PTSD", "supported", "false",
    )  # fmt: skip
    assert "1 claims" in result.stderr
    assert export(warehouse, "claims", "--format", "csv", "--therapy", "nosuch").stdout.count("\n") == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_csv_cells_are_never_formulas_and_read_back(text: str) -> None:
    ((cell, *_),) = list(csv.reader(io.StringIO(to_bytes(write_table, [make_claim(claim_id=text)]), newline="")))[1:]
    assert cell.removeprefix("'") == text.removeprefix("'") if cell == text else cell == f"'{text}"
    assert not cell.lstrip().startswith(("=", "+", "-", "@", "＝"))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_guarding_can_be_undone(text: str) -> None:
    guarded = guard(text)
    assert (guarded[1:] if guarded.startswith("'") else guarded) == text


def test_a_claim_review_is_rated_only_by_its_study(warehouse: Path) -> None:
    page = json.loads(export(warehouse, "claims", "--format", "claimreview").stdout)
    assert page["@context"] == "https://schema.org"
    reviews = page["@graph"]
    assert all(review["@type"] == "ClaimReview" and review["itemReviewed"]["@type"] == "Claim" for review in reviews)
    (rated,) = (review for review in reviews if "reviewRating" in review)
    rating = rated["reviewRating"]
    assert (rated["claimReviewed"], rating["@type"], rating["ratingValue"], rating["bestRating"]) == (
        RESULT,
        "Rating",
        5,
        5,
    )
    assert "favourable" in rating["ratingExplanation"]
    assert rated["citation"] == {"@type": "ScholarlyArticle", "name": "A trial"}


def test_a_rated_review_has_what_search_engines_require(warehouse: Path) -> None:
    options = ("claims", "--format", "claimreview", "--rated", "--page")
    (review,) = json.loads(export(warehouse, *options, "https://ours.example/explorer.html").stdout)["@graph"]
    assert review["url"] == f"https://ours.example/explorer.html#claim={review['identifier']}"
    assert {"claimReviewed", "url", "author", "datePublished", "itemReviewed"} <= set(review)
    assert {"ratingValue", "bestRating", "worstRating", "alternateName"} <= set(review["reviewRating"])
    assert isinstance(export(warehouse, *options, "javascript:alert(1)").exception, InputError)


@pytest.mark.parametrize(("verdict", "value"), [("supported", 5), ("contradicted", 1), ("mixed", 3)])
def test_verdicts_are_ratings(verdict: str, value: int) -> None:
    review = make_review(make_claim(verdict=verdict, explanation="why"), MADE)
    assert review["reviewRating"]["ratingValue"] == value
    assert "reviewRating" not in make_review(make_claim(), MADE)


def test_an_appearance_has_the_address_of_its_page() -> None:
    review = make_review(make_claim(url="https://clinic.example/faq?x=1", publisher="A Clinic"), MADE)
    assert review["itemReviewed"]["appearance"]["url"] == "https://clinic.example/faq?x=1"
    assert review["itemReviewed"]["author"] == {"@type": "Organization", "name": "A Clinic"}
    assert "url" not in make_review(make_claim(url="texts/faq.txt"), MADE)["itemReviewed"]["appearance"]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", 'https://x.example/"><script>', "https://x y", None]
)
def test_only_addresses_of_the_web_are_links(address: str | None) -> None:
    assert keep_url(address) is None


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_in_json_stay_text(text: str) -> None:
    written = to_bytes(write_claim_reviews, [make_claim(quote=text, title=text, publisher=text)] * 2, MADE)
    assert "</script" not in written
    assert "\u202e" not in written
    assert [review["claimReviewed"] for review in json.loads(written)["@graph"]] == [text, text]


def test_no_claims_are_an_empty_graph() -> None:
    assert json.loads(to_bytes(write_claim_reviews, [], MADE))["@graph"] == []


def read_ris(text: str) -> list[dict[str, list[str]]]:
    """Records as a reference manager reads them: a tag of two signs, two spaces, a dash."""
    records, current = [], defaultdict(list)
    for line in filter(None, text.splitlines()):
        tag = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert tag, line
        if tag[1] == "ER":
            records.append(dict(current))
            current = defaultdict(list)
        else:
            current[tag[1]].append(tag[2])
    assert not current
    return records


def test_studies_of_a_snapshot_as_ris(warehouse: Path) -> None:
    result = export(warehouse, "studies", "--format", "ris")
    (study,) = read_ris(result.stdout)
    assert (study["TY"], study["TI"], study["PY"], study["ID"]) == (["GEN"], ["A trial"], ["2021"], ["s1"])
    assert "matched to r1 with probability 0.90" in study["N1"][0]
    assert "1 studies" in result.stderr


def test_what_the_catalogue_knows_is_written_tag_by_tag() -> None:
    facts = {
        "title": "A trial",
        "authors": "Feder; Costi; Rutter",
        "journal": "AJP",
        "year": 2021,
        "doi": "10.1176/x.1",
    }
    (study,) = read_ris(to_bytes(write_ris, [make_study(**facts, pmid="1", institution="Mount Sinai")]))
    assert study["AU"] == ["Feder", "Costi", "Rutter"]
    assert (study["TY"], study["DO"], study["UR"]) == (["JOUR"], ["10.1176/x.1"], ["https://doi.org/10.1176/x.1"])
    assert (study["AN"], study["AD"], study["T2"]) == (["1"], ["Mount Sinai"], ["AJP"])


def test_a_study_without_a_title_is_described_in_brackets() -> None:
    (study,) = read_ris(to_bytes(write_ris, [make_study()]))
    assert study["TI"] == ["[Title unknown: controlled trial of ketamine in ptsd, 41 participants]"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_begin_no_record(text: str) -> None:
    studies = [make_study(title=text, journal=text, doi=text, institution=text, study_id=f"s{n}") for n in range(2)]
    written = to_bytes(write_ris, studies)
    assert [study["ID"] for study in read_ris(written)] == [["s0"], ["s1"]]
    assert all("DO" not in study for study in read_ris(written))


def read_bibtex(text: str) -> list[dict[str, str]]:
    """Entries as BibTeX reads them: it counts braces, whatever stands before them."""
    entries = []
    while found := re.match(r"\s*@(article|misc)\{([\w-]+),\n", text):
        text, fields = text[found.end() :], {"key": found[2]}
        while field := re.match(r"  (\w+) = \{", text):
            depth, end = 1, field.end()
            while depth:
                depth += {"{": 1, "}": -1}.get(text[end], 0)
                end += 1
            fields[field[1]], text = text[field.end() : end - 1], text[end:]
            assert text.startswith(",\n")
            text = text[2:]
        assert text.startswith("}\n")
        entries.append(fields)
        text = text[2:]
    assert not text.strip()
    return entries


def test_studies_of_a_snapshot_as_bibtex(warehouse: Path) -> None:
    (entry,) = read_bibtex(export(warehouse, "studies", "--format", "bibtex").stdout)
    assert (entry["key"], entry["title"], entry["year"]) == ("study2021-s1", "{A trial}", "2021")
    assert export(warehouse, "studies", "--format", "bibtex", "--therapy", "mdma").stdout == ""


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_run_no_command_and_end_no_field(text: str) -> None:
    studies = [
        make_study(title=text, journal=text, authors=f"{text};{text}", doi=text, study_id=f"{text}{n}")
        for n in range(2)
    ]
    entries = read_bibtex(to_bytes(write_bibtex, studies))
    assert len(entries) == 2
    for entry in entries:
        bare = re.sub(
            r"\\(textbackslash|textbraceleft|textbraceright|textasciitilde|textasciicircum)\{\}|\\[$&#%_]",
            "",
            entry["title"],
        )
        assert not re.search(r"[\\$&#%~^]", bare)
        assert "doi" not in entry


def test_real_parsers_read_them_back() -> None:
    studies = [make_study(title=text, journal="J & J", year=2021, study_id=f"s{n}") for n, text in enumerate(HOSTILE)]
    read = rispy.loads(to_bytes(write_ris, studies))
    assert [study["id"] for study in read] == [f"s{n}" for n in range(len(HOSTILE))]
    assert [study["title"] for study in read] == [to_line(text) for text in HOSTILE]
    library = bibtexparser.parse_string(to_bytes(write_bibtex, studies))
    assert not library.failed_blocks
    assert [entry["journal"] for entry in library.entries] == [r"J \& J"] * len(HOSTILE)


def test_a_file_is_written_whole_or_not_at_all(warehouse: Path, tmp_path: Path) -> None:
    target = tmp_path / "claims.csv"
    assert export(warehouse, "claims", "--format", "csv", "--output", str(target)).exit_code == 0
    assert len(list(csv.DictReader(target.open(encoding="utf-8", newline="")))) == 3
    for wrong in (warehouse / "x.csv", tmp_path, tmp_path / "none" / "x.csv"):
        assert isinstance(export(warehouse, "claims", "--format", "csv", "--output", str(wrong)).exception, InputError)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["claims.csv"]
