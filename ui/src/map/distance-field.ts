/**
 * Signed distances to the edge of a drawn shape.
 *
 * Exact squared distances by two passes of lower envelopes of parabolas (Felzenszwalb and Huttenlocher, "Distance
 * Transforms of Sampled Functions", 2012); anti-aliased coverage places the edge between pixels.
 */

const FAR = 1e20;

/** Bytes: 128 on the edge, 255 `spread` pixels inside, 0 `spread` pixels outside. */
export function distanceField(coverage: Float32Array, size: number, spread: number): Uint8Array {
  const outside = new Float64Array(size * size);
  const inside = new Float64Array(size * size);
  coverage.forEach((part, i) => {
    const offset = 0.5 - part;
    outside[i] = part >= 1 ? 0 : part <= 0 ? FAR : Math.max(0, offset) ** 2;
    inside[i] = part >= 1 ? FAR : part <= 0 ? 0 : Math.max(0, -offset) ** 2;
  });
  transform(outside, size);
  transform(inside, size);
  return Uint8Array.from(outside, (squared, i) => {
    const distance = Math.sqrt(inside[i]!) - Math.sqrt(squared);
    return Math.max(0, Math.min(255, Math.round(128 + (127 * distance) / spread)));
  });
}

function transform(grid: Float64Array, size: number): void {
  const line = new Float64Array(size);
  const along = (start: number, stride: number): void => {
    for (let i = 0; i < size; i++) line[i] = grid[start + i * stride]!;
    lowerEnvelope(line).forEach((value, i) => (grid[start + i * stride] = value));
  };
  for (let x = 0; x < size; x++) along(x, size);
  for (let y = 0; y < size; y++) along(y * size, 1);
}

/** For each i the least of f[j] + (i - j)². */
function lowerEnvelope(f: Float64Array): Float64Array {
  const n = f.length;
  const vertex = new Int32Array(n);
  const start = new Float64Array(n + 1);
  let top = 0;
  start[0] = -FAR;
  start[1] = FAR;
  const crossing = (a: number, b: number): number => (f[b]! + b * b - f[a]! - a * a) / (2 * (b - a));
  for (let i = 1; i < n; i++) {
    let at = crossing(vertex[top]!, i);
    while (top > 0 && at <= start[top]!) at = crossing(vertex[--top]!, i);
    vertex[++top] = i;
    start[top] = at;
    start[top + 1] = FAR;
  }
  const result = new Float64Array(n);
  for (let i = 0, k = 0; i < n; i++) {
    while (start[k + 1]! < i) k++;
    result[i] = f[vertex[k]!]! + (i - vertex[k]!) ** 2;
  }
  return result;
}
