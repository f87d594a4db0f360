"""Time and memory for linking 10,000 mentions to 1,000,000 catalogue entries: `python -m benchmarks.linkage_speed`.

The entries are made by DuckDB from hashes of their number, so that they are the same everywhere. Their values are
spread as unevenly as those of real catalogues: journal, first author, institution, substance and condition after Zipf
(a number u between 0 and 1 becomes the value number floor(N ** u)), participants evenly over the logarithm from 8 to
3,000, years rising to 2025. A tenth of the entries are on the five therapies and the conditions of the shipped
vocabularies.

A mention tells of one entry: its substance and condition, and each other attribute with the chance that lay texts
name it; one in ten counts is that of an arm, one year in six may be off by one or two, one journal in ten is another.
Four in ten mentions tell of a study that was made in the same way and left out of the catalogue: no match of theirs can
be right.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
import time
from pathlib import Path

import duckdb

from transforms.resolve.link import resolve_mentions
from transforms.resolve.model import Settings
from warehouse.engine import open_engine

MACROS = """
CREATE MACRO rand(i, salt) AS (hash(i * 7919, salt) % 1000003) / 1000003.0;
CREATE MACRO zipf(i, salt, n) AS floor(pow(n, rand(i, salt)))::BIGINT;
CREATE MACRO word(k, salt) AS 'x' || translate(substr(md5(salt || k), 1, 7), '0123456789', 'ghijklmnop');
CREATE MACRO capital(w) AS upper(substr(w, 1, 1)) || substr(w, 2);
"""

ENTRIES = """
CREATE TABLE {name} AS SELECT
    'doi:10.1000/' || i AS reference_id, NULL::VARCHAR AS pmid, '10.1000/' || i AS doi,
    CASE WHEN rand(i, 'reg') < 0.3 THEN 'NCT' || lpad((i + 10000000)::VARCHAR, 8, '0') END AS registry_id,
    'A study of ' || word(i, 't1') || ' and ' || word(i, 't2') || ' in people with ' || word(i, 't3') AS title,
    'Journal of ' || capital(word(zipf(i, 'journal', 5000), 'j')) AS journal,
    (2026 - floor(40 * pow(rand(i, 'year'), 1.6)))::BIGINT AS year,
    ['randomized_controlled_trial', 'randomized_controlled_trial', 'open_label_trial', 'observational', 'observational',
        'meta_analysis', 'unspecified'][1 + floor(7 * rand(i, 'design'))::INT] AS design,
    CASE WHEN rand(i, 'hasn') < 0.8 THEN floor(8 * pow(375, rand(i, 'n')))::BIGINT END AS participant_count,
    CASE WHEN i % 10 = 0
        THEN ['ketamine', 'esketamine', 'psilocybin', 'mdma', 'stellate_ganglion_block'][
            1 + floor(5 * rand(i, 's'))::INT]
        ELSE 'drug_' || zipf(i, 's', 800) END AS substance,
    CASE WHEN i % 10 = 0 THEN ['ptsd', 'depression', 'treatment_resistant_depression'][1 + floor(3 * rand(i, 'c'))::INT]
        ELSE 'condition_' || zipf(i, 'c', 300) END AS condition,
    ['placebo', 'saline', 'midazolam', 'ect', 'waiting list', NULL, NULL][1 + floor(7 * rand(i, 'cmp'))::INT]
        AS comparator,
    CASE WHEN rand(i, 'hass') < 0.5 THEN zipf(i, 'sessions', 20) END AS session_count, NULL::DOUBLE AS treatment_days,
    NULL::DOUBLE AS dose_mg_per_kg, NULL::VARCHAR AS primary_outcome,
    CASE WHEN rand(i, 'out') < 0.3 THEN ['therapy', 'therapy', 'neither'][1 + floor(3 * rand(i, 'fav'))::INT] END
        AS outcome_favours,
    capital(word(zipf(i, 'a1', 60000), 'a')) || '; ' || capital(word(zipf(i, 'a2', 60000), 'a')) || '; '
        || capital(word(zipf(i, 'a3', 60000), 'a')) AS authors,
    'University of ' || capital(word(zipf(i, 'inst', 8000), 'p')) AS institution, NULL::VARCHAR AS population,
    CASE WHEN rand(i, 'hasn') < 0.2
        THEN 'active (n=' || floor(4 * pow(375, rand(i, 'n')))::BIGINT || ') | control' END AS arms,
    NULL::BIGINT AS online_year, NULL::BOOLEAN AS is_retracted
FROM range({start}, {stop}) AS t(i)
"""

MENTIONS = """
CREATE TABLE study_mentions AS
WITH told AS (
    SELECT *, row_number() OVER (ORDER BY hash(reference_id)) AS i FROM (
        (SELECT * FROM reference_studies ORDER BY hash(reference_id, 'pick') LIMIT {known})
        UNION ALL (SELECT * FROM left_out))
)
SELECT
    printf('m%06d', i) AS mention_id, printf('d%06d', i) AS document_id, reference_id AS truth,
    'A study.' AS quote,
    CASE WHEN rand(i, 'doi') < 0.02 THEN doi END AS doi, NULL::VARCHAR AS pmid,
    CASE WHEN rand(i, 'reg') < 0.05 THEN registry_id END AS registry_id,
    CASE WHEN rand(i, 'j') < 0.55 THEN journal
        WHEN rand(i, 'j') < 0.61 THEN 'Journal of ' || capital(word(i % 50, 'j')) END AS journal,
    CASE WHEN rand(i, 'y') < 0.55 THEN year WHEN rand(i, 'y') < 0.66 THEN year + (i % 5 - 2) END AS year,
    CASE WHEN rand(i, 'inst') < 0.3 THEN institution END AS institution,
    CASE WHEN rand(i, 'auth') < 0.2 THEN split_part(authors, ';', 1) || ' et al.' END AS authors,
    CASE WHEN rand(i, 'd') < 0.6 THEN design ELSE 'unspecified' END AS design,
    CASE WHEN rand(i, 'n') < 0.54 THEN participant_count
        WHEN rand(i, 'n') < 0.6 THEN participant_count // 2 END AS participant_count,
    NULL::VARCHAR AS population, substance, condition,
    CASE WHEN rand(i, 'cmp') < 0.5 THEN comparator END AS comparator,
    CASE WHEN rand(i, 'ses') < 0.5 THEN session_count END AS session_count,
    NULL::DOUBLE AS treatment_days_min, NULL::DOUBLE AS treatment_days_max
FROM told
"""

NO_ROWS = """
CREATE TABLE study_arms (mention_id VARCHAR, dose_mg_per_kg DOUBLE, participant_count BIGINT);
CREATE TABLE claims (
    mention_id VARCHAR, claim_type VARCHAR, subject VARCHAR, condition VARCHAR, stance VARCHAR, quote VARCHAR
);
"""

FOUND = """
SELECT count(*), count(*) FILTER (c.reference_id = m.truth), (SELECT count(*) FROM study_mentions WHERE truth IN (
    SELECT reference_id FROM reference_studies))
FROM link_matched c JOIN study_mentions m USING (mention_id)
"""


def make_catalogue(connection: duckdb.DuckDBPyConnection, records: int, mentions: int) -> None:
    """Fill the tables that the linkage reads."""
    connection.execute(MACROS)
    unknown = mentions * 4 // 10
    connection.execute(ENTRIES.format(name="reference_studies", start=0, stop=records))
    connection.execute(ENTRIES.format(name="left_out", start=records, stop=records + unknown))
    connection.execute(MENTIONS.format(known=mentions - unknown))
    connection.execute(NO_ROWS)


def main() -> None:
    """Generate, link, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--mentions", type=int, default=10_000)
    parser.add_argument("--threads", type=int, default=2)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        connection = open_engine(Path(folder) / "spill")
        connection.execute(f"SET threads = {given.threads}")
        make_catalogue(connection, given.records, given.mentions)
        before = time.perf_counter()
        resolve_mentions(connection, Settings())
        seconds = time.perf_counter() - before
        matched, right, known = connection.execute(FOUND).fetchall()[0]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    print(f"{given.mentions:,} mentions, {given.records:,} entries: {seconds:.1f} s, {memory:.2f} GB at most")
    print(
        f"matched {matched:,}: precision {right / matched:.3f},"
        f" recall {right / known:.3f} of {known:,} in the catalogue"
    )


if __name__ == "__main__":
    main()
