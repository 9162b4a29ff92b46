/** What the server last said about every aircraft, by slot. */
import { altitudeMeters, Flag, groundSpeedMps, type IdentityRow, type Rows, trackDegrees } from './protocol';

export interface Aircraft {
  readonly slot: number;
  readonly key: string;
  readonly callsign: string | null;
  readonly category: string | null;
  readonly operator: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly altitudeMeters: number | null;
  readonly groundSpeedMps: number | null;
  readonly trackDegrees: number | null;
  readonly onGround: boolean;
  readonly emergency: boolean;
  /** Seconds since the position was seen, as of the last message. */
  readonly ageSeconds: number;
}

type Identity = Omit<Aircraft, 'latitude' | 'longitude' | 'altitudeMeters' | 'groundSpeedMps' | 'trackDegrees' | 'onGround' | 'emergency' | 'ageSeconds'>;

export class Fleet {
  #identities: (Identity | undefined)[] = [];
  #slotByKey = new Map<string, number>();
  #present = new Uint8Array(0);
  #latitudes = new Int32Array(0);
  #longitudes = new Int32Array(0);
  #tracks = new Uint16Array(0);
  #altitudes = new Uint16Array(0);
  #groundSpeeds = new Uint16Array(0);
  #flags = new Uint8Array(0);
  #ages = new Uint8Array(0);
  #size = 0;

  /** Aircraft known now, those without a position included. */
  get size(): number {
    return this.#size;
  }

  /** A new connection numbers its slots anew. */
  reset(): void {
    this.#identities = [];
    this.#slotByKey.clear();
    this.#present.fill(0);
    this.#size = 0;
  }

  /** Takes names in; returns the slots that now stand for another aircraft than before. */
  identify(rows: readonly IdentityRow[]): number[] {
    const changed: number[] = [];
    for (const [slot, key, callsign, category, operator] of rows) {
      const before = this.#identities[slot];
      if (before?.key !== key) {
        if (before) {
          changed.push(slot);
          if (this.#slotByKey.get(before.key) === slot) this.#slotByKey.delete(before.key);
        }
        this.#slotByKey.set(key, slot);
      }
      this.#identities[slot] = { slot, key, callsign: callsign?.trim() || null, category, operator };
    }
    return changed;
  }

  apply(rows: Rows): void {
    if (rows.snapshot) {
      this.#present.fill(0);
      this.#size = 0;
    }
    for (let i = 0; i < rows.count; i++) {
      const slot = rows.slots[i]!;
      if (slot >= this.#present.length) this.#grow(slot + 1);
      const flags = rows.flags[i]!;
      if (flags & Flag.removed) {
        this.#remove(slot);
        continue;
      }
      if (this.#present[slot] === 0) this.#size++;
      this.#present[slot] = 1;
      this.#latitudes[slot] = rows.latitudes[i]!;
      this.#longitudes[slot] = rows.longitudes[i]!;
      this.#tracks[slot] = rows.tracks[i]!;
      this.#altitudes[slot] = rows.altitudes[i]!;
      this.#groundSpeeds[slot] = rows.groundSpeeds[i]!;
      this.#flags[slot] = flags;
      this.#ages[slot] = rows.ages[i]!;
    }
  }

  slotOf(key: string): number | null {
    const slot = this.#slotByKey.get(key);
    return slot !== undefined && this.#present[slot] === 1 ? slot : null;
  }

  identity(slot: number): Identity | null {
    return this.#present[slot] === 1 ? (this.#identities[slot] ?? null) : null;
  }

  aircraft(slot: number): Aircraft | null {
    const identity = this.identity(slot);
    if (!identity) return null;
    const flags = this.#flags[slot]!;
    const located = (flags & Flag.noPosition) === 0;
    return {
      ...identity,
      latitude: located ? this.#latitudes[slot]! / 1e6 : null,
      longitude: located ? this.#longitudes[slot]! / 1e6 : null,
      altitudeMeters: altitudeMeters(this.#altitudes[slot]!),
      groundSpeedMps: groundSpeedMps(this.#groundSpeeds[slot]!),
      trackDegrees: trackDegrees(this.#tracks[slot]!),
      onGround: (flags & Flag.onGround) !== 0,
      emergency: (flags & Flag.emergency) !== 0,
      ageSeconds: this.#ages[slot]!,
    };
  }

  /** Slots in use, lowest first. */
  *slots(): Generator<number> {
    for (let slot = 0; slot < this.#present.length; slot++) if (this.#present[slot] === 1) yield slot;
  }

  /** Not on the ground and known to be above 0 m. */
  countAirborne(): number {
    let count = 0;
    for (let slot = 0; slot < this.#present.length; slot++) {
      if (this.#present[slot] === 0 || this.#flags[slot]! & Flag.onGround) continue;
      if ((altitudeMeters(this.#altitudes[slot]!) ?? 0) > 0) count++;
    }
    return count;
  }

  #remove(slot: number): void {
    if (this.#present[slot] === 0) return;
    this.#present[slot] = 0;
    this.#size--;
    const identity = this.#identities[slot];
    if (identity && this.#slotByKey.get(identity.key) === slot) this.#slotByKey.delete(identity.key);
    this.#identities[slot] = undefined;
  }

  #grow(needed: number): void {
    const capacity = Math.max(1024, needed, this.#present.length * 2);
    const grown = <T extends Uint8Array | Uint16Array | Int32Array>(old: T, fresh: T): T => {
      fresh.set(old);
      return fresh;
    };
    this.#present = grown(this.#present, new Uint8Array(capacity));
    this.#latitudes = grown(this.#latitudes, new Int32Array(capacity));
    this.#longitudes = grown(this.#longitudes, new Int32Array(capacity));
    this.#tracks = grown(this.#tracks, new Uint16Array(capacity));
    this.#altitudes = grown(this.#altitudes, new Uint16Array(capacity));
    this.#groundSpeeds = grown(this.#groundSpeeds, new Uint16Array(capacity));
    this.#flags = grown(this.#flags, new Uint8Array(capacity));
    this.#ages = grown(this.#ages, new Uint8Array(capacity));
  }
}
