/**
 * Writes one PMTiles archive, version 3: header, one root directory, metadata, tiles; all gzip.
 * Format: https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md
 */
import { gunzipSync, gzipSync } from 'node:zlib';

const HEADER_BYTES = 127;
const GZIP = 2;
const VECTOR_TILE = 1;

/** The archive's bytes; `tiles` are `{id, bytes}` (uncompressed), in the order of their Hilbert ids. */
export function archive({ tiles, maxZoom, metadata }) {
  const { entries, chunks, dataLength } = packed(tiles);
  const root = gzipSync(directory(entries), { level: 9 });
  const json = gzipSync(Buffer.from(JSON.stringify(metadata)), { level: 9 });
  const header = Buffer.alloc(HEADER_BYTES);
  header.write('PMTiles', 0);
  header[7] = 3;
  const metadataAt = HEADER_BYTES + root.length;
  const dataAt = metadataAt + json.length;
  const numbers = [
    HEADER_BYTES, root.length, metadataAt, json.length, 0, 0, dataAt, dataLength,
    tiles.length, entries.length, chunks.length,
  ];
  numbers.forEach((value, i) => header.writeBigUInt64LE(BigInt(value), 8 + 8 * i));
  header.set([1, GZIP, GZIP, VECTOR_TILE, 0, maxZoom], 96);
  [-180, -85, 180, 85].forEach((degrees, i) => header.writeInt32LE(degrees * 1e7, 102 + 4 * i));
  return Buffer.concat([header, root, json, ...chunks]);
}

/** The metadata object of an archive written here. */
export function metadataOf(bytes) {
  const at = Number(bytes.readBigUInt64LE(24));
  const length = Number(bytes.readBigUInt64LE(32));
  return JSON.parse(gunzipSync(bytes.subarray(at, at + length)).toString());
}

/** Equal tiles (open sea) are stored once, and a run of them takes one directory entry. */
function packed(tiles) {
  const seen = new Map();
  const entries = [];
  const chunks = [];
  let dataLength = 0;
  for (const { id, bytes } of tiles) {
    const compressed = gzipSync(bytes, { level: 9 });
    const key = compressed.toString('latin1');
    let place = seen.get(key);
    if (!place) {
      place = { offset: dataLength, length: compressed.length };
      seen.set(key, place);
      chunks.push(compressed);
      dataLength += compressed.length;
    }
    const last = entries[entries.length - 1];
    if (last && last.offset === place.offset && last.id + last.run === id) last.run++;
    else entries.push({ id, run: 1, ...place });
  }
  return { entries, chunks, dataLength };
}

function directory(entries) {
  const out = [];
  const varint = (value) => {
    let rest = value;
    while (rest >= 128) {
      out.push((rest % 128) | 128);
      rest = Math.floor(rest / 128);
    }
    out.push(rest);
  };
  varint(entries.length);
  entries.forEach((entry, i) => varint(entry.id - (i > 0 ? entries[i - 1].id : 0)));
  entries.forEach((entry) => varint(entry.run));
  entries.forEach((entry) => varint(entry.length));
  entries.forEach((entry, i) => {
    const before = entries[i - 1];
    varint(before && entry.offset === before.offset + before.length ? 0 : entry.offset + 1);
  });
  return Buffer.from(out);
}
