"""Files of many texts: every record ends as a text or with the reason why not, whatever the format around it."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from transforms.readers import InputText, RejectedInput, read_inputs

LABELS = {"source_id": "blog-a", "publisher": "A Blog", "source_type": "blog", "commercial_interest": "unknown"}
FIRST = LABELS | {"id": "one", "title": "A  title\nin two lines", "text": "Ketamine may help.", "language": "en"}
SECOND = LABELS | {"url": "https://example.org/two", "published_on": "2024-04-01", "text": "It may not."}
HEADER = "file,source_id,title,publisher,url,source_type,commercial_interest,language,published_on"
GERMAN = """Die Behandlung dauerte sechs Wochen, und die Beschwerden der Patienten gingen in dieser Zeit deutlich zurück.
Einige berichteten von Kopfschmerzen, die jedoch nach wenigen Tagen verschwanden. Weitere Studien sind nötig."""


def write_jsonl(rows: list[Any]) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def write_csv(rows: list[dict[str, str]]) -> bytes:
    names = list(dict.fromkeys(name for row in rows for name in row))
    lines = [",".join(names), *(",".join(f'"{row.get(name, "")}"' for name in names) for row in rows)]
    return "\n".join(lines).encode()


def write_parquet(rows: list[dict[str, str]]) -> bytes:
    names = dict.fromkeys(name for row in rows for name in row)
    sink = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([{name: row.get(name) for name in names} for row in rows]), sink)
    return sink.getvalue()


def zstd(content: bytes) -> bytes:
    sink = pa.BufferOutputStream()
    with pa.CompressedOutputStream(sink, "zstd") as stream:
        stream.write(content)
    return bytes(sink.getvalue())


def plain(content: bytes) -> bytes:
    return content


def read(path: Path) -> tuple[list[InputText], list[RejectedInput]]:
    """The texts of a file, and what was kept out."""
    items = list(read_inputs([path]))
    return [i for i in items if isinstance(i, InputText)], [i for i in items if isinstance(i, RejectedInput)]


@pytest.mark.parametrize(("ending", "pack"), [("", plain), (".gz", gzip.compress), (".zst", zstd)])
@pytest.mark.parametrize(("name", "write"), [("a.jsonl", write_jsonl), ("a.csv", write_csv)])
def test_records_carry_their_labels(
    tmp_path: Path, name: str, write: Callable[[Any], bytes], ending: str, pack: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / f"{name}{ending}"
    path.write_bytes(pack(write([FIRST, SECOND])))
    check_both(path)


def test_rows_of_parquet_carry_their_labels(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_bytes(write_parquet([FIRST, SECOND]))
    check_both(path)


def check_both(path: Path) -> None:
    (one, two), kept_out = read(path)
    assert kept_out == []
    first_title = "A title in two lines"
    assert (one.uri, one.title, one.text) == (f"{path.name}#one", first_title, "Ketamine may help.")
    assert (two.uri, str(two.published_on), two.language) == ("https://example.org/two", "2024-04-01", "en")
    assert one.source == two.source
    assert (one.source.source_id, one.source.source_type, one.source.url) == ("blog-a", "blog", None)


def test_the_manifest_labels_what_the_records_do_not(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(write_jsonl([{"text": "Ketamine may help."}, FIRST | {"source_id": "own"}]))
    (tmp_path / "sources.csv").write_text(f"{HEADER}\na.jsonl,clinic-b,,B,,clinic,sells_treatment,en,2020-01-01\n")
    texts, kept_out = read(tmp_path)
    assert kept_out == []
    assert [(t.source.source_id, t.source.source_type, str(t.published_on)) for t in texts] == [
        ("clinic-b", "clinic", "2020-01-01"), ("own", "blog", "2020-01-01"),
    ]  # fmt: skip


BROKEN = [
    (b"{broken", "not_json"),
    (b"[1, 2]", "not_an_object"),
    (b'{"title": "no text"}', "no_text"),
    (json.dumps({"text": "Unlabelled."}).encode(), "unlabelled"),
    (json.dumps(FIRST | {"source_type": "magazine"}).encode(), "record_labels"),
    (json.dumps(FIRST | {"text": "A \x00 in it"}).encode(), "control_characters"),
    (json.dumps(FIRST | {"text": " "}).encode(), "empty"),
    (json.dumps(FIRST | {"id": "a\nb"}).encode(), "file_name"),
    (json.dumps(FIRST | {"language": "de"}).encode(), "other_language"),
    (json.dumps({**FIRST, "text": GERMAN, "language": ""}).encode(), "other_language"),
    (b"\xff\xfe", "not_json"),
]


@pytest.mark.parametrize(("line", "rule"), BROKEN)
def test_a_broken_record_costs_that_record(tmp_path: Path, line: bytes, rule: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n".join([json.dumps(FIRST).encode(), line, json.dumps(SECOND).encode()]))
    texts, (kept_out,) = read(path)
    assert len(texts) == 2
    assert kept_out.rule == rule
    assert kept_out.uri.startswith("a.jsonl#")
    assert kept_out.reason.startswith(kept_out.uri)


def test_a_long_line_costs_that_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transforms.readers.jsonl.MAX_LINE", 1_000)
    path = tmp_path / "a.jsonl"
    path.write_bytes(write_jsonl([FIRST, FIRST | {"text": "x" * 5_000}, SECOND]))
    texts, (kept_out,) = read(path)
    assert (len(texts), kept_out.rule, kept_out.uri) == (2, "record_too_long", "a.jsonl#2")


def test_a_file_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    rows = [FIRST | {"id": str(number), "text": f"Text {number * 7919 % 10007} of many."} for number in range(9_000)]
    path.write_bytes(gzip.compress(write_jsonl(rows))[:-2_000])
    texts, kept_out = read(path)
    assert 0 < len(texts) < 9_000
    assert kept_out[-1].rule == "damaged" and "behind record" in kept_out[-1].reason


def test_several_members_of_gzip_are_one_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.gz"
    path.write_bytes(gzip.compress(write_jsonl([FIRST])) + gzip.compress(write_jsonl([SECOND])))
    assert len(read(path)[0]) == 2


@pytest.mark.parametrize(("ending", "pack"), [(".gz", gzip.compress), (".zst", zstd)])
def test_a_bomb_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str, pack: Callable[[bytes], bytes]
) -> None:
    monkeypatch.setattr("transforms.readers.streams.BOMB_BYTES", 1_000_000)
    path = tmp_path / f"a.jsonl{ending}"
    path.write_bytes(pack(write_jsonl([FIRST]) + b" " * 30_000_000))
    texts, (kept_out,) = read(path)
    assert (len(texts), kept_out.rule) == (1, "decompression_bomb")


def test_rows_of_csv_that_are_ragged_or_coded_otherwise(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    rows = write_csv([FIRST, SECOND]).split(b"\n")
    path.write_bytes(b"\n".join([*rows[:-1], b"one,two", rows[-1].replace(b"may", b"m\xe4y")]))
    texts, kept_out = read(path)
    assert [k.rule for k in kept_out] == ["ragged_row", "not_utf8"]
    assert len(texts) == 1


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        ("a.csv", b"id,text\n", "no_records"),
        ("a.csv", b"id\rtext\nx,y\n", "not_csv"),
        ("a.jsonl", b"\n\n", "no_records"),
        ("a.warc", b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n", "no_records"),
    ],
)
def test_a_file_without_a_record_is_told(tmp_path: Path, name: str, content: bytes, rule: str) -> None:
    (tmp_path / name).write_bytes(content)
    texts, kept_out = read(tmp_path / name)
    assert texts == [] and [item.rule for item in kept_out] == [rule]


@pytest.mark.parametrize("ending", [".gz", ".zst"])
def test_a_packed_text_is_a_text(tmp_path: Path, ending: str) -> None:
    pack = gzip.compress if ending == ".gz" else zstd
    (tmp_path / f"a.txt{ending}").write_bytes(pack("Ketamine may help. É".encode()))
    (tmp_path / "sources.csv").write_text(f"{HEADER}\na.txt{ending},a,,,,blog,unknown,en,\n")
    (text,), kept_out = read(tmp_path)
    assert (text.text, text.format, kept_out) == ("Ketamine may help. É", "text", [])


PUBMED = """<?xml version="1.0"?><PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>123</PMID>
<Article><Journal><Title>A Journal</Title></Journal><ArticleTitle>Ketamine for <i>PTSD</i></ArticleTitle>
<Abstract><AbstractText Label="RESULTS">It helped 41 adults &amp; more.</AbstractText>
<AbstractText Label="CONCLUSIONS">It may help.</AbstractText></Abstract><Language>eng</Language>
<ArticleDate><Year>2021</Year><Month>05</Month><Day>06</Day></ArticleDate></Article>
<MedlineJournalInfo><MedlineTA>A J</MedlineTA><NlmUniqueID>77</NlmUniqueID></MedlineJournalInfo>
</MedlineCitation></PubmedArticle><PubmedArticle><MedlineCitation><PMID>124</PMID><Article>
<ArticleTitle>No abstract</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"""


@pytest.mark.parametrize("pack", [plain, gzip.compress])
def test_articles_of_pubmed_are_labelled_by_their_journal(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    path = tmp_path / ("a.xml" if pack is plain else "a.xml.gz")
    path.write_bytes(pack(PUBMED.encode()))
    (article,), (kept_out,) = read(path)
    assert article.uri == "https://pubmed.ncbi.nlm.nih.gov/123/"
    assert article.text == "Ketamine for PTSD\n\nResults\n\nIt helped 41 adults & more.\n\nConclusions\n\nIt may help."
    assert (article.title, str(article.published_on), article.format) == ("Ketamine for PTSD", "2021-05-06", "pubmed")
    source = article.source
    assert (source.source_id, source.publisher, source.source_type) == ("journal-77", "A J", "journal")
    assert (source.label_basis, source.commercial_interest) == ("inferred", "none_known")
    assert kept_out.rule == "no_text"


def test_xml_that_is_not_of_pubmed(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text("<rss><item/></rss>")
    assert [k.rule for k in read(tmp_path / "a.xml")[1]] == ["not_pubmed"]
    (tmp_path / "a.xml").write_text('<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><PubmedArticleSet><PubmedA')
    assert [k.rule for k in read(tmp_path / "a.xml")[1]] == ["not_xml"]


def make_warc(*pages: tuple[str, str, bytes]) -> bytes:
    """An archive of responses: address, status and media type, content."""
    parts = []
    for address, head, content in pages:
        status, _, kind = head.partition(" ")
        http = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\n\r\n".encode() + content
        facts = f"WARC-Type: response\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2024-04-01T00:00:00Z\r\n"
        facts += "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        facts += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n"
        parts.append(f"WARC/1.0\r\n{facts}\r\n".encode() + http + b"\r\n\r\n")
    return b"".join(parts)


PAGE = "<html><head><title>Clinic</title></head><body><article><p>{}</p></article></body></html>"
SENTENCES = "Ketamine may ease the symptoms of PTSD in the first day. It was given to adults in the clinic. " * 4


@pytest.mark.parametrize(("ending", "pack"), [("", plain), (".gz", gzip.compress), (".zst", zstd)])
def test_pages_of_a_crawl(tmp_path: Path, ending: str, pack: Callable[[bytes], bytes]) -> None:
    path = tmp_path / f"a.warc{ending}"
    latin = PAGE.format("Caf\xe9. " + SENTENCES).encode("latin-1")
    path.write_bytes(pack(make_warc(
        ("https://a.example/x", "200 text/html; charset=iso-8859-1", latin),
        ("https://a.example/y", "404 text/html", b"<html>gone</html>"),
        ("https://a.example/z", "200 image/png", b"\x89PNG"),
        ("https://a.example/de", "200 text/html", PAGE.format(GERMAN).encode()),
    )))  # fmt: skip
    (tmp_path / "sources.csv").write_text(f"{HEADER}\n{path.name},clinic-a,,,,clinic,sells_treatment,en,\n")
    texts, kept_out = read(tmp_path)
    assert [(t.uri, t.title, t.source.source_id) for t in texts] == [("https://a.example/x", "Clinic", "clinic-a")]
    assert texts[0].text.startswith("Café.")
    assert [(k.uri, k.rule) for k in kept_out] == [("https://a.example/de", "other_language")]


def make_pdf(*lines: str) -> bytes:
    """A PDF of one page, made by hand."""
    text = "\n".join(f"BT /F1 12 Tf 50 {700 - 20 * n} Td ({line}) Tj ET" for n, line in enumerate(lines))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        f"<< /Length {len(text)} >>\nstream\n{text}\nendstream",
    ]  # fmt: skip
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    trailer = f"trailer << /Size 5 /Root 1 0 R >>\nstartxref\n{len(body)}\n%%EOF"
    return f"{body}xref\n0 5\n0000000000 65535 f \n{table}{trailer}".encode()


def test_a_pdf_gives_its_text_with_lines_joined(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(
        make_pdf("Ketamine eased the symp-", "toms of most", "adults in a day.", "It was safe.")
    )
    (tmp_path / "b.pdf").write_bytes(b"%PDF-1.4 broken")
    rows = [f"{name}.pdf,{name},,,,journal,none_known,en," for name in "ab"]
    (tmp_path / "sources.csv").write_text("\n".join([HEADER, *rows]))
    (text,), (kept_out,) = read(tmp_path)
    assert text.text == "Ketamine eased the symptoms of most adults in a day.\nIt was safe."
    assert (text.format, kept_out.rule) == ("pdf", "pdf_unreadable")


def test_a_reader_streams(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(write_jsonl([FIRST]) + b"{broken\n" * 3)
    items: Iterator[InputText | RejectedInput] = read_inputs([path])
    assert isinstance(next(items), InputText)
    path.write_bytes(b"")
    assert len(list(items)) <= 3
