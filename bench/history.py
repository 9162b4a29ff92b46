#!/usr/bin/env python3
"""Writes rows in the layout of OpenSky's history to stdout: history.py ROWS AIRCRAFT [FIRST_SECOND].

Every aircraft has a row each second, sorted by time; positions move, callsigns are padded, some fields are missing.
"""
import math
import sys

rows, aircraft = int(sys.argv[1]), int(sys.argv[2])
first = int(sys.argv[3]) if len(sys.argv) > 3 else 1_763_600_400
out = sys.stdout
out.write("time,icao24,lat,lon,velocity,heading,vertrate,callsign,onground,alert,spi,squawk,baroaltitude,geoaltitude,"
          "lastposupdate,lastcontact,hour\n")
written, second = 0, 0
while written < rows:
    time = first + second
    lines = []
    for i in range(min(aircraft, rows - written)):
        angle = (i * 2.399963 + second * 0.0004) % (2 * math.pi)
        lat = 48 + 9 * math.sin(angle) + i % 97 * 0.01
        lon = 8 + 14 * math.cos(angle) + i % 89 * 0.01
        altitude = 300 + (i * 37 + second) % 11_000
        lines.append(
            f"{time},{0x3c0000 + i:06x},{lat:.14f},{lon:.14f},{180 + i % 90 + 0.25},{math.degrees(angle):.10f},"
            f"{(i % 7 - 3) * 0.32512},{'TST%-5d' % (i % 9999)},False,False,False,{'' if i % 9 == 0 else '%04o' % (i % 4096)},"
            f"{altitude * 1.0},{'' if i % 11 == 0 else altitude + 120.4},{time - 0.2 - i % 5 * 0.1:.3f},{time - 0.1:.3f},"
            f"{time // 3600 * 3600}\n")
    out.write("".join(lines))
    written += len(lines)
    second += 1
