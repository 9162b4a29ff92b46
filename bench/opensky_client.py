#!/usr/bin/env python3
"""Lets OpenSky's own Python client talk to the simulator and checks what it got against the truth.

    opensky_client.py --client DIR [--url URL | --command "..."]

DIR is a checkout of https://github.com/openskynetwork/opensky-api (GPL-3: run, never copied here). Nothing in it is
changed: the addresses that the client has built in are set from outside. Without --url, `./slipstream simulate` is started
on a free port and ended again; --command starts it in another way. Needs Python 3.10 and requests (Debian:
python3-requests). Exit code 0 when every check holds.
"""
import argparse
import datetime
import os
import shlex
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
LAUNCHER = os.path.join(HERE, "..", "slipstream")
CLIENT_ID, SECRET = "demo-api-client", "demo-secret"
TOKEN_PATH = "/auth/realms/opensky-network/protocol/openid-connect/token"
LATEST_SEEN = 900  # seconds by which an estimate may differ from the truth

failures = 0


def check(what, holds, detail=""):
    global failures
    failures += 0 if holds else 1
    print(f"{'ok  ' if holds else 'FAIL'}  {what}{': ' if detail else ''}{detail}")


def import_client(folder):
    for place in (os.path.join(folder, "python"), folder):
        if os.path.exists(os.path.join(place, "opensky_api.py")):
            sys.path.insert(0, place)
            import opensky_api
            return opensky_api
    sys.exit(f"Cannot find opensky_api.py in {folder}: check out https://github.com/openskynetwork/opensky-api there.")


def start(command):
    process = subprocess.Popen(shlex.split(command) + ["--port", "0"], stdout=subprocess.PIPE, text=True)
    for line in process.stdout:
        if line.startswith("OpenSky's API"):
            return process, line.split()[-1].removesuffix("/api")
    sys.exit(f"Cannot start `{command}`: it ended with {process.wait()}.")


class World:
    """The simulator at an address: new clients of it, and its truth."""

    def __init__(self, module, url):
        import requests
        self.module, self.url, self.session = module, url, requests.Session()
        module.TOKEN_URL = url + TOKEN_PATH

    def client(self, anonymous=False):
        """A new one for each call, as one refuses to ask twice within 5 or 10 s."""
        api = self.module.OpenSkyApi() if anonymous else self.module.OpenSkyApi(client_id=CLIENT_ID, client_secret=SECRET)
        api._api_url = self.url + "/api"
        return api

    def flights(self, begin, end):
        answer = self.session.get(f"{self.url}/truth/flights", params={"from": begin, "to": end})
        answer.raise_for_status()
        flights = answer.json()
        for flight in flights:
            for key in ("departed_at", "arrived_at"):
                flight[key] = datetime.datetime.fromisoformat(flight[key].replace("Z", "+00:00")).timestamp()
        return flights


def in_box(state, box):
    return state.latitude is not None and box[0] <= state.latitude <= box[1] and box[2] <= state.longitude <= box[3]


def check_states(world):
    now = int(time.time())
    callsigns = {}
    for flight in world.flights(now - 7200, now + 7200):
        callsigns.setdefault(flight["aircraft"], set()).add(flight["callsign"])
    everybody = world.client().get_states()
    heard = everybody.states
    check("get_states", len(heard) > 100 and abs(everybody.time - now) <= 10, f"{len(heard)} states")
    check("get_states: extended", all(0 <= state.category <= 20 for state in heard))
    wrong = [state.icao24 for state in heard
             if state.callsign and state.callsign.strip() and state.icao24 in callsigns
             and state.callsign.strip() not in callsigns[state.icao24]]
    known = sum(state.icao24 in callsigns for state in heard)
    check("get_states: callsigns are the truth's", not wrong and known > 0.9 * len(heard),
          f"{known} of {len(heard)} fly within two hours")
    box = (40, 55, -10, 20)
    boxed = world.client().get_states(time_secs=everybody.time, bbox=box).states
    check("get_states: bbox", {s.icao24 for s in boxed} == {s.icao24 for s in heard if in_box(s, box)},
          f"{len(boxed)} states")
    two = [heard[1].icao24, heard[5].icao24]
    found = world.client().get_states(time_secs=everybody.time, icao24=two).states
    check("get_states: icao24", sorted(s.icao24 for s in found) == sorted(two))
    nobody = world.client().get_states(icao24="ffffff")
    check("get_states: nothing is no state", nobody is not None and nobody.states == [])
    check("get_states: more than an hour ago is refused", world.client().get_states(time_secs=now - 4000) is None)
    check("get_states: anonymous", len(world.client(anonymous=True).get_states().states) > 100)
    mine = world.client().get_my_states()
    check("get_my_states", mine is not None and all(state.sensors for state in mine.states),
          f"{len(mine.states) if mine else 0} states with sensors")
    serial = next((state.sensors[0] for state in mine.states), 1)
    one = world.client().get_my_states(serials=serial).states
    check("get_my_states: serials", all(state.sensors == [serial] for state in one), f"{len(one)} states of one receiver")


def matches(flight, truths):
    """Whether an estimate is near one of the true flights of its aircraft."""
    return any(truth["aircraft"] == flight.icao24
               and 0 <= flight.firstSeen - truth["departed_at"] <= LATEST_SEEN + 1
               and 0 <= truth["arrived_at"] - flight.lastSeen <= LATEST_SEEN + 1
               and (flight.callsign is None or flight.callsign.strip() == truth["callsign"])
               for truth in truths)


def check_flights(world):
    midnight = int(time.time()) // 86400 * 86400
    begin, end = midnight - 86400, midnight - 1
    truths = world.flights(begin - 86400, midnight)
    hours = (midnight - 43200, midnight - 43200 + 7200)
    found = world.client().get_flights_from_interval(*hours)
    check("get_flights_from_interval", len(found) > 50 and all(matches(f, truths) for f in found), f"{len(found)} flights")
    count = sum(t["departed_at"] < hours[1] and hours[0] < t["arrived_at"] < midnight - LATEST_SEEN for t in truths)
    check("get_flights_from_interval: as many as are true", abs(len(found) - count) < 0.1 * count, f"{count} true ones")
    over = [t for t in truths if t["departed_at"] > begin + 60 and t["arrived_at"] < end]
    busiest = {}
    for side in ("departure", "arrival"):
        airports = [t[side] for t in over]
        busiest[side] = max(sorted(set(airports)), key=airports.count)
    for side, call in (("departure", "get_departures_by_airport"), ("arrival", "get_arrivals_by_airport")):
        airport = busiest[side]
        found = getattr(world.client(), call)(airport, begin, end)
        field = "estDepartureAirport" if side == "departure" else "estArrivalAirport"
        true = sum(t[side] == airport for t in over)
        check(call, found and all(getattr(f, field) == airport and matches(f, truths) for f in found),
              f"{len(found or [])} at {airport}, {true} true ones from beginning to end that day")
    check("get_arrivals_by_airport: none", world.client().get_arrivals_by_airport("XXXX", begin, end) == [])
    aircraft = over[0]["aircraft"]
    found = world.client().get_flights_by_aircraft(aircraft, begin, end)
    true = [t for t in over if t["aircraft"] == aircraft]
    check("get_flights_by_aircraft", len(found) >= len(true) and all(matches(f, truths) for f in found),
          f"{len(found)} of {aircraft}, {len(true)} true ones")
    return found[0]


def check_tracks(world, flight):
    track = world.client().get_track_by_aircraft(flight.icao24, (flight.firstSeen + flight.lastSeen) // 2)
    times = [point.time for point in track.path]
    check("get_track_by_aircraft", track.icao24 == flight.icao24 and times == sorted(set(times))
          and track.startTime <= flight.firstSeen and track.endTime >= flight.lastSeen, f"{len(times)} waypoints")
    check("get_track_by_aircraft: gaps of 15 minutes at most",
          all(later - earlier <= 900 for earlier, later in zip(times, times[1:])))
    now = time.time()
    flying = [t for t in world.flights(int(now) - 60, int(now)) if t["departed_at"] < now - 600 and t["arrived_at"] > now + 600]
    live = world.client().get_track_by_aircraft(flying[0]["aircraft"])
    check("get_track_by_aircraft: live", live is not None and now - live.endTime < 60
          and live.callsign.strip() == flying[0]["callsign"])
    check("get_track_by_aircraft: none", world.client().get_track_by_aircraft("ffffff") is None)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--client", required=True, metavar="DIR")
    parser.add_argument("--url", help="of a running simulator, at the true time and with the demo client")
    parser.add_argument("--command", default=shlex.quote(LAUNCHER) + " simulate", help="what starts the simulator")
    arguments = parser.parse_args()
    module = import_client(arguments.client)
    process, url = (None, arguments.url) if arguments.url else start(arguments.command)
    try:
        world = World(module, url.rstrip("/"))
        check_states(world)
        check_tracks(world, check_flights(world))
        wrong = world.module.OpenSkyApi(client_id=CLIENT_ID, client_secret="wrong")
        wrong._api_url = world.url + "/api"
        try:
            wrong.get_states()
            check("a wrong secret is refused", False)
        except Exception as refusal:
            check("a wrong secret is refused", "401" in str(refusal))
    finally:
        if process:
            process.terminate()
            process.wait()
    print(f"{failures} checks failed" if failures else "everything holds")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
