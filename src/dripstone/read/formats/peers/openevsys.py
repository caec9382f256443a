"""OpenEvSys: from an XML export or a dump of its database to events, acts, people and sources.

    items    bytes → Items

Their tables are those of the Events Standard Formats: acts within events, people in their parts,
information from sources, interventions. Accounts, passwords and settings of their server are no
part of a record: they stay inside a dump, and are told.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from dripstone.errors import Damaged
from dripstone.read.formats.encodings import decode
from dripstone.read.formats.peers import Item, Lines, item, said
from dripstone.read.formats.peers.dumps import Rows, rows_of_dump
from dripstone.records import Said

# What each kind of item leads to: the field and the kind that its number is of.
_LINKS = {
    "act": "act",
    "event": "event",
    "related_event": "event",
    "person": "person",
    "related_person": "person",
    "victim": "person",
    "perpetrator": "person",
    "source": "person",
    "intervening_party": "person",
}
_ENTITIES = (
    "event",
    "act",
    "involvement",
    "arrest",
    "killing",
    "torture",
    "destruction",
    "chain_of_events",
    "person",
    "biographic_details",
    "address",
    "information",
    "intervention",
)
_HISTORY = ("date_received", "date_of_entry", "entered_by", "date_updated", "updated_by")
_STATUS = ("violation_status", "monitoring_status", "intervention_status", "priority")
_CODED = ("type_of_", "degree_of_", "latest_status_", "status_at_", "reliability_", "counting_unit")
# What may harm a person who is named: such an item is sealed until a person decides otherwise.
_SPECIAL = frozenset(
    (
        "sexual_orientation",
        "religion",
        "ethnic_background",
        "other_background",
        "health",
        "medical_records",
        "medical_attention",
        "general_characteristics",
        "victim_characteristics",
    )
)
_ENDINGS = ("_typology", "attribution", "method_of_violence", "index_terms")
_DOCUMENT = "supporting_docs"
_LOG = "audit_log"
_LOGGED = ("timestamp", "action", "description", "username")


def items(data: bytes) -> Iterator[Item]:
    """Give each record of an export or a dump.

    Raises:
        Damaged: it is cut off, or holds none of their tables.
    """
    if data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        yield from _of_export(data)
    else:
        yield from _of_dump(decode(data).content)


# The export.


def _of_export(data: bytes) -> Iterator[Item]:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as trouble:
        raise Damaged(part="XML", line=trouble.lineno or 0) from None
    if _tag(root) != "events":
        raise Damaged(size=len(data), part="events")
    for element in root:
        yield from _nested(element, {})


def _nested(element: etree._Element, around: dict[str, str]) -> Iterator[Item]:
    kind = _tag(element)
    if kind not in _ENTITIES:
        return
    fields: Lines = []
    inner: list[etree._Element] = []
    for child in element:
        if _tag(child) in _ENTITIES and len(child):
            inner.append(child)
        else:
            fields += _leaves(child)
    number = next((words for name, words in fields if name == f"{kind}_record_number"), "")
    number = number or around.get(kind, "") or around.get("act", "")
    given = {name for name, _ in fields}
    fields += [
        (name, words) for name, words in around.items() if name not in given and name != kind
    ]
    yield _made(kind, number, fields)
    for child in inner:
        yield from _nested(child, {**around, kind: number})


def _leaves(element: etree._Element) -> Lines:
    if len(element) and _tag(element):
        return [line for child in element for line in _leaves(child)]
    words = (element.text or "").strip() if _tag(element) else ""
    return [(_tag(element), words)] if words else []


def _tag(element: etree._Element) -> str:
    """Give the name without its namespace; nothing for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


# The dump.


def _of_dump(words: str) -> Iterator[Item]:
    tables: dict[str, Rows] = {}
    left = 0
    for table, row in rows_of_dump(words):
        if _is_of_a_record(table):
            tables.setdefault(table, []).append(row)
        else:
            left += 1
    if not any(name in tables for name in _ENTITIES):
        raise Damaged(size=len(words), part="tables")
    names = _names_of_terms(tables.get("mt_vocab", []))
    more = _more(tables)
    for kind in _ENTITIES:
        for row in tables.get(kind, []):
            number = row.get(f"{kind}_record_number", "")
            fields = [(n, _named(n, w, names)) for n, w in row.items() if w]
            fields += [(n, _named("type_of_", w, names)) for n, w in more.get(number, [])]
            yield _made(kind, number, fields)
    if left:
        yield Item(name="other tables", lines=(), error="LeftOut", many=left)


def _is_of_a_record(table: str) -> bool:
    return (
        table in _ENTITIES
        or table in {"mt_vocab", "management", "clari_notes", _LOG}
        or table.startswith(("mlt_", _DOCUMENT))
        or table.endswith("_doc")
    )


def _names_of_terms(rows: Rows) -> dict[str, str]:
    return {row["vocab_number"]: row.get("english", "") for row in rows if row.get("vocab_number")}


def _named(field: str, words: str, names: dict[str, str]) -> str:
    """Put the name of a term behind its number, as their own list has it."""
    name = names.get(words) if field.startswith(_CODED) or len(words) >= 12 else None
    return f"{words} {name}" if name else words


def _more(tables: dict[str, Rows]) -> dict[str, Lines]:
    """Gather, by the number of an item, what stands of it in tables of their own."""
    found: dict[str, Lines] = {}
    for table, rows in tables.items():
        field = _field_of(table)
        for row in rows:
            number = row.get("record_number") or row.get("entity_id", "")
            if table == _LOG:
                done = "; ".join(row[name] for name in _LOGGED if row.get(name))
                found.setdefault(number, []).append(("log", done))
            elif table == "management":
                found.setdefault(number, []).extend((n, w) for n, w in row.items() if w)
            elif table.startswith("mlt_") and row.get("vocab_number"):
                found.setdefault(number, []).append((field, row["vocab_number"]))
            elif table == "clari_notes" and row.get("value"):
                found.setdefault(number, []).append(("note", row["value"]))
    for number, line in _documents(tables):
        found.setdefault(number, []).append(line)
    return found


def _field_of(table: str) -> str:
    """Give the field of ``mlt_act_method_of_violence``: what follows the entity."""
    rest = table.removeprefix("mlt_")
    entity = next((e for e in sorted(_ENTITIES, key=len, reverse=True) if rest.startswith(e)), "")
    return rest.removeprefix(entity).strip("_") or rest


def _documents(tables: dict[str, Rows]) -> Iterator[tuple[str, tuple[str, str]]]:
    where = {row.get("doc_id"): row.get("uri", "") for row in tables.get(_DOCUMENT, [])}
    titles = {
        row.get("doc_id"): row.get("title", "") for row in tables.get(f"{_DOCUMENT}_meta", [])
    }
    for table, rows in tables.items():
        if table.endswith("_doc") or table == f"{_DOCUMENT}_links":
            for row in rows:
                document = row.get("doc_id")
                told = "; ".join(filter(None, (titles.get(document), where.get(document))))
                number = row.get("record_number") or row.get("entity_id", "")
                yield number, ("supporting_document", told or str(document))


# What both are made into.


def _made(kind: str, number: str, fields: Lines) -> Item:
    told: list[Said] = []
    for name, words in fields:
        told += _said(kind, name, words)
    names = {name for name, _ in fields}
    secret = any(n == "confidentiality" and w.lower() in {"y", "1", "yes"} for n, w in fields)
    special = bool(names & _SPECIAL)
    level = 3 if special else 2 if secret else 1
    return item(f"{kind} {number}".strip(), [("record", kind), *fields], told, level=level)


def _said(kind: str, name: str, words: str) -> list[Said]:
    if name in _LINKS and name != kind:
        is_source = kind == "information" and name == "source"
        return [said("source" if is_source else "relation", f"{name}: {_LINKS[name]}", words)]
    if name == "supporting_document":
        return [said("file", name, words, words.rpartition("; ")[2].rpartition("/")[2])]
    plain = _kind_of(name)
    return [said(plain, name, words)] if plain else []


def _kind_of(name: str) -> str | None:
    if name in _HISTORY or name == "log":
        return "history"
    if name in _STATUS:
        return "status"
    if name == "confidentiality":
        return "restriction"
    coded = name.startswith(_CODED) or name.endswith(_ENDINGS)
    return "label" if coded else None
