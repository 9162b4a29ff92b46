/** Shortest paths on a sphere. */

const RADIANS = Math.PI / 180;
const EARTH_RADIUS_METERS = 6_371_008.8;

export interface Place {
  readonly lat: number;
  readonly lon: number;
}

export function distanceMeters(a: Place, b: Place): number {
  const halfLat = Math.sin(((b.lat - a.lat) * RADIANS) / 2);
  const halfLon = Math.sin(((b.lon - a.lon) * RADIANS) / 2);
  const h = halfLat ** 2 + Math.cos(a.lat * RADIANS) * Math.cos(b.lat * RADIANS) * halfLon ** 2;
  return 2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Points from a to b as longitude and latitude; longitudes run on past ±180. */
export function path(a: Place, b: Place): [number, number][] {
  const angle = distanceMeters(a, b) / EARTH_RADIUS_METERS;
  if (angle < 1e-6) return [[a.lon, a.lat], [b.lon, b.lat]];
  const steps = Math.max(2, Math.ceil(angle / (1.5 * RADIANS)));
  const from = vector(a);
  const to = vector(b);
  const points: [number, number][] = [];
  for (let i = 0; i <= steps; i++) {
    const p = Math.sin((1 - i / steps) * angle) / Math.sin(angle);
    const q = Math.sin((i / steps) * angle) / Math.sin(angle);
    const [x, y, z] = [0, 1, 2].map((axis) => p * from[axis]! + q * to[axis]!) as [number, number, number];
    points.push([Math.atan2(y, x) / RADIANS, Math.asin(Math.max(-1, Math.min(1, z))) / RADIANS]);
  }
  return unwrapped(points);
}

/** The same points without jumps at the antimeridian. */
export function unwrapped(points: readonly (readonly [number, number])[]): [number, number][] {
  let offset = 0;
  return points.map(([longitude, latitude], i) => {
    const step = i === 0 ? 0 : longitude - points[i - 1]![0];
    if (step > 180) offset -= 360;
    else if (step < -180) offset += 360;
    return [longitude + offset, latitude];
  });
}

function vector({ lat, lon }: Place): [number, number, number] {
  const flat = Math.cos(lat * RADIANS);
  return [flat * Math.cos(lon * RADIANS), flat * Math.sin(lon * RADIANS), Math.sin(lat * RADIANS)];
}
