"""Building the marts: all of them, or what can differ from the snapshot before.

Claims can only be one proposition if they share type, subject, substance, condition and topic. Where few documents
changed, the propositions of the groups in which one of their claims is, or was, are made anew from all claims of these
groups, and the others stay. Studies are linked anew where a mention or the catalogue changed: there any two mentions
may meet. The rows are those that building everything gives.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from flows.grouping import choose_join, name_grouping
from flows.ingest.batches import READ_OUT
from flows.ingest.work import Work
from transforms.marts.build import MARTS, PROPOSITION_STEPS, STUDY_STEPS, compute_marts, compute_steps, read_mart
from transforms.propositions.topics import find_topics
from transforms.resolve.link import define_macros, resolve_mentions
from warehouse.draft import Draft
from warehouse.engine import create_view, quote_name, write_scan
from warehouse.parts import Part
from warehouse.schema import TABLES
from warehouse.snapshots import Snapshot, table_files
from warehouse.update import update_columns, update_rows

MOST_CHANGED, ALWAYS_FEW = 0.05, 100
"""Share of the documents from which on everything is built anew, if they are more than that many."""
STUDIES = ("studies", "study_matches", "discrepancies")
GROUP = ("claim_type", "subject", "substance", "condition", "topic")
"""What all claims of a proposition share."""

SELECTIONS = Path(__file__).with_name("linking.sql")


def link_all(draft: Draft) -> None:
    """Build all marts from all rows."""
    with draft.connect() as connection:
        compute_marts(connection, choose_join())
        for name in MARTS:
            if name in READ_OUT:
                update_columns(draft, connection, name, f"mart_{name}", list_linked(name))
            else:
                draft.replace(name, read_mart(connection, name))


def list_linked(name: str) -> list[str]:
    """The columns of a table that may be set across documents: all but the key and the words themselves."""
    return [c.name for c in TABLES[name].columns if not c.key and c.name not in ("quote", "text")]


def link_changes(draft: Draft, before: Snapshot, work: Work) -> bool:
    """Build what can differ from the snapshot `before`; False, and nothing is done, where that may be most of it."""
    if before.linked_with != name_grouping() or before.bits != draft.bits:
        return False
    with draft.connect() as connection:
        changes = _Changes(draft, before, connection)
        if not changes.find(work):
            return False
        changes.build()
    return True


@dataclass
class _Changes:
    """The marts of a draft, made from those of the snapshot before."""

    draft: Draft
    before: Snapshot
    connection: duckdb.DuckDBPyConnection

    def find(self, work: Work) -> bool:
        """Find the documents that changed; False if they are many, or if the marts before lack rows."""
        self.connection.execute("CREATE SCHEMA before")
        for name in (*MARTS, "documents", "sources", "reference_studies", "quarantine"):
            scan = write_scan(table_files(self.before, name))
            self.connection.execute(f"CREATE VIEW before.{quote_name(name)} AS FROM {scan}")
        shards = set(self.draft.parts.list_changed())
        for name in ("documents", "study_mentions"):
            self._show_shards(f"changed_{name}", [p.path for p in self._list_parts(name, shards)], name)
            held = [self.before.path / f.path for f in self.before.files if f.table == name and f.shard in shards]
            self._show_shards(f"former_{name}", held, name)
        self.connection.execute(f"CREATE VIEW settled AS FROM {write_scan([work.intake / 'settled.parquet'])}")
        self._run("find")
        return self._ask("can_be_updated", {"share": MOST_CHANGED, "always": ALWAYS_FEW})

    def build(self) -> None:
        """Fill the tables of the draft."""
        define_macros(self.connection)
        if self._ask("mentions_changed"):
            self._link_studies()
        else:
            self._keep_studies()
        self._run("touched")
        find_topics(self.connection)
        self._run("groups")
        compute_steps(self.connection, PROPOSITION_STEPS, choose_join())
        update_rows(self.draft, self.connection, "claims", "mart_claims", list_linked("claims"))
        self._run("merge")
        self._judge()

    def _link_studies(self) -> None:
        """Link all mentions, and find the studies that differ from those before."""
        resolve_mentions(self.connection)
        compute_steps(self.connection, STUDY_STEPS)
        update_columns(
            self.draft, self.connection, "study_mentions", "mart_study_mentions", list_linked("study_mentions")
        )
        for name in STUDIES:
            self.draft.replace(name, read_mart(self.connection, name))
        self._run("studies")

    def _keep_studies(self) -> None:
        """Take over the studies before."""
        for name in STUDIES:
            rows = self.connection.execute(f"FROM before.{name}")
            self.draft.replace(name, rows.to_arrow_reader(20_000))
        self._run("kept_studies")

    def _judge(self) -> None:
        """Verdicts on the claims of documents that changed, or that rest on a study that did; and all scorecards."""
        compute_steps(self.connection, ["verdicts"])
        self._run("scorecards")
        compute_steps(self.connection, ["source_scorecards"])
        for name in ("propositions", "verdicts", "source_scorecards"):
            self.draft.replace(name, read_mart(self.connection, name))

    def _list_parts(self, name: str, shards: set[int]) -> list[Part]:
        return [part for part in self.draft.parts.list_of(name) if part.shard in shards]

    def _show_shards(self, view: str, paths: Sequence[Path], name: str) -> None:
        """A view of some files of a table, which may be none."""
        empty = self.draft.folder / name / "empty.parquet"
        create_view(self.connection, view, [empty, *paths])

    def _ask(self, part: str, values: Mapping[str, float] | None = None) -> bool:
        return bool(self._run(part, values).fetchall()[0][0])

    def _run(self, part: str, values: Mapping[str, float] | None = None) -> duckdb.DuckDBPyConnection:
        """Execute a part of `linking.sql`; a part begins at a line `-- == NAME`."""
        parts = SELECTIONS.read_text(encoding="utf-8").split("-- == ")
        found = next(text.partition("\n")[2] for text in parts if text.partition("\n")[0] == part)
        for name in STUDIES:
            columns = ", ".join(quote_name(column.name) for column in TABLES[name].columns)
            found = found.replace(f"{{{name}}}", columns)
        return self.connection.execute(found, values) if values else self.connection.execute(found)
