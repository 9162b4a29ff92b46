/**
 * Where every aircraft is drawn at any moment, in the layout the graphics card reads.
 *
 * Each row holds a position, a velocity and the moment they are true for; between messages an aircraft runs on along
 * its track. When a message says it is elsewhere than drawn, the difference fades out over about two seconds, so
 * nothing jumps. The shader in map/aircraft-shaders.ts computes the same formula as `positionAt`.
 *
 * Positions are Web Mercator: x and y from 0 to 1, y downwards.
 */
import { Flag, type Rows, UNKNOWN_SPEED, UNKNOWN_TRACK } from './protocol';

/** Bytes of one row: x, y, vx, vy, ex, ey, since (f32), track, altitude (u16), kind, traits, age, unused (u8). */
export const ROW_BYTES = 36;
/** Time constant of the fading difference. */
export const BLEND_SECONDS = 1.5;
/** An aircraft not heard of runs on for this long, then stops. */
export const AHEAD_SECONDS = 40;

export const Trait = { onGround: 1, emergency: 2, shown: 4 } as const;

const FLOATS = ROW_BYTES / 4;
const SHORTS = ROW_BYTES / 2;
/** A difference beyond this (about 40 km at the equator) is a new place, not a correction. */
const JUMP = 0.001;
const EARTH_CIRCUMFERENCE_METERS = 40_075_016.686;
const RADIANS = Math.PI / 180;

export function mercatorX(longitude: number): number {
  return longitude / 360 + 0.5;
}

export function mercatorY(latitude: number): number {
  const sine = Math.sin(Math.max(-85.05, Math.min(85.05, latitude)) * RADIANS);
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

export function longitudeOf(x: number): number {
  return (x - 0.5) * 360;
}

export function latitudeOf(y: number): number {
  return Math.atan(Math.sinh((0.5 - y) * 2 * Math.PI)) / RADIANS;
}

export class Motion {
  /** Rows up to here are in use. */
  end = 0;
  bytes = new Uint8Array(0);
  #floats = new Float32Array(0);
  #shorts = new Uint16Array(0);

  /** Takes a message in; `now` is in seconds on the clock that `positionAt` is asked with. */
  apply(rows: Rows, now: number): void {
    if (rows.snapshot) {
      for (let slot = 0; slot < this.end; slot++) this.hide(slot);
    }
    for (let i = 0; i < rows.count; i++) {
      const slot = rows.slots[i]!;
      if (slot >= this.end) this.#reserve(slot + 1);
      if (rows.flags[i]! & (Flag.removed | Flag.noPosition)) this.hide(slot);
      else this.#write(slot, rows, i, now);
    }
  }

  hide(slot: number): void {
    if (slot < this.end) this.bytes[slot * ROW_BYTES + 33]! &= ~Trait.shown;
  }

  isShown(slot: number): boolean {
    return slot < this.end && (this.bytes[slot * ROW_BYTES + 33]! & Trait.shown) !== 0;
  }

  /** Mercator position drawn at `now`; meaningful for shown rows only. */
  positionAt(slot: number, now: number): { x: number; y: number } {
    const f = slot * FLOATS;
    const row = this.#floats;
    const passed = now - row[f + 6]!;
    const run = Math.min(passed, Math.max(0, AHEAD_SECONDS - this.bytes[slot * ROW_BYTES + 34]!));
    const left = Math.exp(-passed / BLEND_SECONDS);
    return {
      x: row[f]! + row[f + 2]! * run + row[f + 4]! * left,
      y: row[f + 1]! + row[f + 3]! * run + row[f + 5]! * left,
    };
  }

  #write(slot: number, rows: Rows, i: number, now: number): void {
    const latitude = rows.latitudes[i]! / 1e6;
    const age = rows.ages[i]!;
    const seen = { x: mercatorX(rows.longitudes[i]! / 1e6), y: mercatorY(latitude) };
    const velocity = mercatorVelocity(latitude, rows.groundSpeeds[i]!, rows.tracks[i]!);
    const ran = Math.min(age, AHEAD_SECONDS);
    const x = seen.x + velocity.x * ran;
    const y = seen.y + velocity.y * ran;
    let errorX = 0;
    let errorY = 0;
    if (this.isShown(slot)) {
      const drawn = this.positionAt(slot, now);
      errorX = drawn.x - x;
      errorY = drawn.y - y;
      if (Math.abs(errorX) > JUMP || Math.abs(errorY) > JUMP) errorX = errorY = 0;
    }
    this.#floats.set([x, y, velocity.x, velocity.y, errorX, errorY, now], slot * FLOATS);
    this.#shorts[slot * SHORTS + 14] = rows.tracks[i]!;
    this.#shorts[slot * SHORTS + 15] = rows.altitudes[i]!;
    const at = slot * ROW_BYTES + 32;
    this.bytes[at] = rows.kinds[i]!;
    this.bytes[at + 1] = (rows.flags[i]! & (Flag.onGround | Flag.emergency)) | Trait.shown;
    this.bytes[at + 2] = age;
  }

  #reserve(needed: number): void {
    this.end = needed;
    if (needed * ROW_BYTES <= this.bytes.length) return;
    const grown = new Uint8Array(Math.max(1024, needed, (this.bytes.length / ROW_BYTES) * 2) * ROW_BYTES);
    grown.set(this.bytes);
    this.bytes = grown;
    this.#floats = new Float32Array(grown.buffer);
    this.#shorts = new Uint16Array(grown.buffer);
  }
}

function mercatorVelocity(latitude: number, rawSpeed: number, rawTrack: number): { x: number; y: number } {
  if (rawSpeed === UNKNOWN_SPEED || rawTrack === UNKNOWN_TRACK) return { x: 0, y: 0 };
  const perSecond = rawSpeed / 10 / (EARTH_CIRCUMFERENCE_METERS * Math.cos(latitude * RADIANS));
  const track = (rawTrack / 100) * RADIANS;
  return { x: Math.sin(track) * perSecond, y: -Math.cos(track) * perSecond };
}
