/** A made-up fleet on great circles between real airports, the same for the same seed. */
import { AIRPORTS } from './airports.mjs';

const RADIANS = Math.PI / 180;
const EARTH_METERS = 6_371_009;
const OPERATORS = [['DLH', 'Lufthansa'], ['AFR', 'Air France'], ['BAW', 'British Airways'], ['KLM', 'KLM'], ['RYR', 'Ryanair'], ['EZY', 'easyJet'], ['SWR', 'Swiss'], ['AUA', 'Austrian'], ['IBE', 'Iberia'], ['VLG', 'Vueling'], ['SAS', 'SAS'], ['THY', 'Turkish Airlines'], ['UAE', 'Emirates'], ['QTR', 'Qatar Airways'], ['DAL', 'Delta'], ['UAL', 'United'], ['AAL', 'American'], ['SWA', 'Southwest'], ['ACA', 'Air Canada'], ['SIA', 'Singapore Airlines'], ['CPA', 'Cathay Pacific'], ['ANA', 'ANA'], ['QFA', 'Qantas'], ['WZZ', 'Wizz Air'], ['TAP', 'TAP'], ['FIN', 'Finnair'], ['LOT', 'LOT']];
const JETS = [['A20N', 'Airbus A320neo'], ['A321', 'Airbus A321'], ['B738', 'Boeing 737-800'], ['B38M', 'Boeing 737 MAX 8'], ['A359', 'Airbus A350-900'], ['B789', 'Boeing 787-9'], ['E190', 'Embraer 190']];

export const Kind = { jet: 0, propeller: 1, helicopter: 2, other: 3 };

function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

const vector = ({ lat, lon }) => {
  const flat = Math.cos(lat * RADIANS);
  return [flat * Math.cos(lon * RADIANS), flat * Math.sin(lon * RADIANS), Math.sin(lat * RADIANS)];
};

const angleBetween = (a, b) => Math.acos(Math.max(-1, Math.min(1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])));

/** Aircraft i of the fleet; what does not change while it flies. */
function member(i, next) {
  const pick = (list) => list[Math.floor(next() * list.length)];
  const local = AIRPORTS.filter((airport) => airport.lat > 34 && airport.lon > -25 && airport.lon < 36);
  const chance = next();
  const kind = chance < 0.86 ? Kind.jet : chance < 0.96 ? Kind.propeller : chance < 0.985 ? Kind.helicopter : Kind.other;
  let from;
  let to;
  let angle;
  const europe = next() < 0.45;
  do {
    from = pick(europe ? local : AIRPORTS);
    to = pick(europe || next() < 0.2 ? local : AIRPORTS);
    angle = angleBetween(vector(from), vector(to));
  } while (angle < 0.02 || angle > 2.2 || (!europe && next() < angle / 1.8) || (kind !== Kind.jet && angle > 0.12 && next() < 0.98));
  const [code, operator] = pick(OPERATORS);
  const [typeCode, typeName] = kind === Kind.jet ? pick(JETS) : kind === Kind.propeller ? ['AT76', 'ATR 72-600'] : kind === Kind.helicopter ? ['EC35', 'Airbus H135'] : ['', ''];
  const cruise = kind === Kind.jet ? (angle < 0.08 ? 7300 : 9750 + Math.floor(next() * 8) * 305) : kind === Kind.propeller ? 2400 + Math.floor(next() * 12) * 305 : 450;
  return {
    slot: i, kind, from, to, a: vector(from), b: vector(to), angle,
    key: (0x3c0000 + ((i * 7919) % 0x0fffff)).toString(16).padStart(6, '0'),
    callsign: kind === Kind.other ? null : `${code}${1 + Math.floor(next() * 999)}${next() < 0.4 ? 'ABCDEFGHKLMNPRTUVWXYZ'[Math.floor(next() * 21)] : ''}`,
    operatorCode: code, operator, typeCode, typeName,
    registration: `D-A${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[i % 26]}${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[(i >> 3) % 26]}${'ABCDEFGHIJKLMNOPQRSTUVWXYZ'[(i >> 6) % 26]}`,
    cruise, speed: kind === Kind.jet ? 215 + next() * 35 : kind === Kind.propeller ? 120 + next() * 20 : kind === Kind.helicopter ? 58 : 8,
    squawk: i === 11 || i === 1203 ? '7700' : String(1000 + Math.floor(next() * 6000)).replace(/[89]/g, '3'),
    // A few sit at the gate.
    start: next(), parked: kind === Kind.other || next() < 0.03,
    // Offsets keep aircraft of one route apart.
    side: (next() - 0.5) * 0.012,
  };
}

/** State of an aircraft `seconds` after the fleet took off. */
export function stateAt(aircraft, seconds) {
  const { a, b, angle } = aircraft;
  const length = angle * EARTH_METERS;
  const flown = aircraft.parked ? 0 : (aircraft.start * length + aircraft.speed * seconds) % length;
  const at = (meters) => {
    const t = Math.max(0, Math.min(1, meters / length));
    const p = Math.sin((1 - t) * angle) / Math.sin(angle);
    const q = Math.sin(t * angle) / Math.sin(angle);
    const bulge = aircraft.side * Math.sin(t * Math.PI) * Math.min(1, angle * 6);
    const normal = [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]].map((v) => (v / Math.sin(angle)) * bulge);
    const v = [0, 1, 2].map((k) => p * a[k] + q * b[k] + normal[k]);
    return { lat: Math.asin(Math.max(-1, Math.min(1, v[2] / Math.hypot(...v)))) / RADIANS, lon: Math.atan2(v[1], v[0]) / RADIANS };
  };
  const here = aircraft.parked ? { lat: aircraft.from.lat + aircraft.side, lon: aircraft.from.lon + aircraft.side * 0.7 } : at(flown);
  const ahead = at(flown + 500);
  const y = Math.sin((ahead.lon - here.lon) * RADIANS) * Math.cos(ahead.lat * RADIANS);
  const x = Math.cos(here.lat * RADIANS) * Math.sin(ahead.lat * RADIANS) - Math.sin(here.lat * RADIANS) * Math.cos(ahead.lat * RADIANS) * Math.cos((ahead.lon - here.lon) * RADIANS);
  const near = Math.min(flown, length - flown);
  const slope = aircraft.kind === Kind.jet ? 0.062 : 0.045;
  const altitude = aircraft.parked ? null : Math.min(aircraft.cruise, near * slope);
  const climbing = altitude !== null && altitude < aircraft.cruise;
  const speed = aircraft.parked ? 0 : aircraft.speed * (climbing ? 0.45 + 0.55 * (altitude / aircraft.cruise) : 1);
  return {
    ...here, altitude, onGround: aircraft.parked, speed,
    track: ((Math.atan2(y, x) / RADIANS) + 360) % 360,
    climb: climbing ? (flown < length / 2 ? 1 : -1) * aircraft.speed * slope : 0,
    flownSeconds: flown / aircraft.speed,
  };
}

export function fleetOf(count, seed = 42) {
  const next = random(seed);
  return Array.from({ length: count }, (_, i) => member(i, next));
}
