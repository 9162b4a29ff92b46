#!/usr/bin/env python3
"""Kills Slipstream again and again and proves that nothing was lost or doubled.

    crash.py [--kills N] [--data DIR] [--aircraft N] [--report FILE]

Starts `./slipstream run`, lets it die at a fault point inside (between the raw and the data records of a transaction,
before and after its commit, between a Flink checkpoint and the Iceberg commit), kills it from outside at a random moment,
or while it starts; each kill is SIGKILL or Runtime.halt. At the end it lets the program catch up, exports the captures and
counts them with account.py, which shares no code with Slipstream: the multiset of (capture id, item index) in
silver.states and silver.rejected must be what the captures hold. Needs Python 3.8.
"""
import argparse
import collections
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
POINTS = ["after-raw", "before-commit", "after-commit", "before-commit-states", "after-commit-states",
          "before-commit-captures", "after-commit-captures"]


def start(arguments, fault):
    environment = dict(os.environ)
    if fault:
        environment["SLIPSTREAM_JAVA_OPTS"] = f"{environment.get('SLIPSTREAM_JAVA_OPTS', '')} -Dslipstream.fault={fault}"
    command = [LAUNCHER, "run", "--data", arguments.data, "--aircraft", str(arguments.aircraft),
               "--set", "simulator.every=1s", "--set", "flink.commit-interval=1s", "--set", "flink.archive-interval=2s"]
    log = open(os.path.join(arguments.data + ".log"), "ab")
    return subprocess.Popen(command, stdout=log, stderr=log, env=environment, start_new_session=True)


def status(arguments):
    try:
        with open(os.path.join(arguments.data, "run.json"), encoding="utf-8") as file:
            url = json.load(file)["url"]
        with urllib.request.urlopen(url + "/api/v1/status", timeout=5) as answer:
            return json.load(answer)
    except (OSError, ValueError, KeyError):
        return {}


def wait(condition, seconds, process=None):
    """True when the condition held; False when the process ended first; dies when time ran out."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        if process is not None and process.poll() is not None:
            return False
        time.sleep(0.1)
    raise SystemExit(f"nothing happened within {seconds} s")


def kill(process):
    os.kill(process.pid, signal.SIGKILL)
    process.wait()


def ready(arguments):
    return lambda: status(arguments).get("ready") is True


def once(arguments, how):
    """One run that ends badly; returns what it did."""
    if how == "during start":
        process = start(arguments, None)
        after = random.uniform(0.3, 9.0)
        try:
            process.wait(after)
        except subprocess.TimeoutExpired:
            kill(process)
        return f"SIGKILL {after:.1f} s after the start"
    if how == "any moment":
        process = start(arguments, None)
        wait(ready(arguments), 120, process)
        after = random.uniform(0.0, 12.0)
        time.sleep(after)
        kill(process)
        return f"SIGKILL {after:.1f} s after it was ready"
    nth = random.randint(2, 8)
    process = start(arguments, f"{how}:{nth}")
    wait(lambda: process.poll() is not None, 180)
    return f"halted at {how}, reached {nth} times, exit code {process.returncode}"


def plan(kills):
    """At least five between raw and data, five around the commit to a table, five during start."""
    least = ["after-raw"] * 5 + ["before-commit-states"] * 3 + ["before-commit-captures"] * 2 + ["during start"] * 5
    rest = ["any moment", "before-commit", "after-commit", "after-commit-states", "after-commit-captures"]
    chosen = least + [rest[i % len(rest)] for i in range(max(0, kills - len(least)))]
    random.shuffle(chosen)
    return chosen


def sql(arguments, statement):
    command = [LAUNCHER, "sql", statement, "--data", arguments.data, "--format", "json",
               "--set", "query.max-rows=5000000", "--set", "query.timeout=5m"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return json.loads(done.stdout)


def settle_down(arguments):
    """Runs without a source until everything on the topics is in the tables."""
    arguments_source = arguments.data
    process = subprocess.Popen([LAUNCHER, "run", "--data", arguments_source, "--source", "none", "--set",
                                "flink.commit-interval=1s", "--set", "flink.archive-interval=2s"],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    wait(ready(arguments), 120, process)
    wait(lambda: (lambda lag: len(lag) == 3 and not any(lag.values()))(status(arguments).get("lag") or {}), 180, process)
    process.send_signal(signal.SIGTERM)
    process.wait()


def compare(arguments):
    captures = sql(arguments, "SELECT capture_id, epoch(received_at)::BIGINT AS received_at, decode(body) AS body "
                              "FROM bronze.captures ORDER BY capture_id")
    with tempfile.TemporaryDirectory() as folder:
        bronze, ids = os.path.join(folder, "bronze.jsonl"), os.path.join(folder, "ids")
        with open(bronze, "w", encoding="utf-8") as out:
            out.writelines(json.dumps(capture) + "\n" for capture in captures)
        counted = subprocess.run([sys.executable, os.path.join(HERE, "account.py"), "--bronze", bronze, "--ids", ids],
                                 capture_output=True, text=True, check=True).stdout.strip()
        with open(ids, encoding="utf-8") as lines:
            expected = collections.Counter(tuple(map(int, line.split())) for line in lines)
    stored = collections.Counter()
    for table in ("silver.states", "silver.rejected"):
        for row in sql(arguments, f"SELECT capture_id, item_index FROM {table}"):
            stored[(row["capture_id"], row["item_index"])] += 1
    doubled_captures = len(captures) - len({capture["capture_id"] for capture in captures})
    ordered = sorted(capture["capture_id"] for capture in captures)
    gaps = sum(1 for a, b in zip(ordered, ordered[1:]) if b != a + 1)
    return {"captures": len(captures), "captures_doubled": doubled_captures, "capture_ids_skipped": gaps,
            "account": json.loads(counted), "items_expected": sum(expected.values()), "items_stored": sum(stored.values()),
            "lost": sum((expected - stored).values()), "doubled": sum((stored - expected).values())}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=25)
    parser.add_argument("--data", default=os.path.join(tempfile.mkdtemp(prefix="slipstream-crash"), "data"))
    parser.add_argument("--aircraft", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--report")
    arguments = parser.parse_args()
    random.seed(arguments.seed)
    lines = []
    for number, how in enumerate(plan(arguments.kills), 1):
        did = once(arguments, how)
        lines.append(f"{number:3} {how:24} {did}")
        print(lines[-1], flush=True)
    settle_down(arguments)
    result = compare(arguments)
    print(json.dumps(result, indent=1))
    if arguments.report:
        with open(arguments.report, "w", encoding="utf-8") as out:
            out.write("\n".join(lines) + "\n" + json.dumps(result, indent=1) + "\n")
    good = not (result["lost"] or result["doubled"] or result["captures_doubled"] or result["capture_ids_skipped"])
    print("equal" if good else "DIFFERENT")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
