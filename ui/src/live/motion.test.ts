import { describe, expect, it } from 'vitest';
import { AHEAD_SECONDS, latitudeOf, longitudeOf, Motion } from './motion';
import type { Rows } from './protocol';

function rows(parts: { slot?: number; latitude?: number; longitude?: number; speedMps?: number; track?: number; flags?: number; age?: number; snapshot?: boolean }): Rows {
  const speed = parts.speedMps === undefined ? 65_535 : parts.speedMps * 10;
  return {
    snapshot: parts.snapshot ?? false,
    serverTimeMillis: 0,
    count: 1,
    slots: Uint32Array.of(parts.slot ?? 0),
    latitudes: Int32Array.of((parts.latitude ?? 50) * 1e6),
    longitudes: Int32Array.of((parts.longitude ?? 8) * 1e6),
    tracks: Uint16Array.of((parts.track ?? 90) * 100),
    altitudes: Uint16Array.of(5_000),
    groundSpeeds: Uint16Array.of(speed),
    kinds: Uint8Array.of(0),
    flags: Uint8Array.of(parts.flags ?? 0),
    ages: Uint8Array.of(parts.age ?? 0),
  };
}

const METERS_PER_DEGREE = 40_075_016.686 / 360;

function place(motion: Motion, now: number, slot = 0): { latitude: number; longitude: number } {
  const { x, y } = motion.positionAt(slot, now);
  return { latitude: latitudeOf(y), longitude: longitudeOf(x) };
}

describe('motion', () => {
  it('runs on along the track at ground speed', () => {
    const motion = new Motion();
    motion.apply(rows({ latitude: 60, longitude: 8, speedMps: 200, track: 90 }), 100);
    const at = place(motion, 110);
    expect(at.latitude).toBeCloseTo(60, 4);
    expect((at.longitude - 8) * METERS_PER_DEGREE * Math.cos(Math.PI / 3)).toBeCloseTo(2000, -1);
  });

  it('starts where the aircraft must be by now when its position is old', () => {
    const motion = new Motion();
    motion.apply(rows({ latitude: 0, longitude: 0, speedMps: 250, track: 0, age: 10 }), 0);
    expect(place(motion, 0).latitude * METERS_PER_DEGREE).toBeCloseTo(2500, -1);
  });

  it('stops when nothing is heard for long', () => {
    const motion = new Motion();
    motion.apply(rows({ speedMps: 250, age: 10 }), 0);
    expect(place(motion, AHEAD_SECONDS - 10)).toEqual(place(motion, 1000));
  });

  it('corrects a small difference without a jump', () => {
    const motion = new Motion();
    motion.apply(rows({ longitude: 8, speedMps: 0 }), 0);
    motion.apply(rows({ longitude: 8.01, speedMps: 0 }), 1);
    expect(place(motion, 1).longitude).toBeCloseTo(8, 4);
    expect(place(motion, 20).longitude).toBeCloseTo(8.01, 4);
  });

  it('jumps to a new place', () => {
    const motion = new Motion();
    motion.apply(rows({ longitude: 179.99 }), 0);
    motion.apply(rows({ longitude: -179.99 }), 1);
    expect(place(motion, 1).longitude).toBeCloseTo(-179.99, 3);
  });

  it('hides what is removed, has no position, or is not in a snapshot', () => {
    const motion = new Motion();
    for (const slot of [0, 1, 2, 3000]) motion.apply(rows({ slot }), 0);
    motion.apply(rows({ slot: 0, flags: 4 }), 1);
    motion.apply(rows({ slot: 1, flags: 8 }), 1);
    expect([0, 1, 2, 3000].map((slot) => motion.isShown(slot))).toEqual([false, false, true, true]);
    motion.apply(rows({ slot: 3000, snapshot: true }), 2);
    expect([2, 3000].map((slot) => motion.isShown(slot))).toEqual([false, true]);
  });
});
