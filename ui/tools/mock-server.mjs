/**
 * Serves ui/dist with a made-up fleet over the real protocol, to work on the page without the program.
 *
 *   node tools/mock-server.mjs [--port 8090] [--aircraft 4000] [--interval 1000]
 */
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { WebSocketServer } from 'ws';
import { AIRPORTS } from './mock/airports.mjs';
import { fleetOf, stateAt } from './mock/fleet.mjs';
import { encodeRows } from './mock/wire.mjs';

const { values: options } = parseArgs({
  options: { port: { type: 'string', default: '8090' }, aircraft: { type: 'string', default: '4000' }, interval: { type: 'string', default: '1000' } },
});
const dist = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'dist');
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.woff2': 'font/woff2' };
const POLICY = "default-src 'self'; worker-src 'self' blob:; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; connect-src 'self'";
const TRAIL_STEP_SECONDS = 20;

const fleet = fleetOf(Number(options.aircraft));
const byKey = new Map(fleet.map((aircraft) => [aircraft.key, aircraft]));
const startedAt = Date.now();
const now = () => (Date.now() - startedAt) / 1000;
const statesPerSecond = fleet.length / (Number(options.interval) / 1000);

function details(aircraft) {
  const seconds = now();
  const state = stateAt(aircraft, seconds);
  const trail = [];
  for (let back = Math.min(state.flownSeconds, 5400); back > 0; back -= TRAIL_STEP_SECONDS) {
    const past = stateAt(aircraft, seconds - back);
    trail.push([Math.floor(Date.now() / 1000 - back), past.lat, past.lon, past.altitude]);
  }
  const end = ({ icao, iata, name, lat, lon }) => ({ icao, iata, name, lat, lon });
  const iso = new Date().toISOString();
  return {
    aircraft: aircraft.key, callsign: aircraft.callsign, registration: aircraft.registration, typeCode: aircraft.typeCode || null, typeName: aircraft.typeName || null,
    operator: aircraft.callsign && { code: aircraft.operatorCode, name: aircraft.operator }, registryCountry: { code: 'DE', name: 'Germany' },
    route: aircraft.parked ? null : { from: end(aircraft.from), to: end(aircraft.to), source: 'route table' },
    seenAt: iso, positionAt: iso, latitude: state.lat, longitude: state.lon, baroAltitudeMeters: state.altitude, geoAltitudeMeters: state.altitude,
    onGround: state.onGround, groundSpeedMps: state.speed, trackDegrees: state.track, verticalRateMps: state.climb, squawk: aircraft.squawk,
    category: null, source: 'simulator', captureId: 123456, itemIndex: aircraft.slot, trail,
  };
}

const API = {
  '/api/v1/airports': () => ({ airports: AIRPORTS.map((a) => [a.icao, a.iata, a.name, a.lat, a.lon, a.size]) }),
  '/api/v1/status': () => ({
    version: '0.1.0', startedAt: new Date(startedAt).toISOString(), aircraft: fleet.length, statesPerSecond,
    sources: [{ name: 'simulator', provider: 'simulator', captures: 100, items: 100 * fleet.length, rejected: 0, lastCaptureAt: new Date().toISOString() }],
    ready: { kafka: true, postgres: true, flink: now() > 15, lake: now() > 15 },
  }),
};

function answerJson(response, body) {
  response.writeHead(body ? 200 : 404, { 'content-type': 'application/json', 'content-security-policy': POLICY });
  response.end(JSON.stringify(body ?? { error: 'unknown' }));
}

function answerFile(request, response, name) {
  const file = path.join(dist, path.normalize(name === '/' ? '/index.html' : name));
  if (!file.startsWith(dist) || !fs.existsSync(file)) return answerJson(response, null);
  const bytes = fs.readFileSync(file);
  const headers = { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream', 'content-security-policy': POLICY, 'accept-ranges': 'bytes' };
  const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
  if (!range) return response.writeHead(200, headers).end(bytes);
  const from = Number(range[1]);
  const to = Math.min(bytes.length - 1, range[2] ? Number(range[2]) : bytes.length - 1);
  response.writeHead(206, { ...headers, 'content-range': `bytes ${from}-${to}/${bytes.length}` });
  response.end(bytes.subarray(from, to + 1));
}

const server = http.createServer((request, response) => {
  const name = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
  if (API[name]) return answerJson(response, API[name]());
  const key = /^\/api\/v1\/aircraft\/(.+)$/.exec(name)?.[1];
  if (key) return answerJson(response, byKey.has(key) ? details(byKey.get(key)) : null);
  answerFile(request, response, name);
});

const sockets = new WebSocketServer({ server, path: '/api/v1/live' });
const rowsNow = () => fleet.map((aircraft) => ({ slot: aircraft.slot, kind: aircraft.kind, state: stateAt(aircraft, now()), emergency: aircraft.squawk === '7700', age: 0 }));

sockets.on('connection', (socket) => {
  socket.send(JSON.stringify({ type: 'hello', protocol: 1, serverTime: Date.now() }));
  socket.send(JSON.stringify({ type: 'identities', rows: fleet.map((a) => [a.slot, a.key, a.callsign, null, a.callsign && a.operator]) }));
  socket.send(encodeRows(1, rowsNow(), Date.now()));
});
setInterval(() => {
  if (sockets.clients.size === 0) return;
  const delta = encodeRows(2, rowsNow(), Date.now());
  for (const socket of sockets.clients) socket.send(delta);
}, Number(options.interval));
setInterval(() => {
  for (const socket of sockets.clients) socket.send(JSON.stringify({ type: 'count', aircraft: fleet.length, statesPerSecond }));
}, 1000);

server.listen(Number(options.port), '127.0.0.1', () => console.log(`${fleet.length} aircraft at http://127.0.0.1:${options.port}/`));
