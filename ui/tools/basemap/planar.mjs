/** Geometry of the sphere laid flat: rings and lines that do not jump at the antimeridian. */

/** A line whose longitudes run on past ±180 instead of jumping to the other side. */
export function unwrapLine(points) {
  const out = [[...points[0]]];
  let offset = 0;
  for (let i = 1; i < points.length; i++) {
    const step = points[i][0] - points[i - 1][0];
    if (step > 180) offset -= 360;
    else if (step < -180) offset += 360;
    out.push([points[i][0] + offset, points[i][1]]);
  }
  return out;
}

/** The same for a closed ring; a ring that goes around a pole (Antarctica) is closed along the map's edge. */
export function unwrapRing(points) {
  const ring = unwrapLine(points);
  const first = ring[0];
  const last = ring[ring.length - 1];
  if (Math.abs(last[0] - first[0]) > 180) {
    ring.push([last[0], -89.9], [first[0], -89.9], [...first]);
  }
  return ring;
}

/** Coordinates to three decimals (about 100 m), repeated points left out. */
export function rounded(points) {
  const out = [];
  for (const [x, y] of points) {
    const point = [Math.round(x * 1000) / 1000, Math.round(y * 1000) / 1000];
    const previous = out[out.length - 1];
    if (!previous || previous[0] !== point[0] || previous[1] !== point[1]) out.push(point);
  }
  return out;
}

/** Area of a ring in square degrees, its sign dropped. */
export function ringArea(ring) {
  let sum = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    sum += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
  }
  return Math.abs(sum / 2);
}

export function polygonsOf(geometry) {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

/** A polygon geometry laid flat; rings too small to draw are left out. */
export function flatPolygons(geometry) {
  return polygonsOf(geometry)
    .map((rings) => rings.map((ring) => rounded(unwrapRing(ring))).filter((ring) => ring.length > 3))
    .filter((rings) => rings.length > 0);
}

/** A line geometry laid flat. */
export function flatLines(geometry) {
  const lines = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
  return lines.map((line) => rounded(unwrapLine(line))).filter((line) => line.length > 1);
}
