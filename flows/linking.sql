-- What `linking.py` selects from the draft, in which `memory.main` holds the tables as they are, and from the snapshot before.

-- == find
-- Documents of which anything changed that the marts look at.
CREATE TEMP TABLE changed AS
SELECT document_id FROM settled
UNION
SELECT document_id FROM (
    (SELECT document_id, source_id, duplicate_of FROM changed_documents EXCEPT SELECT document_id, source_id, duplicate_of FROM former_documents)
    UNION ALL
    (SELECT document_id, source_id, duplicate_of FROM former_documents EXCEPT SELECT document_id, source_id, duplicate_of FROM changed_documents)
);

-- == can_be_updated
SELECT (SELECT count(*) FROM changed) <= greatest($share * (SELECT count(*) FROM memory.main.documents), $always)
    -- Rows of the marts that were kept out are not among those before.
    AND NOT EXISTS (SELECT 1 FROM before.quarantine WHERE table_name IN ('study_matches', 'discrepancies'))
    -- Who publishes a source decides on who speaks in all of its documents.
    AND NOT EXISTS (
        SELECT 1 FROM memory.main.sources s JOIN before.sources b USING (source_id)
        WHERE s.publisher IS DISTINCT FROM b.publisher OR s.url IS DISTINCT FROM b.url);

-- == mentions_changed
SELECT EXISTS (SELECT 1 FROM changed_study_mentions SEMI JOIN changed USING (document_id))
    OR EXISTS (SELECT 1 FROM former_study_mentions SEMI JOIN changed USING (document_id))
    OR (SELECT count(*) FROM memory.main.reference_studies) <> (SELECT count(*) FROM before.reference_studies)
    OR (SELECT sum(hash(r)::HUGEINT) FROM memory.main.reference_studies r)
        IS DISTINCT FROM (SELECT sum(hash(r)::HUGEINT) FROM before.reference_studies r);

-- == studies
CREATE TEMP TABLE changed_studies AS
SELECT study_id FROM (
    (SELECT {studies} FROM mart_studies EXCEPT SELECT {studies} FROM before.studies)
    UNION ALL (SELECT {studies} FROM before.studies EXCEPT SELECT {studies} FROM mart_studies))
UNION
SELECT study_id FROM (
    (SELECT {discrepancies} FROM mart_discrepancies EXCEPT SELECT {discrepancies} FROM before.discrepancies)
    UNION ALL (SELECT {discrepancies} FROM before.discrepancies EXCEPT SELECT {discrepancies} FROM mart_discrepancies))
UNION
SELECT unnest([m.study_id, b.study_id]) FROM mart_study_mentions m JOIN before.study_mentions b USING (mention_id)
WHERE m.study_id IS DISTINCT FROM b.study_id;

-- == kept_studies
CREATE TEMP TABLE changed_studies (study_id VARCHAR);
CREATE TEMP VIEW mart_study_mentions AS FROM memory.main.study_mentions;
CREATE TEMP VIEW mart_study_keys AS SELECT mention_id, study_id FROM memory.main.study_mentions;
CREATE TEMP VIEW mart_studies AS FROM before.studies;
CREATE TEMP VIEW mart_discrepancies AS FROM before.discrepancies;

-- == touched
-- The claims of changed documents, whose topics are to be found.
CREATE TEMP TABLE claims AS FROM memory.main.claims SEMI JOIN changed USING (document_id);
CREATE TEMP TABLE quantities AS FROM memory.main.quantities SEMI JOIN changed USING (document_id);
CREATE TEMP TABLE cues AS FROM memory.main.cues SEMI JOIN changed USING (document_id);

-- == groups
-- The groups in which such a claim is or was, or one that rests on a study that changed; and all their claims.
CREATE TEMP TABLE groups AS
SELECT c.claim_type, c.subject, c.substance, c.condition, t.topic FROM claims c JOIN mart_claim_topics t USING (claim_id)
UNION
SELECT claim_type, subject, substance, condition, topic FROM before.claims SEMI JOIN changed USING (document_id)
UNION
SELECT c.claim_type, c.subject, c.substance, c.condition, c.topic
FROM memory.main.claims c JOIN mart_study_keys k USING (mention_id)
WHERE c.topic IS NOT NULL AND (k.study_id IN (FROM changed_studies) OR c.study_id IN (FROM changed_studies));
CREATE OR REPLACE TEMP TABLE claims AS
FROM memory.main.claims c
WHERE c.document_id IN (FROM changed) OR EXISTS (
    SELECT 1 FROM groups g WHERE g.claim_type = c.claim_type AND g.subject = c.subject AND g.topic = c.topic
        AND g.substance IS NOT DISTINCT FROM c.substance AND g.condition IS NOT DISTINCT FROM c.condition);
CREATE OR REPLACE TEMP TABLE quantities AS FROM memory.main.quantities SEMI JOIN claims USING (statement_id);
CREATE OR REPLACE TEMP TABLE cues AS
FROM (FROM memory.main.cues WHERE cue IN ('mechanism', 'authority')) SEMI JOIN claims USING (statement_id);
CREATE TEMP TABLE speaking AS
SELECT document_id, source_id, duplicate_of FROM memory.main.documents SEMI JOIN claims USING (document_id);
CREATE TEMP TABLE documents AS
FROM speaking UNION
SELECT document_id, source_id, duplicate_of FROM memory.main.documents WHERE document_id IN (SELECT duplicate_of FROM speaking);

-- == merge
CREATE TEMP TABLE judged AS
FROM changed UNION
SELECT c.document_id FROM memory.main.claims c WHERE c.study_id IN (FROM changed_studies)
UNION SELECT c.document_id FROM before.claims c WHERE c.study_id IN (FROM changed_studies);
CREATE OR REPLACE TEMP TABLE mart_propositions AS
FROM before.propositions b
WHERE NOT EXISTS (
    SELECT 1 FROM groups g WHERE g.claim_type = b.claim_type AND g.subject = b.subject AND g.topic = b.topic
        AND g.substance IS NOT DISTINCT FROM b.substance AND g.condition IS NOT DISTINCT FROM b.condition)
UNION ALL BY NAME FROM mart_propositions;
CREATE OR REPLACE TEMP TABLE mart_claims AS FROM memory.main.claims SEMI JOIN judged USING (document_id);
CREATE OR REPLACE TEMP TABLE quantities AS FROM memory.main.quantities SEMI JOIN judged USING (document_id);

-- == scorecards
CREATE OR REPLACE TEMP TABLE mart_verdicts AS
FROM before.verdicts WHERE claim_id NOT IN (
    SELECT claim_id FROM before.claims SEMI JOIN judged USING (document_id) WHERE claim_id IS NOT NULL)
UNION ALL BY NAME FROM mart_verdicts;
DROP TABLE temp.main.documents;
DROP TABLE mart_claims;
CREATE TEMP VIEW mart_claims AS
SELECT claim_id, source_id, proposition_id, hype, study_id, certainty, stance FROM memory.main.claims;
