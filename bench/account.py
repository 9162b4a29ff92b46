#!/usr/bin/env python3
"""Counts what OpenSky answers hold, without any code of Slipstream.

    account.py FILE...                 recorded answers, plain or gzip
    account.py --bronze FILE           lines of JSON: {"capture_id", "received_at" (seconds), "body", "status" (else 200)}
    ... --ids OUT                      also writes "capture_id item_index" of every stored and rejected item

Prints items, stored, repeated and rejected by reason. The rules are those of docs/reference/account.md; a state
repeats when an earlier one, in the order (seen, capture, place), has the same aircraft, last contact and time of
position; a flight report, when one says the same in the same hour of arrivals. One provider at a time. Needs Python 3.8 and nothing else.
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
         "lng": 5, "geo_altitude": 13, "geoaltitude": 13, "squawk": 14, "spi": 15, "position_source": 16, "category": 17}

NAMES.update({name.replace("_", ""): field for name, field in list(NAMES.items())})
ABSENT = ("", "null", "none", "nan", "na", "\\n")
FLIGHT_NAMES = ("icao24", "callsign", "estDepartureAirport", "estArrivalAirport", "firstSeen", "lastSeen",
                "estDepartureAirportHorizDistance", "estDepartureAirportVertDistance", "estArrivalAirportHorizDistance",
                "estArrivalAirportVertDistance", "departureAirportCandidatesCount", "arrivalAirportCandidatesCount")
FLIGHTS = {name.lower(): place for place, name in enumerate(FLIGHT_NAMES)}
FLIGHT_TEXTS, FLIGHT_TIMES = (0, 1, 2, 3), (4, 5)
TRACK_ORDER = (CONTACT, LAT, LON, BARO, TRACK, GROUND)

SPACE = re.compile(r"[ \t\r\n]*")
UNFINISHED = re.compile(r'\s*("(?:[^"\\]|\\.)*\\?|[-+.\w]*)$', re.DOTALL)
BLANK = "".join(map(chr, range(33)))
BLANKS = BLANK + "\u1680\u2028\u2029\u205f\u3000" + "".join(chr(c) for c in range(0x2000, 0x200b) if c != 0x2007)


class Reading:
    """One body, read as far as it is JSON: its elements, after them what is wrong with it, and its time."""

    def __init__(self, body):
        self.rows, self.time, self.known, self.keys, self.ends = [], None, False, 0, []
        self.text = body if isinstance(body, str) else text_of(body)
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
            if self.are_flights():
                self.flights()
            if self.keys and not self.known:
                self.rows.append(Refused("UNREADABLE_BODY"))
            if self.peek():
                self.rows.append(Refused("UNREADABLE_BODY"))
        except json.JSONDecodeError as broken:
            if self.are_flights():
                self.flights()
            cut = UNFINISHED.match(self.text, broken.pos)
            self.rows.append(Refused("TRUNCATED_BODY" if cut else "UNREADABLE_BODY"))

    def are_flights(self):
        first = self.rows[0] if self.rows else None
        return self.text.lstrip()[:1] == "[" and isinstance(first, dict) and bool({
            "firstSeen", "lastSeen", "estDepartureAirport", "estArrivalAirport"} & set(first))

    def flights(self):
        self.ends = [row.get("lastSeen") for row in self.rows if isinstance(row, dict)]
        self.rows = [Flight(row) if isinstance(row, dict) else Refused("UNEXPECTED_SHAPE") for row in self.rows]

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

    def track(self, whole):
        path = whole.get("path")
        if path is not None and not isinstance(path, list):
            self.rows.append(Refused("UNEXPECTED_SHAPE"))
        for point in path if isinstance(path, list) else []:
            if not isinstance(point, list) or len(point) < 6:
                self.rows.append(Refused("TOO_FEW_FIELDS" if isinstance(point, list) else "UNEXPECTED_SHAPE"))
                continue
            row = [None] * 17
            for field, value in zip(TRACK_ORDER, point):
                row[field] = value
            row[POSITION_AT] = row[CONTACT]
            names = {"icao24": ICAO24, "callsign": CALLSIGN, "calllsign": CALLSIGN}
            for name, field in names.items():
                row[field] = whole[name] if isinstance(whole.get(name), str) else row[field]
            self.rows.append(row)

    def answer(self):
        try:
            whole = json.JSONDecoder().raw_decode(self.text, self.place)[0]
        except ValueError:
            whole = {}
        if {"path", "startTime", "endTime"} & set(whole) and "states" not in whole:
            self.place = json.JSONDecoder().raw_decode(self.text, self.place)[1]
            self.keys, self.known, self.ends = 1, True, [whole.get("endTime")]
            self.track(whole)
            return
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


class Flight:
    """A flight as it came; what it says, or the reason why it is refused."""

    def __init__(self, element):
        self.reason, self.said = None, [None] * len(FLIGHTS)
        for name, value in element.items():
            place = FLIGHTS.get(name.lower())
            if place is None or value is None:
                continue
            if not (isinstance(value, str) if place in FLIGHT_TEXTS else number(value)):
                self.refuse("WRONG_TYPE")
            elif place in FLIGHT_TEXTS:
                self.said[place] = value
            elif math.isfinite(double(value)):
                self.said[place] = double(value)
            else:
                self.refuse("NOT_FINITE")
        self.read()

    def refuse(self, reason):
        self.reason = self.reason or reason

    def text(self, place):
        text = (self.said[place] or "").strip(BLANK)
        self.said[place] = text if text.strip(BLANKS) else None
        if len(text) > 16:
            self.refuse("BAD_ADDRESS" if place == 0 else "OUT_OF_RANGE")
            self.said[place] = None
        return self.said[place]

    def read(self):
        address = (self.text(0) or "").lower()
        if address and (not re.fullmatch("[0-9a-f]{6}", address) or address in ("000000", "ffffff")):
            self.refuse("BAD_ADDRESS")
            address = ""
        self.said[0] = address or None
        if not self.text(1) and not address:
            self.refuse("MISSING_FIELD")
        for place in FLIGHT_TIMES:
            seconds = self.said[place]
            if seconds is not None and not 0 <= seconds <= LAST_SECOND:
                self.refuse("OUT_OF_RANGE")
                seconds = None
            self.said[place] = None if seconds is None else micros(seconds)
        first, last = self.said[4], self.said[5]
        if first is None and last is None:
            self.refuse("MISSING_FIELD")
        elif first is not None and last is not None and last < first:
            self.refuse("OUT_OF_RANGE")
        for airport, distance, candidates in ((2, 6, 10), (3, 8, 11)):
            code, count = self.text(airport), self.said[candidates]
            self.said[airport] = code and code.upper()
            if (self.said[distance] or 0) < 0 or count is not None and not (
                    0 <= count < 2**31 and count == int(count)):
                self.refuse("OUT_OF_RANGE")


def number(value):
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def double(value):
    try:
        return float(value)
    except OverflowError:
        return math.inf


def micros(seconds):
    return int(seconds) * 10**6 + int((seconds - int(seconds)) * 1e6 + 0.5)


def plain(name):
    return name if name in NAMES or len(name) > 30 else name.replace("_", "").lower()


def cells_of(element):
    """Pairs of field and value in the order in which they stand."""
    pairs = enumerate(element) if isinstance(element, list) else (
        (NAMES[plain(name)], value) for name, value in element.items() if plain(name) in NAMES)
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
    if isinstance(element, Flight):
        return element.reason
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
    return body[:MAX_BODY + 1] if not packed or body[:2] != b"\x1f\x8b" else unpacked(body)


def unpacked(body):
    """Some tools pack what is packed already."""
    while body[:2] == b"\x1f\x8b":
        body = gzip.decompress(body)
    return body


def arrival_of(body, path):
    """When a recording says that it arrived: its time, else the newest that it tells of, else when it was written."""
    table = Table.of(body)
    if table:
        told = [[seconds for seconds, _ in table.timed()]]
    else:
        reading = Reading(body)
        rows = [row for row in reading.rows if isinstance(row, (list, dict)) and not isinstance(row, Refused)]
        told = [[reading.time], [row_of(row)[CONTACT] for row in rows], reading.ends
                + [row.get("lastSeen") for row in rows if isinstance(row, dict)]]
    for times in told:
        newest = max(filter(plausible, times), default=None)
        if newest is not None:
            return int(newest * 1000) / 1000
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
    """Answers one by one; rows cut, between two of them, where the times of a part would span more than a minute."""
    table = Table.of(body)
    if table:
        return table.cut()
    text = text_of(body).strip(" \t\r\n")
    if text[:1] not in ("{", "["):
        return [body]
    parts, loose, place = [], [], 0
    values, named = 0, False
    while place < len(text):
        if text[place] in " \t\r\n,":
            place += 1
            continue
        values += 1
        line = text[place:].splitlines()[0]
        try:
            value, end = json.JSONDecoder().raw_decode(text, place)
        except ValueError:
            parts += cut(loose) + [None]
            loose = []
            after = text[place + len(line):].strip()
            following = after.splitlines()[0] if after else ""
            within = not may_go_on(line) or is_json(following)
            end = place + len(line) if within else len(text)
            parts[-1] = text[place:end]
            place = end
            continue
        place = end
        if kind_of(value) in ("row", "named"):
            loose.append(value)
            named |= kind_of(value) == "named"
            continue
        parts += cut(loose) + parts_of(value)
        loose = []
    parts += cut(loose)
    return [body] if len(parts) < 2 and values == 1 and not named else [
        part.encode() if isinstance(part, str) else json.dumps(part).encode() for part in parts]


def is_json(text):
    try:
        json.loads(text)
        return True
    except ValueError:
        return False


def may_go_on(line):
    """Whether the line is JSON that has not ended, rather than none."""
    try:
        json.JSONDecoder().raw_decode(line)
        return False
    except json.JSONDecodeError as broken:
        return bool(UNFINISHED.match(line, broken.pos)) or broken.pos >= len(line)


def kind_of(value):
    if isinstance(value, dict):
        return "answer" if {"states", "path"} & set(value) else \
            "named" if any(name.lower() == "icao24" for name in value) else "other"
    if isinstance(value, list):
        return "row" if value and not isinstance(value[0], (list, dict)) else "rows"
    return "other"


def parts_of(value):
    """A root value or an answer in an array."""
    if isinstance(value, dict) and isinstance(value.get("path"), list):
        pieces = spans(value["path"], lambda row: row[0] if isinstance(row, list) and row else None)
        return [dict(value, path=piece) for piece in pieces] or [value]
    if not isinstance(value, list):
        return [value]
    parts, rows = [], []
    for element in value:
        kind = kind_of(element)
        if kind == "answer" or kind == "rows" and element:
            parts += cut(rows) + parts_of(element)
            rows = []
        else:
            rows.append(element)
    return parts + cut(rows) if parts or rows else [value]


def cut(rows):
    return spans(rows, lambda row: row_of(row)[CONTACT] if isinstance(row, (list, dict)) else None)


def spans(rows, second_of):
    parts, times = [], []
    for row in rows:
        second = second_of(row)
        if plausible(second):
            times.append(second)
        if not parts or times and max(times) - min(times) > 60:
            parts.append([])
            times = [second] if plausible(second) else []
        parts[-1].append(row)
    return parts


def text_of(body):
    if body[:2] in (b"\xfe\xff", b"\xff\xfe"):
        return body.decode("utf-16", "replace")
    return body.decode("utf-8-sig", "replace")


class Table:
    """Comma-separated rows under a header; a line is a row, whatever is quoted."""

    def __init__(self, names, lines, cut_off):
        self.names, self.lines, self.cut_off = names, lines, cut_off
        self.columns = [NAMES.get(plain(name)) for name in names]

    @staticmethod
    def of(body):
        text = text_of(body).lstrip(BLANK)
        if not text or text[0] in "{[":
            return None
        lines = re.split("\r\n|\r|\n", text)
        names = [name.strip() for name in cells_in(lines[0])]
        if len(names) < 2 or not any(NAMES.get(plain(name)) == ICAO24 for name in names):
            return None
        return Table(names, [line for line in lines[1:] if line.strip()], not text.endswith(("\n", "\r")))

    def timed(self):
        low = [name.replace("_", "").lower() for name in self.names]
        at = low.index("time") if "time" in low else low.index("lastcontact") if "lastcontact" in low else None
        for line in self.lines:
            cells = cells_in(line)
            second = as_number(cells[at]) if at is not None and at < len(cells) else None
            yield (second if plausible(second) else None), line

    def cut(self):
        parts = spans(list(self.timed()), lambda row: row[0])
        header = ",".join(self.names)
        texts = ["\n".join([header] + [line for _, line in part]) + "\n" for part in parts] or [header + "\n"]
        return [text.encode() for text in texts[:-1]] + [(texts[-1][:-1] if self.cut_off else texts[-1]).encode()]

    def elements(self, received):
        for place, line in enumerate(self.lines):
            cells = cells_in(line)
            second = as_number(cells[self.names.index("time")]) \
                if "time" in self.names and self.names.index("time") < len(cells) else None
            arrival = second if second is not None and 0 <= int(received) - second <= 60 \
                and second == int(second) else received
            row, wrong = {}, None
            for field, cell in zip(self.columns, cells):
                if field is None or cell.lower() in ABSENT:
                    continue
                value = {"true": True, "t": True, "1": True, "false": False, "f": False, "0": False}.get(cell.lower()) \
                    if field in FLAGS else as_number(cell) if field in NUMBERS else cell
                if field == SQUAWK and cell.isdigit():
                    value = cell.zfill(4)
                if value is None and wrong is None:
                    wrong = Refused("WRONG_TYPE")
                row[field] = value
            if CONTACT not in row and second is not None:
                row[CONTACT] = second
            if len(line.encode("utf-8", "replace")) > 10000:
                yield Refused("UNEXPECTED_SHAPE"), arrival
            elif len(cells) < len(self.names):
                ends = self.cut_off and place == len(self.lines) - 1
                yield Refused("TRUNCATED_BODY" if ends else "TOO_FEW_FIELDS"), arrival
            else:
                yield wrong or {next(name for name in NAMES if NAMES[name] == field): value
                                for field, value in row.items() if field in NUMBERS + TEXTS + FLAGS}, arrival


def cells_in(line):
    cells, quoted = [""], False
    for place, mark in enumerate(line):
        if mark == '"' and (quoted or not cells[-1].strip()):
            quoted = not quoted
        elif mark == "," and not quoted:
            cells.append("")
        else:
            cells[-1] += mark
    return [cell.strip() for cell in cells]


def as_number(text):
    try:
        return float(text) if re.fullmatch("[-+.0-9eE]{1,40}|[-+]?inf(inity)?", text, re.IGNORECASE) else None
    except ValueError:
        return None


def elements_of(status, body):
    """The elements, or why there are none."""
    if len(body if isinstance(body, bytes) else body.encode("utf-8", "surrogatepass")) > MAX_BODY:
        return [Refused("BODY_TOO_LARGE")]
    if status != 200:
        return [Refused("UNREADABLE_BODY")]
    return Reading(body).rows


def judged(status, body, received):
    table = Table.of(body) if status == 200 and isinstance(body, bytes) and len(body) <= MAX_BODY else None
    if table:
        return list(table.elements(received))
    return [(element, received) for element in elements_of(status, body)]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("files", nargs="*")
    parser.add_argument("--bronze")
    parser.add_argument("--ids")
    arguments = parser.parse_args()
    items, rejected, withheld, stored, ids = 0, collections.Counter(), collections.Counter(), [], []
    reports = []
    for capture, received, status, body in captures(arguments):
        for place, (element, arrival) in enumerate(judged(status, body, received)):
            items += 1
            reason = judge(element, arrival)
            if reason:
                rejected[reason] += 1
                ids.append((capture, place))
                continue
            if isinstance(element, Flight):
                reports.append((received, capture, place, (received // 3600, *element.said)))
                continue
            row = row_of(element)
            position_at = None if row[POSITION_AT] is None else micros(row[POSITION_AT])
            stored.append((micros(row[CONTACT]), capture, place, row[ICAO24].strip(BLANK).lower(), position_at))
            withheld.update(filter(None, [withheld_because(row, arrival)]))
    seen, repeated = set(), 0
    for contact, capture, place, aircraft, position_at in sorted(stored, key=lambda state: state[:3]):
        if (aircraft, contact, position_at) in seen:
            repeated += 1
        else:
            seen.add((aircraft, contact, position_at))
            ids.append((capture, place))
    for _, capture, place, report in sorted(reports, key=lambda said: said[:3]):
        if report in seen:
            repeated += 1
        else:
            seen.add(report)
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
