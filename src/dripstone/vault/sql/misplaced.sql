-- Entries of which a record stands under another entry's number, and signers' places likewise.
SELECT DISTINCT journal.number
FROM journal, json_each(journal.body, '$.sealed') AS sealed
JOIN records ON records.id = (sealed.value ->> '$.id')
WHERE records.entry <> journal.number
ORDER BY journal.number
