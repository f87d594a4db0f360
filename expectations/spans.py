"""The checks on spans, for every table whose rows point at characters of a document."""

from __future__ import annotations

from expectations.checks import Check, Probe, check_rows, count_if, join_target
from warehouse.schema import TABLES

WINDOW = 8_192
BLOCK = 32
"""Code points per window, and windows per block. DuckDB's substring walks a text from its start, so that the quotes of
one long text would cost the square of its length. Such a text is therefore laid out in windows that overlap by half,
and these are cut out of blocks, for the same reason."""

WIDE = "strlen(text) <> length(text)"
"""True for a text in which a character may take several bytes; others are cut byte by byte, which is at once."""

TODO = "Mend the step that computes offsets; it must count Unicode code points."


def check_span(table: str, quote: str = "quote") -> tuple[Check, ...]:
    """The checks of `start`, `end` and the column `quote`: in order, inside the text, and exactly its characters."""
    return (_check_order(table), _check_end(table), _check_quote(table, quote))


def check_within_statement(table: str) -> Check:
    """A check that a row's span and document are within those of its statement."""
    failing = f"""
        SELECT t.* FROM "{table}" AS t JOIN statements AS s ON s.statement_id = t.statement_id
        WHERE t.document_id <> s.document_id OR t.start < s.start OR t."end" > s."end" """  # noqa: S608
    description = f"The span must lie inside that of its statement, in the same document. {TODO}"
    outside = 't.document_id <> target.document_id OR t.start < target.start OR t."end" > target."end"'
    probe = (join_target(table, "statement_id", "statements", "statement_id"), count_if(f"({outside}) IS NOT FALSE"))
    return Check("lies_in_its_statement", table, description, failing=failing, reads=("statements",), probe=probe)


def _check_order(table: str) -> Check:
    description = f"start must lie before end, so that the span holds at least one character. {TODO}"
    return check_rows(table, "start_is_before_end", 't.start >= t."end"', description, column="start")


def _check_end(table: str) -> Check:
    failing = f"""
        SELECT t.* FROM "{table}" AS t JOIN documents AS d ON d.document_id = t.document_id
        WHERE t."end" > d.char_count"""  # noqa: S608
    description = f"end must not lie behind the last character of the document's text. {TODO}"
    probe = (join_target(table, "document_id", "documents", "document_id"), count_if('t."end" > target.char_count'))
    return Check(
        "end_is_in_the_text", table, description, failing=failing, column="end", reads=("documents",), probe=probe
    )


def _lay_out(table: str) -> str:
    """The long and wide texts that the rows of a table stand in, in windows."""
    there = f'SELECT document_id FROM "{table}"'  # noqa: S608
    long = f"FROM documents WHERE char_count > {WINDOW} AND {WIDE} AND document_id IN ({there})"
    return f"""
        SELECT document_id, char_count, block * {BLOCK} + place AS nth,
               substring(part, place * {WINDOW} + 1, 2 * {WINDOW}) AS piece
        FROM (SELECT *, unnest(range({BLOCK})) AS place
              FROM (SELECT document_id, char_count, block,
                           substring(text, block * {BLOCK * WINDOW} + 1, {(BLOCK + 1) * WINDOW}) AS part
                    FROM (SELECT document_id, char_count, text,
                                 unnest(range(char_count // {BLOCK * WINDOW} + 1)) AS block {long})))"""  # noqa: S608


def _check_quote(table: str, quote: str) -> Check:
    placed = 't.start >= 0 AND t.start < t."end"'
    failing = f"""
        SELECT t.* FROM "{table}" AS t
        JOIN (SELECT document_id, char_count, text, {WIDE} AS wide FROM documents) AS d ON d.document_id = t.document_id
        WHERE {placed} AND t."end" <= d.char_count
          AND (NOT wide OR d.char_count <= {WINDOW} OR t."end" - t.start > {WINDOW})
          AND CASE WHEN wide THEN substring(d.text, t.start + 1, t."end" - t.start) <> t."{quote}"
                   ELSE array_slice(encode(d.text), t.start + 1, t."end") <> encode(t."{quote}") END
        UNION ALL
        SELECT t.* FROM "{table}" AS t
        JOIN ({_lay_out(table)}) AS w ON w.document_id = t.document_id AND w.nth = t.start // {WINDOW}
        WHERE {placed} AND t."end" <= w.char_count AND t."end" - t.start <= {WINDOW}
          AND substring(w.piece, t.start % {WINDOW} + 1, t."end" - t.start) <> t."{quote}" """  # noqa: S608
    description = f"{quote} must be exactly the characters from start to end of the document's text. {TODO}"
    name, probe = f"{quote}_equals_the_text", _probe_statement(table, quote)
    return Check(
        name, table, description, failing=failing, column=quote, reads=("documents",), probe=probe, in_slices=True
    )


def _probe_statement(table: str, quote: str) -> Probe | None:
    """Whether every quote is that of its statement, whose own text is compared with the document's; if it has one."""
    if table == "statements" or "statement_id" not in (column.name for column in TABLES[table].columns):
        return None
    cut = 'substring(target.text, t.start - target.start + 1, t."end" - t.start)'
    return join_target(table, "statement_id", "statements", "statement_id"), count_if(
        f't."{quote}" IS DISTINCT FROM {cut}'
    )
