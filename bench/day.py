#!/usr/bin/env python3
"""Lives through a day of simulated traffic and proves that its settled hours can be derived again.

    day.py [--hours N] [--speed N] [--aircraft N] [--kills N] [--restarts N] [--data DIR] [--report FILE]

Two sources of the same sky, both with all faults: the built-in simulator, and OpenSky's REST API as `slipstream simulate`
serves it. The clock of all processes runs --speed times as fast. On the way: orderly restarts, kill -9 at random moments,
and a recording of an hour that is long settled, so that its data are late. Then the same captures are replayed into another
data folder at 60x, and the hours are rebuilt at parallelism 1, 2 and 4. Every variant must have the same seals: the same
account, content hash and chain of each provider and hour. Needs Python 3.8.
"""
import argparse
import csv
import datetime
import io
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
LAUNCHER = os.path.join(HERE, "..", "slipstream")
FAULTS = ("missing=0.01,duplicate=0.01,late=0.01,very-late=0.005,out-of-order=0.01,corrupt=0.01,jump=0.005,"
          "wrong-altitude=0.005,truncated=0.002,outage=0.5/h:3m")
FREE_PORTS = ["--set", "http.port=0", "--set", "kafka.port=0", "--set", "postgres.port=0"]
UTC = datetime.timezone.utc


def utc(seconds):
    return datetime.datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Day:
    def __init__(self, options):
        self.options = options
        self.random = random.Random(options.seed)
        self.begun = int(time.time())
        # All hours are closed by the machine's clock when the day is over.
        self.start = (self.begun - (options.hours + 4) * 3600) // 3600 * 3600
        self.data = os.path.join(options.data, "live")
        self.log = open(os.path.join(options.data, "processes.log"), "ab")
        self.said = []

    def say(self, line):
        self.said.append(line)
        print(line, flush=True)

    def now(self):
        return self.start + (time.time() - self.begun) * self.options.speed

    def environment(self, fast):
        environment = dict(os.environ)
        if fast:
            clock = f"{utc(self.start)},{self.options.speed},{utc(self.begun)}"
            environment["SLIPSTREAM_JAVA_OPTS"] = environment.get("SLIPSTREAM_JAVA_OPTS", "") + f" -Dslipstream.clock={clock}"
        return environment

    def launch(self, arguments, fast=True, out=None):
        return subprocess.Popen([LAUNCHER] + arguments, stdout=out or self.log, stderr=self.log,
                                env=self.environment(fast), start_new_session=True)

    def command(self, *arguments, fast=False, data=None):
        done = subprocess.run([LAUNCHER, arguments[0], "--data", data or self.data, *FREE_PORTS, *arguments[1:]],
                              stdout=subprocess.PIPE, stderr=self.log, env=self.environment(fast), text=True)
        return done.returncode, done.stdout

    # The live day

    def serve(self):
        self.sky = self.launch(["simulate", "--port", "0", "--aircraft", str(self.options.aircraft), "--seed", "7",
                                "--client", "day:secret:licensed", "--faults", self.options.faults, "--every", "20s",
                                "--fail", "503=0.01,half=0.005", "--token-lifetime", "30m"], out=subprocess.PIPE)
        for line in self.sky.stdout:
            if line.startswith(b"OpenSky's API"):
                return line.split()[-1].decode().rsplit("/api", 1)[0]
        raise SystemExit("the simulated sky did not start")

    def run(self, sky):
        settings = {
            "source": "simulator,opensky", "simulator.aircraft": self.options.aircraft, "simulator.seed": 7,
            "simulator.every": "20s", "simulator.faults": self.options.faults,
            "sources.opensky.base-url": sky + "/api", "sources.opensky.token-url": self.token_url(sky),
            "sources.opensky.client-id": "day", "sources.opensky.client-secret": "secret",
            "sources.opensky.account-class": "licensed", "sources.opensky.every": "20s",
            "settle.wait": "1h", "settle.every": "10s", "flink.archive-interval": "5s",
        }
        flags = []
        for key, value in settings.items():
            flags += ["--set", f"{key}={value}"]
        return self.launch(["run", "--data", self.data, *FREE_PORTS, *flags])

    @staticmethod
    def token_url(sky):
        return sky + "/auth/realms/opensky-network/protocol/openid-connect/token"

    def live(self):
        sky = self.serve()
        process = self.run(sky)
        end = self.start + self.options.hours * 3600
        moments = sorted(self.random.uniform(self.start + 1800, end - 1800)
                         for _ in range(self.options.kills + self.options.restarts))
        orderly = set(self.random.sample(range(len(moments)), self.options.restarts))
        late_at = self.start + min(5 * 3600, self.options.hours * 3600 * 0.6)
        for number, moment in enumerate(moments + [end]):
            if late_at is not None and moment > late_at:
                self.until(late_at, process)
                self.late()
                late_at = None
            self.until(moment, process)
            if number < len(moments):
                self.stop(process, number in orderly)
                process = self.run(sky)
        # The last hours close, and are settled, while the traffic goes on.
        self.until(end + 2.5 * 3600, process)
        self.stop(process, True)
        os.killpg(self.sky.pid, signal.SIGTERM)
        self.sky.wait()

    def until(self, moment, process):
        while self.now() < moment:
            if process.poll() is not None:
                raise SystemExit(f"the program ended by itself at {utc(self.now())}, code {process.returncode}")
            time.sleep(0.2)

    def stop(self, process, orderly):
        self.say(f"{utc(self.now())} {'stopped' if orderly else 'killed'}")
        if orderly:
            process.terminate()
            process.wait(60)
        else:
            process.kill()
            process.wait()

    def late(self):
        """An hour of other traffic over the same sky, which arrives hours after it was settled."""
        recording = os.path.join(self.options.data, "late.jsonl.gz")
        subprocess.run([LAUNCHER, "simulate", "--record", recording, "--aircraft", str(self.options.aircraft),
                        "--seed", "7", "--from", utc(self.start + 3600 + 600), "--to", utc(self.start + 3600 + 1800),
                        "--every", "30s"], stdout=self.log, stderr=self.log, check=True)
        code, _ = self.command("replay", recording, "--as", "late", fast=True)
        if code:
            raise SystemExit("the late recording was not replayed; see processes.log")
        self.say(f"{utc(self.now())} 20 minutes of the second hour came late")

    # What came of it

    def seals(self, data):
        code, out = self.command("sql", f"""SELECT provider, hour, items, stored, repeated, rejected, content_hash, chain_hash
            FROM silver.seals WHERE hour < timestamptz '{utc(self.start + self.options.hours * 3600)}'
            ORDER BY hour, provider""", "--format", "csv", data=data)
        if code:
            raise SystemExit("the seals can not be read; see processes.log")
        return list(csv.DictReader(io.StringIO(out)))

    def compare(self, name, data, expected):
        found = self.seals(data)
        same = found == expected
        self.say(f"{name}: {len(found)} seals, " + ("all equal" if same else "DIFFERENT"))
        if not same:
            for left, right in zip(expected, found):
                if left != right:
                    self.say(f"  first difference: {left} | {right}")
                    break
        return same

    def prove(self):
        live = self.seals(self.data)
        items = sum(int(seal["items"]) for seal in live if seal["provider"] != "all")
        self.say(f"live: {len(live)} seals, {items} items, "
                 f"{sum(int(seal['rejected']) for seal in live)} rejected, "
                 f"{sum(int(seal['repeated']) for seal in live)} repeated or told by another provider")
        span = ["--from", utc(self.start), "--to", utc(self.start + self.options.hours * 3600)]
        good = len(live) > 0
        for parallelism in (1, 2, 4):
            began = time.time()
            code, _ = self.command("rebuild", *span, "--set", f"flink.parallelism={parallelism}")
            good &= code == 0
            good &= self.compare(f"rebuilt at parallelism {parallelism} in {time.time() - began:.0f} s", self.data, live)
        code, out = self.command("verify", *span)
        self.say(f"verify: {'equal' if code == 0 else 'DIFFERENT'}")
        good &= code == 0
        copy = os.path.join(self.options.data, "replayed")
        began = time.time()
        code, _ = self.command("replay", "--of", self.data, "--speed", "60x", data=copy)
        took = time.time() - began
        good &= code == 0
        self.command("rebuild", *span, data=copy)
        good &= self.compare(f"replayed at 60x in {took:.0f} s", copy, live)
        return good


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hours", type=int, default=24)
    parser.add_argument("--speed", type=float, default=20)
    parser.add_argument("--aircraft", type=int, default=300)
    parser.add_argument("--kills", type=int, default=10)
    parser.add_argument("--restarts", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", default=FAULTS)
    parser.add_argument("--data")
    parser.add_argument("--report")
    options = parser.parse_args()
    options.data = options.data or tempfile.mkdtemp(prefix="slipstream-day-")
    os.makedirs(options.data, exist_ok=True)
    day = Day(options)
    day.live()
    good = day.prove()
    day.say("PROVED" if good else "NOT PROVED")
    if options.report:
        with open(options.report, "w", encoding="utf-8") as report:
            report.write("\n".join(day.said) + "\n")
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    main()
