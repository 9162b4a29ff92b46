/**
 * The messages of `/api/v1/live`, decoded without copying.
 *
 * A binary message is little-endian: u8 kind (1 snapshot, 2 delta), u8 and u16 reserved, u32 row count, f64 server
 * time in epoch milliseconds, then one column after the other, nothing padded. The column order keeps every column
 * aligned to its element size, so each is a view on the received buffer.
 */

const HEADER_BYTES = 16;
const ROW_BYTES = 21;
const SNAPSHOT = 1;
const DELTA = 2;

/** No slot beyond this is believed: it would make the page allocate without bound. */
export const MAX_SLOT = 1 << 20;

export const UNKNOWN_TRACK = 65535;
export const UNKNOWN_SPEED = 65535;
export const UNKNOWN_ALTITUDE = 0;

export const Flag = { onGround: 1, emergency: 2, removed: 4, noPosition: 8 } as const;

/** Rows of a binary message, one array per column. */
export interface Rows {
  /** True when everything known before is to be forgotten first. */
  readonly snapshot: boolean;
  readonly serverTimeMillis: number;
  readonly count: number;
  readonly slots: Uint32Array;
  /** 1e-6 degrees. */
  readonly latitudes: Int32Array;
  /** 1e-6 degrees. */
  readonly longitudes: Int32Array;
  /** 0.01 degrees, or UNKNOWN_TRACK. */
  readonly tracks: Uint16Array;
  /** 2 m steps above -1,000 m, or UNKNOWN_ALTITUDE. */
  readonly altitudes: Uint16Array;
  /** 0.1 m/s, or UNKNOWN_SPEED. */
  readonly groundSpeeds: Uint16Array;
  /** 0 jet, 1 propeller, 2 helicopter, 3 other. */
  readonly kinds: Uint8Array;
  readonly flags: Uint8Array;
  /** Whole seconds since the position was seen; 255 means that or more. */
  readonly ages: Uint8Array;
}

/** What stays the same while an aircraft moves: slot, key, callsign, category, operator. */
export type IdentityRow = [number, string, string | null, string | null, string | null];

export type TextMessage =
  | { type: 'hello'; protocol: number; serverTime: number }
  | { type: 'identities'; rows: IdentityRow[] }
  | { type: 'count'; aircraft: number; statesPerSecond: number };

/** A message that does not follow the protocol. */
export class ProtocolError extends Error {}

export function decodeRows(buffer: ArrayBuffer): Rows {
  if (buffer.byteLength < HEADER_BYTES) {
    throw new ProtocolError(`Cannot read rows: ${buffer.byteLength} bytes are shorter than the header.`);
  }
  const header = new DataView(buffer);
  const kind = header.getUint8(0);
  const count = header.getUint32(4, true);
  if (kind !== SNAPSHOT && kind !== DELTA) throw new ProtocolError(`Cannot read rows: message kind ${kind} is unknown.`);
  if (buffer.byteLength !== HEADER_BYTES + ROW_BYTES * count) {
    throw new ProtocolError(`Cannot read rows: ${count} rows do not fill ${buffer.byteLength} bytes.`);
  }
  let at = HEADER_BYTES;
  const column = (bytesPerRow: number): number => {
    const start = at;
    at += bytesPerRow * count;
    return start;
  };
  return {
    snapshot: kind === SNAPSHOT,
    serverTimeMillis: header.getFloat64(8, true),
    count,
    slots: believable(new Uint32Array(buffer, column(4), count)),
    latitudes: new Int32Array(buffer, column(4), count),
    longitudes: new Int32Array(buffer, column(4), count),
    tracks: new Uint16Array(buffer, column(2), count),
    altitudes: new Uint16Array(buffer, column(2), count),
    groundSpeeds: new Uint16Array(buffer, column(2), count),
    kinds: new Uint8Array(buffer, column(1), count),
    flags: new Uint8Array(buffer, column(1), count),
    ages: new Uint8Array(buffer, column(1), count),
  };
}

/** The message in a text frame, or null for a type this page does not know (a newer server may send more). */
export function decodeText(text: string): TextMessage | null {
  let message: unknown;
  try {
    message = JSON.parse(text);
  } catch {
    throw new ProtocolError('Cannot read a text message: it is not JSON.');
  }
  if (typeof message !== 'object' || message === null || !('type' in message)) {
    throw new ProtocolError('Cannot read a text message: it has no type.');
  }
  switch (message.type) {
    case 'hello':
    case 'count':
      return message as TextMessage;
    case 'identities': {
      const identities = message as { type: 'identities'; rows: IdentityRow[] };
      if (!Array.isArray(identities.rows)) throw new ProtocolError('Cannot read identities: they have no rows.');
      for (const row of identities.rows) believable([row[0]]);
      return identities;
    }
    default:
      return null;
  }
}

export function altitudeMeters(raw: number): number | null {
  return raw === UNKNOWN_ALTITUDE ? null : raw * 2 - 1000;
}

export function groundSpeedMps(raw: number): number | null {
  return raw === UNKNOWN_SPEED ? null : raw / 10;
}

export function trackDegrees(raw: number): number | null {
  return raw === UNKNOWN_TRACK ? null : raw / 100;
}

function believable<T extends ArrayLike<number>>(slots: T): T {
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i]!;
    if (!(slot >= 0 && slot < MAX_SLOT)) throw new ProtocolError(`Cannot read rows: slot ${slot} is out of range.`);
  }
  return slots;
}
