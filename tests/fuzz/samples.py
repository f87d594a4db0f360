"""What fuzzing begins with: a small, well-formed file of each kind, and pieces that have upset readers before."""

from __future__ import annotations

import gzip

TEXT = """# Ketamine for PTSD

Ketamine may ease the symptoms of PTSD within 24 hours [1]. A 2021 trial in JAMA Psychiatry (NCT02397889, Smith et al.)
gave 41 adults 0.5 mg/kg of ketamine or midazolam; 67% vs 24% improved (p < 0.01, 95% CI 1.2-3.4).

- Nausea is a common side effect, but not "dangerous".
| dose | n |
|------|---|
| 0.5 mg/kg | twenty-one |

[1]: Smith J, Jones K. Ketamine in PTSD. JAMA Psychiatry. 2021;78(2):1-9. doi:10.1001/jama.2021.1
"""
HTML = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ketamine</title>
<meta property="article:published_time" content="2024-01-02"></head><body><nav><a href="/">Home</a></nav><article>
<h1>Ketamine for PTSD</h1><p>Ketamine may <b>ease</b> the symptoms of PTSD&nbsp;&#8212; within 24 hours.</p><ul><li>One
<li>Two</ul><table><tr><td>41 adults<td>67%</table><pre>x</pre><!-- note --></article></body></html>"""
CSV = 'id,text,title\n1,"Ketamine helps, they say.",One\n2,"MDMA ""does"" not help.",Two\n'
JSONL = '{"id": "1", "text": "Ketamine helps against PTSD.", "title": "One"}\n{"id": 2, "text": "No \\u00e9ffect."}\n'
XML = """<?xml version="1.0"?><PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><Journal><Title>J
</Title><JournalIssue><PubDate><Year>2021</Year></PubDate></JournalIssue></Journal><ArticleTitle>Ketamine in PTSD
</ArticleTitle><Abstract><AbstractText Label="RESULTS">Ketamine &lt;helps&gt; 41 adults.</AbstractText></Abstract></Article>
</MedlineCitation></PubmedArticle></PubmedArticleSet>"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Blog</title><item><title>One</title><link>/one</link>
<pubDate>Wed, 01 Apr 2026 06:00:00 +0000</pubDate></item></channel></rss>"""
ROBOTS = "User-agent: *\nDisallow: /private*/x$\nAllow: /\nCrawl-delay: 2\n\nUser-agent: claimhouse\nDisallow: /no\n"
MANIFEST = (
    "file,source_id,title,publisher,url,source_type,commercial_interest,language,published_on\n"
    "a.txt,clinic-a,Ketamine,Clinic A,https://clinic.example/a,clinic,sells_treatment,en,2024-04-01\n"
)
WARC = (
    "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://blog.example/\r\nWARC-Date: 2024-01-01T00:00:00Z\r\n"
    "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
    "Content-Type: application/http; msgtype=response\r\nContent-Length: {size}\r\n\r\n{body}\r\n\r\n"
)
HTTP = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + HTML
STUDY = """[{"protocolSection": {"identificationModule": {"nctId": "NCT02397889", "briefTitle": "Ketamine in PTSD"},
"statusModule": {"startDateStruct": {"date": "2015-05"}}, "designModule": {"enrollmentInfo": {"count": 41}}}},
{"DOI": "10.1001/jama.2021.1", "title": ["Ketamine"], "issued": {"date-parts": [[2021, 2]]}},
{"id": "https://openalex.org/W1", "doi": "https://doi.org/10.1/x", "publication_year": 2021, "display_name": "A"}]"""
SQL = "SELECT c.claim_type, count(*) AS n FROM claims AS c JOIN documents USING (document_id) GROUP BY ALL ORDER BY n"


CHARSETS = (
    None, "utf-8", "latin-1", "utf-16", "utf-7", "idna", "punycode", "undefined", "unicode_escape", "rot13", "hex", "zlib",
    "mbcs", "shift_jis", "iso2022_jp", "hz", "utf-8-sig", "\0", "x" * 99, "../x", "",
)  # fmt: skip
"""What servers say, or might say, of how a page is coded."""


def make_warc() -> bytes:
    """An archive of one page."""
    return WARC.format(size=len(HTTP), body=HTTP).encode()


def make_pdf() -> bytes:
    """A document of one page with one line."""
    said = b"BT /F1 12 Tf 72 720 Td (Ketamine may ease the symptoms of PTSD within 24 hours.) Tj ET"
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >> stream\n%s\nendstream" % (len(said), said),
    ]
    body = b"".join(b"%d 0 obj %s endobj\n" % (number, part) for number, part in enumerate(parts, 1))
    return b"%PDF-1.4\n" + body + b"trailer << /Root 1 0 R /Size 5 >>\n%%EOF"


def make_parquet() -> bytes:
    """A table of two texts."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    sink = pa.BufferOutputStream()
    pq.write_table(pa.table({"id": ["1", "2"], "text": ["Ketamine helps.", None]}), sink)
    return bytes(sink.getvalue())


def pack(content: bytes) -> bytes:
    """As gzip, the same bytes each time."""
    return gzip.compress(content, mtime=0)


PIECES = (
    "ketamine may ", "PTSD", "not ", "and/or ", "e.g. ", "et al. ", "41 adults ", "67% ", "0.5 mg/kg ", "1,2-", "1.", "NCT02397889 ",
    "10.1001/", "JAMA Psychiatry ", "no less than ", "one hundred and ", "twenty-", "(", ")", "[1", "]", '"', "“", "'", "*", "_",
    "#", "| ", "|---", "- ", "> ", "```", "\n", "\n\n", "\t", "  ", "\r", "\0", "\u00a0", "\u200b", "\u2028", "\u202e", "\ufeff",
    "e\u0301", "ﬁ", "İ", "ß", "😀", "</div>", "<div>", "<table>", "<td>", "<p>", "<!--", "]]>", "<![CDATA[", "&amp;", "&#x0;", "&",
    "<script>", "<a href=", "<!DOCTYPE x [", "<!ENTITY a 'b'>", "%PDF-1.4", "{", "[", '{"a":', "\\u0000", "\\", ",", ";", ":", "//",
    "../", "https://", "WARC/1.0\r\n", "Content-Length: 9999999999\r\n", "-1", "1e999", "9" * 40, "1/0", "?.,;", ". ", "–", "½", "٣",
)  # fmt: skip
"""What is put into samples, and repeated without end to see how time grows."""
