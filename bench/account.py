#!/usr/bin/env python3
"""Counts what OpenSky answers hold, without any code of Slipstream.

    account.py FILE...                 recorded answers, plain or gzip
    account.py --bronze FILE           lines of JSON: {"capture_id", "received_at" (seconds), "body", "status" (else 200)}
    ... --ids OUT                      also writes "capture_id item_index" of every stored and rejected item

Prints items, stored, repeated and rejected by reason. The rules are those of docs/reference/account.md; a state
repeats when an earlier one, in the order (seen, capture, place), has the same aircraft, last contact and time of
position. One provider at a time. Needs Python 3.8 and nothing else.
"""
import argparse
import collections
import gzip
import json
import math
import os
import re
import sys
import zlib

MAX_BODY = 64 * 2**20
MAX_AHEAD, MAX_SILENT, MAX_POSITION_AGE = 60, 3600, 60
ALTITUDE, SPEED, CLIMB = (-1500, 30000), 1100, 200
YEARS_2000_TO_2100, LAST_SECOND = (946684800, 4102444800), 253402300799

(ICAO24, CALLSIGN, _, POSITION_AT, CONTACT, LON, LAT, BARO, GROUND, SPEED_AT, TRACK, CLIMB_AT, _, GEO, SQUAWK, SPI,
 SOURCE, CATEGORY) = FIELDS = range(18)
TEXTS, FLAGS = (ICAO24, CALLSIGN, SQUAWK), (GROUND, SPI)
NUMBERS = (POSITION_AT, CONTACT, LON, LAT, BARO, SPEED_AT, TRACK, CLIMB_AT, GEO, SOURCE, CATEGORY)
NAMES = {"icao24": 0, "callsign": 1, "time_position": 3, "lastposupdate": 3, "last_contact": 4, "lastcontact": 4,
         "longitude": 5, "lon": 5, "latitude": 6, "lat": 6, "baro_altitude": 7, "baroaltitude": 7, "on_ground": 8,
         "onground": 8, "velocity": 9, "true_track": 10, "heading": 10, "vertical_rate": 11, "vertrate": 11,
         "geo_altitude": 13, "geoaltitude": 13, "squawk": 14, "spi": 15, "position_source": 16, "category": 17}

SPACE = re.compile(r"[ \t\r\n]*")
UNFINISHED = re.compile(r'\s*("(?:[^"\\]|\\.)*\\?|[-+.\w]*)$', re.DOTALL)
BLANK = "".join(map(chr, range(33)))


class Reading:
    """One body, read as far as it is JSON: its elements, after them what is wrong with it, and its time."""

    def __init__(self, body):
        self.rows, self.time, self.known, self.keys = [], None, False, 0
        self.text = body if isinstance(body, str) else body.decode("utf-8-sig", "replace")
        self.place = 0
        try:
            first = self.peek()
            if first == "{":
                self.answer()
            elif first == "[":
                self.array()
            else:
                self.rows.append(Refused("UNREADABLE_BODY"))
                return
            if self.keys and not self.known:
                self.rows.append(Refused("UNREADABLE_BODY"))
            if self.peek():
                self.rows.append(Refused("UNREADABLE_BODY"))
        except json.JSONDecodeError as broken:
            cut = UNFINISHED.match(self.text, broken.pos)
            self.rows.append(Refused("TRUNCATED_BODY" if cut else "UNREADABLE_BODY"))

    def peek(self):
        self.place = SPACE.match(self.text, self.place).end()
        return self.text[self.place:self.place + 1]

    def take(self, *marks):
        mark = self.peek()
        if mark not in marks or not mark:
            raise json.JSONDecodeError("no " + " or ".join(marks), self.text, self.place)
        self.place += 1
        return mark

    def value(self):
        self.peek()
        value, self.place = json.JSONDecoder().raw_decode(self.text, self.place)
        return value

    def array(self):
        self.take("[")
        if self.peek() == "]":
            self.place += 1
            return
        self.rows.append(self.value())
        while self.take(",", "]") == ",":
            self.rows.append(self.value())

    def answer(self):
        self.take("{")
        if self.peek() == "}":
            self.place += 1
            return
        while True:
            if self.peek() != '"':
                raise json.JSONDecodeError("no name", self.text, self.place)
            name = self.value()
            self.take(":")
            self.keys += 1
            self.known |= name in ("time", "states")
            if name == "states" and self.peek() == "[":
                self.array()
            else:
                value = self.value()
                if name == "states" and value is not None:
                    self.rows.append(Refused("UNEXPECTED_SHAPE"))
                if name == "time":
                    self.time = value
            if self.take(",", "}") == "}":
                return


class Refused(str):
    """In place of an element: the reason why there is none."""


def number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def double(value):
    try:
        return float(value)
    except OverflowError:
        return math.inf


def micros(seconds):
    return int(seconds) * 10**6 + int((seconds - int(seconds)) * 1e6 + 0.5)


def cells_of(element):
    """Pairs of field and value in the order in which they stand."""
    pairs = enumerate(element) if isinstance(element, list) else (
        (NAMES[name], value) for name, value in element.items() if name in NAMES)
    return [(field, value) for field, value in pairs if value is not None]


def row_of(element):
    row = [None] * len(FIELDS)
    for field, value in cells_of(element):
        if field in NUMBERS and number(value):
            row[field] = double(value)
        elif field in TEXTS and isinstance(value, str) or field in FLAGS and isinstance(value, bool):
            row[field] = value
    return row


def first_wrong(element):
    for field, value in cells_of(element):
        if field in NUMBERS and not number(value) or field in TEXTS and not isinstance(value, str) \
                or field in FLAGS and not isinstance(value, bool):
            return "WRONG_TYPE"
        if field in NUMBERS and not math.isfinite(double(value)):
            return "NOT_FINITE"
    return None


def judge(element, received):
    """None when stored, else the reason; received is the second of arrival."""
    if isinstance(element, Refused):
        return str(element)
    if not isinstance(element, (list, dict)):
        return "UNEXPECTED_SHAPE"
    if isinstance(element, list) and len(element) < 17:
        return "TOO_FEW_FIELDS"
    return first_wrong(element) or unreadable(row_of(element)) or unbelievable(row_of(element), received)


def unreadable(row):
    if row[ICAO24] is None:
        return "MISSING_FIELD"
    address = row[ICAO24].strip(BLANK).lower()
    if not re.fullmatch("[0-9a-f]{6}", address) or address in ("000000", "ffffff"):
        return "BAD_ADDRESS"
    if row[CONTACT] is None:
        return "MISSING_FIELD"
    if any(row[field] is not None and not 0 <= row[field] <= LAST_SECOND for field in (CONTACT, POSITION_AT)):
        return "OUT_OF_RANGE"
    if (row[LON] is None) != (row[LAT] is None):
        return "INCOMPLETE_POSITION"
    if row[LON] is not None and (abs(row[LAT]) > 90 or abs(row[LON]) > 180):
        return "OUT_OF_RANGE"
    if row[CALLSIGN] is not None and len(row[CALLSIGN].strip(BLANK)) > 16:
        return "OUT_OF_RANGE"
    if row[TRACK] is not None and abs(row[TRACK]) > 360:
        return "OUT_OF_RANGE"
    if row[SQUAWK] is not None and row[SQUAWK].strip() and not re.fullmatch("[0-7]{4}", row[SQUAWK]):
        return "OUT_OF_RANGE"
    return None


def unbelievable(row, received):
    if row[CONTACT] > received + MAX_AHEAD:
        return "FUTURE_TIME"
    if row[CONTACT] < received - MAX_SILENT:
        return "STALE_CONTACT"
    if any(row[field] is not None and not ALTITUDE[0] <= row[field] <= ALTITUDE[1] for field in (BARO, GEO)):
        return "IMPOSSIBLE_ALTITUDE"
    if row[SPEED_AT] is not None and not 0 <= row[SPEED_AT] <= SPEED:
        return "IMPOSSIBLE_SPEED"
    if row[CLIMB_AT] is not None and abs(row[CLIMB_AT]) > CLIMB:
        return "IMPOSSIBLE_CLIMB"
    return None


def withheld_because(row, received):
    if row[LON] is None or row[POSITION_AT] is None:
        return None
    if row[POSITION_AT] > received + MAX_AHEAD:
        return "FUTURE_TIME"
    return "STALE_POSITION" if row[POSITION_AT] < received - MAX_POSITION_AGE else None


def body_of(path):
    """What can be read of a file, at most one byte more than is read."""
    raw = open(path, "rb")
    packed = raw.read(2) == b"\x1f\x8b"
    raw.seek(0)
    source, body = gzip.GzipFile(fileobj=raw) if packed else raw, b""
    try:
        while len(body) <= MAX_BODY:
            piece = source.read(1 << 16)
            if not piece:
                break
            body += piece
    except (OSError, EOFError, zlib.error):
        pass
    return body[:MAX_BODY + 1]


def arrival_of(body, path):
    """When a recording says that it arrived: its time, else its newest contact, else when it was written."""
    reading = Reading(body)
    contacts = [row_of(row)[CONTACT] for row in reading.rows if isinstance(row, (list, dict))]
    for seconds in (reading.time, max(filter(plausible, contacts), default=None)):
        if plausible(seconds):
            return int(seconds * 1000) / 1000
    return os.stat(path).st_mtime


def plausible(seconds):
    return number(seconds) and YEARS_2000_TO_2100[0] <= seconds < YEARS_2000_TO_2100[1]


def captures(arguments):
    """Number, second of arrival, status and body of each capture."""
    if arguments.bronze:
        for line in open(arguments.bronze, encoding="utf-8"):
            record = json.loads(line)
            yield record["capture_id"], record["received_at"], record.get("status", 200), record["body"]
        return
    index = 0
    for path in arguments.files:
        for body in polls_of(body_of(path)):
            yield index, arrival_of(body, path), 200, body
            index += 1


def polls_of(body):
    """A bare array is cut, between two elements, where the contacts of a part would span more than a minute."""
    try:
        rows = json.loads(body)
    except ValueError:
        return [body]
    if not isinstance(rows, list):
        return [body]
    parts, contacts = [[]], []
    for row in rows:
        contact = row_of(row)[CONTACT] if isinstance(row, (list, dict)) and len(row) > 0 else None
        if plausible(contact):
            contacts.append(contact)
            if max(contacts) - min(contacts) > 60:
                parts.append([])
                contacts = [contact]
        parts[-1].append(row)
    return [body] if len(parts) == 1 else [json.dumps(part).encode() for part in parts]


def elements_of(status, body):
    """The elements, or why there are none."""
    if len(body if isinstance(body, bytes) else body.encode("utf-8", "surrogatepass")) > MAX_BODY:
        return [Refused("BODY_TOO_LARGE")]
    if status != 200:
        return [Refused("UNREADABLE_BODY")]
    return Reading(body).rows


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*")
    parser.add_argument("--bronze")
    parser.add_argument("--ids")
    arguments = parser.parse_args()
    items, rejected, withheld, stored, ids = 0, collections.Counter(), collections.Counter(), [], []
    for capture, received, status, body in captures(arguments):
        for place, element in enumerate(elements_of(status, body)):
            items += 1
            reason = judge(element, received)
            if reason:
                rejected[reason] += 1
                ids.append((capture, place))
                continue
            row = row_of(element)
            position_at = None if row[POSITION_AT] is None else micros(row[POSITION_AT])
            stored.append((micros(row[CONTACT]), capture, place, row[ICAO24].strip(BLANK).lower(), position_at))
            withheld.update(filter(None, [withheld_because(row, received)]))
    seen, repeated = set(), 0
    for contact, capture, place, aircraft, position_at in sorted(stored, key=lambda state: state[:3]):
        if (aircraft, contact, position_at) in seen:
            repeated += 1
        else:
            seen.add((aircraft, contact, position_at))
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
