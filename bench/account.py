#!/usr/bin/env python3
"""Counts what OpenSky answers hold, without any code of Slipstream.

    account.py FILE...                 recorded answers, plain or gzip
    account.py --bronze FILE           lines of JSON: {"capture_id", "received_at", "body"}
    ... --ids OUT                      also writes "capture_id item_index" of every stored and rejected item

Prints items, stored, repeated and rejected by reason. The rules are those of docs/reference/account.md; a state
repeats when an earlier one, in the order (seen, capture, place), has the same aircraft, last contact and time of
position. Needs Python 3.8 and nothing else.
"""
import argparse
import collections
import gzip
import json
import math
import re
import sys
import zlib

MAX_AHEAD, MAX_SILENT, MAX_POSITION_AGE = 60, 3600, 60
ALTITUDE, SPEED, CLIMB = (-1500, 30000), 1100, 200


def body_of(path):
    raw = open(path, "rb").read()
    if raw[:2] != b"\x1f\x8b":
        return raw
    unpacker = zlib.decompressobj(31)
    try:
        return unpacker.decompress(raw)
    except zlib.error:
        return b""


def answer_of(body):
    """The elements, and a rejection for a body that is not a whole answer."""
    try:
        document = json.loads(body)
    except ValueError:
        return [], "UNREADABLE_BODY"
    states = document.get("states") if isinstance(document, dict) else document
    return states or [], None


def number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


NAMES = {"icao24": 0, "callsign": 1, "origin_country": 2, "time_position": 3, "last_contact": 4, "lon": 5, "longitude": 5,
         "lat": 6, "latitude": 6, "baro_altitude": 7, "on_ground": 8, "velocity": 9, "true_track": 10,
         "vertical_rate": 11, "geo_altitude": 13, "squawk": 14, "spi": 15, "position_source": 16, "category": 17}


def row_of(element):
    if isinstance(element, dict):
        row = [None] * 18
        for name, value in element.items():
            if name in NAMES:
                row[NAMES[name]] = value
        return row
    return element


def judge(row, received):
    """None when stored, else the reason; received is the second of arrival."""
    if not isinstance(row, list):
        return "UNEXPECTED_SHAPE"
    if len(row) < 17:
        return "TOO_FEW_FIELDS"
    if row[0] is None or row[4] is None:
        return "MISSING_FIELD"
    if not isinstance(row[0], str) or any(row[i] is not None and not number(row[i]) for i in (3, 4, 5, 6, 7, 9, 10, 11, 13)):
        return "WRONG_TYPE"
    if not re.fullmatch("[0-9a-f]{6}", row[0].lower()) or row[0].lower() in ("000000", "ffffff"):
        return "BAD_ADDRESS"
    if any(row[i] is not None and not math.isfinite(row[i]) for i in (5, 6, 7, 9, 10, 11, 13)):
        return "NOT_FINITE"
    if (row[5] is None) != (row[6] is None):
        return "INCOMPLETE_POSITION"
    if row[5] is not None and (abs(row[6]) > 90 or abs(row[5]) > 180):
        return "OUT_OF_RANGE"
    if row[4] > received + MAX_AHEAD:
        return "FUTURE_TIME"
    if row[4] < received - MAX_SILENT:
        return "STALE_CONTACT"
    if any(row[i] is not None and not ALTITUDE[0] <= row[i] <= ALTITUDE[1] for i in (7, 13)):
        return "IMPOSSIBLE_ALTITUDE"
    if row[9] is not None and not 0 <= row[9] <= SPEED:
        return "IMPOSSIBLE_SPEED"
    if row[11] is not None and abs(row[11]) > CLIMB:
        return "IMPOSSIBLE_CLIMB"
    return None


def captures(arguments):
    if arguments.bronze:
        for line in open(arguments.bronze, encoding="utf-8"):
            record = json.loads(line)
            yield record["capture_id"], record["received_at"], record["body"]
        return
    for index, path in enumerate(arguments.files):
        body = body_of(path)
        rows, _ = answer_of(body)
        document = json.loads(body) if rows else None
        received = document.get("time") if isinstance(document, dict) else None
        if received is None:
            received = max((r[4] for r in map(row_of, rows) if number(r[4])), default=0)
        yield index, received, body


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*")
    parser.add_argument("--bronze")
    parser.add_argument("--ids")
    arguments = parser.parse_args()
    items, rejected, withheld, stored = 0, collections.Counter(), collections.Counter(), []
    ids = []
    for capture, received, body in captures(arguments):
        rows, broken = answer_of(body)
        if broken:
            items += 1
            rejected[broken] += 1
            ids.append((capture, len(rows)))
        for place, element in enumerate(rows):
            items += 1
            row = row_of(element)
            reason = judge(row, received)
            if reason:
                rejected[reason] += 1
                ids.append((capture, place))
                continue
            stored.append((row[4], capture, place, row[0].lower(), row[3]))
            if row[5] is not None and row[3] is not None:
                if row[3] < received - MAX_POSITION_AGE:
                    withheld["STALE_POSITION"] += 1
                elif row[3] > received + MAX_AHEAD:
                    withheld["FUTURE_TIME"] += 1
    seen, repeated = set(), 0
    for contact, capture, place, aircraft, position_at in sorted(stored, key=lambda s: s[:3]):
        identity = (aircraft, contact, position_at)
        if identity in seen:
            repeated += 1
        else:
            seen.add(identity)
            ids.append((capture, place))
    if arguments.ids:
        with open(arguments.ids, "w", encoding="utf-8") as out:
            out.writelines(f"{capture} {place}\n" for capture, place in sorted(ids))
    print(json.dumps({"items": items, "stored": len(seen), "repeated": repeated, "rejected": sum(rejected.values()),
                      "rejected_by_reason": dict(sorted(rejected.items())),
                      "positions_withheld": dict(sorted(withheld.items()))}))
    return 0 if items == len(seen) + repeated + sum(rejected.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
