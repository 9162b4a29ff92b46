/** Writes the rows of `/api/v1/live` as the page's decoder must read them; shares no code with it. */

const HEADER_BYTES = 16;

/** @param kind 1 snapshot, 2 delta; @param rows `{slot, state, kind, emergency, age}` */
export function encodeRows(kind, rows, timeMillis) {
  const n = rows.length;
  const bytes = Buffer.alloc(HEADER_BYTES + 21 * n);
  bytes.writeUInt8(kind, 0);
  bytes.writeUInt32LE(n, 4);
  bytes.writeDoubleLE(timeMillis, 8);
  rows.forEach(({ slot, state, kind: icon, emergency, age }, i) => {
    const column = (before, size) => HEADER_BYTES + before * n + size * i;
    bytes.writeUInt32LE(slot, column(0, 4));
    bytes.writeInt32LE(Math.round(state.lat * 1e6), column(4, 4));
    bytes.writeInt32LE(Math.round(state.lon * 1e6), column(8, 4));
    bytes.writeUInt16LE(Math.round(state.track * 100) % 36000, column(12, 2));
    bytes.writeUInt16LE(state.altitude === null ? 0 : Math.round((state.altitude + 1000) / 2), column(14, 2));
    bytes.writeUInt16LE(Math.round(state.speed * 10), column(16, 2));
    bytes.writeUInt8(icon, column(18, 1));
    bytes.writeUInt8((state.onGround ? 1 : 0) | (emergency ? 2 : 0), column(19, 1));
    bytes.writeUInt8(Math.min(255, Math.round(age)), column(20, 1));
  });
  return bytes;
}
