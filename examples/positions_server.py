#!/usr/bin/env python3
"""A stream of positions that can be resumed: one aircraft that circles over Dublin, a message each second, without end.

    python3 examples/positions_server.py
    ./slipstream run --source circle --set sources.circle.provider=positions \
        --set sources.circle.url=http://127.0.0.1:8790/stream

The number of a message is the second of its time, so every past one can be told again. Needs Python 3.9 and nothing else.
"""
import http.server
import json
import math
import time


def message(second):
    turn = second % 378 * math.tau / 378
    return json.dumps({
        "hex": "4ca123", "flight_id": "circle-1", "callsign": "TST12", "squawk": "1000", "timestamp": second * 1000,
        "latitude": round(53.4 + 0.1 * math.cos(turn), 5), "longitude": round(-6.3 + 0.168 * math.sin(turn), 5),
        "track": round((math.degrees(turn) + 90) % 360, 1), "altitude": 12000, "gspeed": 360, "vspeed": 0})


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        last = int(self.headers.get("Last-Event-ID") or time.time())
        while True:
            for second in range(last + 1, int(time.time()) + 1):
                self.wfile.write(f"id: {second}\ndata: {message(second)}\n\n".encode())
                last = second
            time.sleep(0.2)


http.server.ThreadingHTTPServer(("127.0.0.1", 8790), Handler).serve_forever()
