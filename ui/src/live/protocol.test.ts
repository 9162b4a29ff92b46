import { describe, expect, it } from 'vitest';
import { altitudeMeters, decodeRows, decodeText, groundSpeedMps, ProtocolError, trackDegrees } from './protocol';

/** Writes a message byte by byte, as the protocol's description says. */
function message(kind: number, rows: readonly number[][], timeMillis = 1_763_600_000_123): ArrayBuffer {
  const buffer = new ArrayBuffer(16 + 21 * rows.length);
  const view = new DataView(buffer);
  view.setUint8(0, kind);
  view.setUint32(4, rows.length, true);
  view.setFloat64(8, timeMillis, true);
  let at = 16;
  const column = (index: number, bytes: number, write: (at: number, value: number) => void): void => {
    for (const row of rows) {
      write(at, row[index]!);
      at += bytes;
    }
  };
  column(0, 4, (at, value) => view.setUint32(at, value, true));
  column(1, 4, (at, value) => view.setInt32(at, value, true));
  column(2, 4, (at, value) => view.setInt32(at, value, true));
  for (const index of [3, 4, 5]) column(index, 2, (at, value) => view.setUint16(at, value, true));
  for (const index of [6, 7, 8]) column(index, 1, (at, value) => view.setUint8(at, value));
  return buffer;
}

const ROWS = [
  [7, 50_033_333, -8_570_556, 27_150, 6_346, 2_306, 0, 0, 1],
  [3, -33_946_111, 151_177_222, 65_535, 0, 65_535, 3, 9, 255],
  [70_000, 0, 179_999_999, 0, 500, 0, 2, 2, 0],
];

describe('rows', () => {
  it('reads every column of an odd number of rows', () => {
    const rows = decodeRows(message(2, ROWS));
    expect(rows.snapshot).toBe(false);
    expect(rows.serverTimeMillis).toBe(1_763_600_000_123);
    const columns = [rows.slots, rows.latitudes, rows.longitudes, rows.tracks, rows.altitudes, rows.groundSpeeds, rows.kinds, rows.flags, rows.ages];
    expect(ROWS.map((_, i) => columns.map((column) => column[i]))).toEqual(ROWS);
  });

  it('tells a snapshot, an empty one too', () => {
    expect(decodeRows(message(1, []))).toMatchObject({ snapshot: true, count: 0 });
  });

  it.each([
    ['a short header', new ArrayBuffer(15)],
    ['an unknown kind', message(3, ROWS)],
    ['a missing byte', message(2, ROWS).slice(0, -1)],
    ['a slot out of range', message(2, [[4_000_000_000, 0, 0, 0, 0, 0, 0, 0, 0]])],
  ])('refuses %s', (_, buffer) => {
    expect(() => decodeRows(buffer)).toThrow(ProtocolError);
  });

  it('knows what is unknown', () => {
    expect([altitudeMeters(0), groundSpeedMps(65_535), trackDegrees(65_535)]).toEqual([null, null, null]);
    expect([altitudeMeters(1), altitudeMeters(500), groundSpeedMps(2_306), trackDegrees(27_150)]).toEqual([-998, 0, 230.6, 271.5]);
  });
});

describe('text', () => {
  it('reads identities with their absences', () => {
    expect(decodeText('{"type":"identities","rows":[[5,"3c6444","DLH4AK",null,"DLH"],[6,"~2b",null,null,null]]}')).toEqual({
      type: 'identities',
      rows: [[5, '3c6444', 'DLH4AK', null, 'DLH'], [6, '~2b', null, null, null]],
    });
  });

  it('passes over types of a newer server', () => {
    expect(decodeText('{"type":"weather"}')).toBeNull();
  });

  it.each(['not json', '[]', '7', '{"type":"identities"}', '{"type":"identities","rows":[[-1,"a",null,null,null]]}'])('refuses %s', (text) => {
    expect(() => decodeText(text)).toThrow(ProtocolError);
  });
});
