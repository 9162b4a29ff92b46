import { describe, expect, it } from 'vitest';
import { Fleet } from './fleet';
import type { Rows } from './protocol';

function rows(entries: readonly { slot: number; flags?: number; altitude?: number }[], snapshot = false): Rows {
  const of = (value: number): number[] => entries.map(() => value);
  return {
    snapshot,
    serverTimeMillis: 0,
    count: entries.length,
    slots: Uint32Array.from(entries, ({ slot }) => slot),
    latitudes: Int32Array.from(of(50_000_000)),
    longitudes: Int32Array.from(of(8_000_000)),
    tracks: Uint16Array.from(of(9_000)),
    altitudes: Uint16Array.from(entries, ({ altitude }) => altitude ?? 5_500),
    groundSpeeds: Uint16Array.from(of(2_000)),
    kinds: Uint8Array.from(of(0)),
    flags: Uint8Array.from(entries, ({ flags }) => flags ?? 0),
    ages: Uint8Array.from(of(1)),
  };
}

describe('fleet', () => {
  it('joins names and rows', () => {
    const fleet = new Fleet();
    fleet.identify([[2, '3c6444', 'DLH4AK ', 'A3', 'DLH']]);
    fleet.apply(rows([{ slot: 2 }], true));
    expect(fleet.aircraft(fleet.slotOf('3c6444')!)).toMatchObject({ callsign: 'DLH4AK', latitude: 50, altitudeMeters: 10_000, trackDegrees: 90, groundSpeedMps: 200 });
    expect(fleet.size).toBe(1);
  });

  it('keeps names that came before a snapshot, and forgets its rows', () => {
    const fleet = new Fleet();
    fleet.identify([[0, 'a', null, null, null], [1, 'b', null, null, null]]);
    fleet.apply(rows([{ slot: 0 }, { slot: 1 }]));
    fleet.apply(rows([{ slot: 1 }], true));
    expect([fleet.size, fleet.slotOf('a'), fleet.slotOf('b')]).toEqual([1, null, 1]);
  });

  it('gives a slot to another aircraft, and says so', () => {
    const fleet = new Fleet();
    fleet.identify([[0, 'a', null, null, null]]);
    fleet.apply(rows([{ slot: 0 }]));
    expect(fleet.identify([[0, 'a', 'NEW1', null, null]])).toEqual([]);
    expect(fleet.identify([[0, 'b', null, null, null]])).toEqual([0]);
    expect([fleet.slotOf('a'), fleet.slotOf('b')]).toEqual([null, 0]);
  });

  it('forgets what is removed, once', () => {
    const fleet = new Fleet();
    fleet.identify([[0, 'a', null, null, null]]);
    fleet.apply(rows([{ slot: 0 }]));
    fleet.apply(rows([{ slot: 0, flags: 4 }, { slot: 0, flags: 4 }, { slot: 5000, flags: 4 }]));
    expect([fleet.size, fleet.slotOf('a'), fleet.aircraft(0)]).toEqual([0, null, null]);
  });

  it('counts as airborne what is off the ground and known to be above 0 m', () => {
    const fleet = new Fleet();
    fleet.apply(rows([{ slot: 0 }, { slot: 1, flags: 1 }, { slot: 2, altitude: 0 }, { slot: 3, altitude: 500 }, { slot: 4, altitude: 501 }]));
    expect(fleet.countAirborne()).toBe(2);
  });

  it('has no position where none is known', () => {
    const fleet = new Fleet();
    fleet.identify([[0, 'a', null, null, null]]);
    fleet.apply(rows([{ slot: 0, flags: 8 }]));
    expect(fleet.aircraft(0)).toMatchObject({ latitude: null, longitude: null });
  });
});
