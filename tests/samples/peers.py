"""Exports of other systems, in the shape that they write them; people and places are invented."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import json

from samples.documents import a_zip

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(200))
OTHER = b"\x89PNG\r\n\x1a\n" + bytes(range(100, 250))
STORY = (
    "<p>Police in Karvel detained <b>three people</b> on Saturday.</p>"
    "<p>They were held for ten hours.</p>"
)


def a_table(rows: list[dict[str, object]]) -> bytes:
    """Write rows as a CSV file with a row of names."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, list(rows[0]))
    writer.writeheader()
    writer.writerows(rows)
    return file.getvalue().encode()


# Bayanat.


def a_bulletin(number: int = 12, **more: object) -> dict[str, object]:
    """Give a bulletin as Bayanat's JSON export has it."""
    return {
        "class": "bulletin",
        "id": number,
        "title": f"Detentions in Karvel {number}",
        "title_ar": None,
        "sjac_title": None,
        "originid": "KV-0012",
        "assigned_to": {"id": 4, "name": "Nadia Vymyslova"},
        "first_peer_reviewer": None,
        "locations": [{"id": 9, "title": "Karvel", "full_string": "Karvel, Vesk"}],
        "geoLocations": [{"id": 3, "title": "square", "lat": 41.5, "lng": 20.25}],
        "labels": [{"id": 5, "title": "Arbitrary detention"}],
        "verLabels": [{"id": 6, "title": "Detention verified"}],
        "sources": [{"id": 2, "title": "Karvel Observer"}],
        "events": [
            {
                "id": 31,
                "title": "Arrest at the square",
                "eventtype": {"id": 1, "title": "Detention"},
                "location": {"id": 9, "title": "Karvel"},
                "from_date": "2025-05-17T00:00",
                "to_date": None,
            }
        ],
        "medias": [
            {
                "id": 70,
                "title": "photograph",
                "fileType": "image/png",
                "filename": "20250518-square.png",
                "etag": hashlib.md5(PICTURE).hexdigest(),
            }
        ],
        "bulletin_relations": [],
        "actor_relations": [
            {
                "actor": {"id": 44, "name": "Timur Basnin"},
                "bulletin": {"id": number, "title": "Detentions in Karvel"},
                "related_as": [1],
                "probability": 2,
                "comment": "named in the statement",
            }
        ],
        "incident_relations": [{"incident": {"id": 8, "title": "May arrests"}, "related_as": 3}],
        "description": STORY,
        "comments": "Finalised.",
        "source_link": "https://observer.example/karvel",
        "publish_date": "2025-05-18T00:00",
        "documentation_date": "2025-05-20T00:00",
        "status": "Peer Reviewed",
        "review": None,
        "roles": [],
        **more,
    }


def a_bayanat_export(*bulletins: dict[str, object]) -> bytes:
    """Write the file as Bayanat lays it out, with its blanks before line ends."""
    inner = ",".join(json.dumps(one) for one in bulletins or (a_bulletin(),))
    return f'{{ \n"bulletins": [ \n{inner}\n] \n }}'.encode()


def a_bayanat_table() -> bytes:
    """Write bulletins as Bayanat's CSV export has them: an index, then columns with numbers."""
    return a_table(
        [
            {
                "": 0,
                "id": 12,
                "title": "Detentions in Karvel",
                "origin_id": "KV-0012",
                "source_link": "https://observer.example/karvel",
                "description": STORY,
                "publish_date": "2025-05-18",
                "documentation_date": "2025-05-20",
                "labels.label-1": "5-Arbitrary detention",
                "sources.source-1": "2-Karvel Observer",
                "related_actors.actor-1": "44-Timur Basnin",
            }
        ]
    )


def a_bayanat_history() -> bytes:
    """Write the history of a bulletin as Bayanat gives it."""
    state = a_bulletin(status="Human Created")
    entry = {
        "id": 91,
        "data": state,
        "created_at": "2025-05-20T10:00",
        "user": {"id": 4, "name": "Nadia Vymyslova"},
    }
    return json.dumps({"items": [entry]}).encode()


# Uwazi.


def an_uwazi_table() -> bytes:
    """Write entities as Uwazi's CSV export has them."""
    return a_table(
        [
            {
                "Title": "Case of Timur Basnin",
                "Date added": "2025-06-01",
                "Template": "Case",
                "Mechanism": "Court of Vesk",
                "Signatories": "Karvel Lawyers|Vesk Committee",
                "Summary": "Police in Karvel detained three people on Saturday.",
                "Judgement": "decision|https://court.example/1",
                "Geolocation": "41.5|20.25",
                "Documents": "/files/1718000000000abc.pdf",
                "Attachments": "",
                "Published": "Published",
            }
        ]
    )


def an_uwazi_archive() -> bytes:
    """Write an import of Uwazi's: a sheet, and the files that it names."""
    table = a_table([{"title": "Statement of 2025", "file": "words.txt", "subject": "detention"}])
    return a_zip({"import.csv": table, "words.txt": b"Nobody was told why they were held."})


# OpenEvSys.


def an_openevsys_export() -> bytes:
    """Write events and people as OpenEvSys' XML export has them."""
    return b"""<?xml version="1.0" encoding="UTF-8"?>
<events xmlns='http://www.huridocs.org/'>
\t<meta_data>
\t\t<instance>b7</instance>
\t\t<date>2019-03-01</date>
\t\t<time>10:00:00</time>
\t</meta_data>
\t<event>
\t\t<event_record_number>E1</event_record_number>
\t\t<event_title>Detentions in Karvel</event_title>
\t\t<!-- impact_of_event : element not found -->
\t\t<event_description>Police in Karvel detained three people on Saturday.</event_description>
\t\t<violation_index>03010100 0000</violation_index>
\t\t<confidentiality>y</confidentiality>
\t\t<management_data>
\t\t\t<date_received>2018-05-20</date_received>
\t\t\t<entered_by>nadia</entered_by>
\t\t</management_data>
\t\t<act>
\t\t\t<act_record_number>A1</act_record_number>
\t\t\t<victim>P1</victim>
\t\t\t<type_of_act>030101000000</type_of_act>
\t\t\t<initial_date>2018-05-19</initial_date>
\t\t\t<involvement>
\t\t\t\t<involvement_record_number>I1</involvement_record_number>
\t\t\t\t<perpetrator>P2</perpetrator>
\t\t\t\t<degree_of_involvement>010000000000</degree_of_involvement>
\t\t\t</involvement>
\t\t\t<arrest>
\t\t\t\t<case_description>Held for ten hours.</case_description>
\t\t\t</arrest>
\t\t</act>
\t</event>
\t<person>
\t\t<person_record_number>P1</person_record_number>
\t\t<person_name>Timur Basnin</person_name>
\t\t<religion>010000000000</religion>
\t</person>
\t<information>
\t\t<information_record_number>N1</information_record_number>
\t\t<source>P3</source>
\t\t<event>E1</event>
\t\t<reliability_of_information>020000000000</reliability_of_information>
\t</information>
</events>
"""


def an_openevsys_dump() -> bytes:
    """Write the same as a dump of the database, with accounts that are no part of it."""
    return rb"""-- MySQL dump 10.13  Distrib 5.5.62, for debian-linux-gnu (x86_64)
--
-- Host: localhost    Database: openevsys
-- ------------------------------------------------------
DROP TABLE IF EXISTS `act`;
CREATE TABLE `act` (
  `act_record_number` varchar(45) NOT NULL,
  `event` varchar(45) NOT NULL,
  `victim` varchar(45) DEFAULT NULL,
  `type_of_act` varchar(14) DEFAULT NULL,
  `remarks` text,
  PRIMARY KEY (`act_record_number`,`event`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8;
INSERT INTO `act` VALUES ('A1','E1','P1','03010100000004','She said: \'held\', (ten hours);\nno reason.'),('A2','E1',NULL,NULL,'It''s unclear');
CREATE TABLE `audit_log` (
  `log_record_number` varchar(45) NOT NULL,
  `timestamp` timestamp NOT NULL,
  `entity` varchar(30) NOT NULL,
  `record_number` varchar(45) NOT NULL,
  `action` varchar(50) DEFAULT NULL,
  `username` varchar(255) DEFAULT NULL,
  PRIMARY KEY (`log_record_number`)
) ENGINE=InnoDB;
INSERT INTO `audit_log` VALUES ('L1','2018-05-20 10:00:00','act','A1','create','nadia');
CREATE TABLE `event` (
  `event_record_number` varchar(45) NOT NULL,
  `event_title` varchar(500) DEFAULT NULL
) ENGINE=InnoDB;
INSERT INTO `event` VALUES ('E1','Detentions in Karvel');
CREATE TABLE `mlt_act_method_of_violence` (
  `record_number` varchar(45) NOT NULL,
  `vocab_number` varchar(14) NOT NULL
) ENGINE=InnoDB;
INSERT INTO `mlt_act_method_of_violence` VALUES ('A1','01010000000005');
CREATE TABLE `mt_vocab` (
  `vocab_number` varchar(14) NOT NULL,
  `english` text,
  PRIMARY KEY (`vocab_number`)
) ENGINE=InnoDB;
INSERT INTO `mt_vocab` VALUES ('03010100000004','Invented kind of arrest'),('01010000000005','Invented method');
CREATE TABLE `supporting_docs` (
  `doc_id` varchar(45) NOT NULL,
  `uri` varchar(255) NOT NULL
) ENGINE=InnoDB;
INSERT INTO `supporting_docs` VALUES ('D1','docs/statement.pdf');
CREATE TABLE `event_doc` (
  `doc_id` varchar(45) NOT NULL,
  `record_number` varchar(45) NOT NULL
) ENGINE=InnoDB;
INSERT INTO `event_doc` VALUES ('D1','E1');
CREATE TABLE `user` (
  `username` varchar(255) NOT NULL,
  `password` varchar(255) NOT NULL
) ENGINE=InnoDB;
INSERT INTO `user` VALUES ('nadia','5f4dcc3b5aa765d61d8327deb882cf99');
"""


# Atlos.


def an_atlos_archive(*, altered: bool = False) -> bytes:
    """Write a full export of Atlos: an incident, its log, and a piece of source material."""
    artifact = {
        "id": "a1",
        "file_hash_sha256": hashlib.sha256(PICTURE).hexdigest(),
        "file_size": len(PICTURE),
        "mime_type": "image/png",
        "perceptual_hashes": {"computation": "pdq", "hash": "ff00"},
        "type": "viewport",
    }
    material = {
        "id": "m1",
        "scoped_id": 1,
        "inserted_at": "2025-05-19T10:00:00",
        "source_url": "https://social.example/post/1",
        "status": "complete",
        "upload_type": "direct",
        "visibility": "visible",
        "incident_id": "i1",
        "metadata": {},
        "artifacts": [artifact],
    }
    incident = {
        "id": "i1",
        "slug": "ATL-ABC123",
        "attr_description": "Police in Karvel detained three people on Saturday.",
        "attr_date": "2025-05-17",
        "attr_status": "In Progress",
        "attr_sensitive": ["Not Sensitive"],
        "attr_restrictions": ["Hidden"],
        "attr_type": ["Detention"],
        "versions": [material],
        "inserted_at": "2025-05-19T10:00:00",
        "updated_at": "2025-05-20T10:00:00",
    }
    updates = [
        {
            "id": 1,
            "type": "update_attribute",
            "modified_attribute": "status",
            "old_value": '"Unclaimed"',
            "new_value": '"In Progress"',
            "explanation": "taken up",
            "user_id": "u1",
            "media_id": "i1",
            "inserted_at": "2025-05-19T11:00:00",
        }
    ]
    top = "atlos-export-2025-05-21/CIV-ABC123"
    return a_zip(
        {
            f"{top}/CIV-ABC123-1/viewport_CIV-ABC123-1.png": OTHER if altered else PICTURE,
            f"{top}/CIV-ABC123-1/metadata.json": json.dumps(material).encode(),
            f"{top}/metadata.json": json.dumps(incident).encode(),
            f"{top}/updates.json": json.dumps(updates).encode(),
        }
    )


# Auto Archiver.


def an_archiver_table() -> bytes:
    """Write archived pages as Auto Archiver's CSV has them: Python's own spelling in cells."""
    media = {
        "filename": "tmp/page.png",
        "key": "https-observer-example/page.png",
        "urls": ["./local_archive/https-observer-example/page.png"],
        "properties": {
            "hash": f"SHA-256:{hashlib.sha256(PICTURE).hexdigest()}",
            "timestamp_authority_files": ["tmp/a.tsr"],
        },
        "_mimetype": "image/png",
    }
    about = {
        "_processed_at": dt.datetime(2025, 5, 19, 10, 3, 1, 5, tzinfo=dt.UTC),
        "url": "https://observer.example/karvel",
        "title": "Three detained in Karvel",
        "content": "Police in Karvel detained three people on Saturday.",
    }
    return a_table([{"status": "wacz: success", "metadata": repr(about), "media": repr([media])}])


def an_archiver_sheet() -> bytes:
    """Write archived pages as the sheet that Auto Archiver fills in has them."""
    return a_table(
        [
            {
                "Link": "https://observer.example/karvel",
                "Destination Folder": "karvel",
                "Archive Status": "wacz: success",
                "Archive Location": "https://store.example/karvel/page.html",
                "Archive Date": "2025-05-19T10:03:01+00:00",
                "Upload Title": "Three detained in Karvel",
                "Text Content": "Police in Karvel detained three people on Saturday.",
                "Hash": f"SHA3-512:{hashlib.sha3_512(b'<p>page</p>').hexdigest()}",
                "WACZ": "https://store.example/karvel/page.wacz",
            }
        ]
    )
