-- Claims that say the same thing share type, subject, substance and condition; structure decides, not wording.
SELECT
    claim_id,
    substr(sha256(concat_ws('|', 'proposition', claim_type, subject, coalesce(substance, '-'), coalesce(condition, '-'))), 1, 16)
        AS proposition_id
FROM claims
