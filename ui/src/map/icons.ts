/** Aircraft seen from above, nose up, as one strip of distance fields: crisp at every size, outline included. */
import { distanceField } from './distance-field';

/** Outlines in a box of 64 by 64, in the order of the wire's kinds; the last stands for an unknown track. */
const SHAPES: readonly (readonly string[])[] = [
  ['M32 3c2.300 0 3.900 3.200 3.900 7.500v11.800L60.500 39.500v5L35.900 37.300 35.200 49l8.300 6.600v4L32 56.800l-11.500 2.800v-4L28.800 49l-.7-11.700L3.500 44.500v-5l24.600-17.200V10.500C28.100 6.200 29.700 3 32 3z'],
  ['M32 6c2.200 0 3.600 2.200 3.800 5.500l.4 7.500 23.300 1.300c1.400.1 2 .8 2 2.200v4.700c0 1.400-.6 2.100-2 2.300l-23.600 2.700-1 14.300 8.600 3v5L32 53.700l-11.500.8v-5l8.600-3-1-14.300-23.600-2.700c-1.400-.2-2-.9-2-2.300v-4.700c0-1.400.6-2.100 2-2.200L27.800 19l.4-7.500C28.400 8.200 29.800 6 32 6z'],
  [
    'M32 12c5.500 0 7.800 5.500 7.800 12.500 0 6.500-2.300 10.500-4.600 12l-1 15.500h5v5.500H24.800V52h5l-1-15.500c-2.300-1.500-4.600-5.500-4.600-12C24.200 17.500 26.500 12 32 12z',
    'M10.500 7.500l3.500-3.500 39.500 39.500-3.500 3.500z',
    'M50 4l3.500 3.500L14 47l-3.500-3.500z',
  ],
  ['M32 12l15 37-15-8-15 8z'],
  ['M32 19a13 13 0 1 0 0 26 13 13 0 1 0 0-26z'],
];

export const ICON_COUNT = SHAPES.length;
export const UNKNOWN_TRACK_ICON = ICON_COUNT - 1;
/** Pixels of one icon in the strip. */
export const ICON_PIXELS = 64;
/** How far from its edge a shape's distance is kept, in pixels of the strip. */
export const SPREAD_PIXELS = 10;

/** One byte per pixel, icons side by side: 128 on a shape's edge, more inside. */
export function iconStrip(): Uint8Array {
  const strip = new Uint8Array(ICON_PIXELS * ICON_PIXELS * ICON_COUNT);
  SHAPES.forEach((shape, icon) => {
    const field = distanceField(drawn(shape), ICON_PIXELS, SPREAD_PIXELS);
    for (let row = 0; row < ICON_PIXELS; row++) {
      const line = field.subarray(row * ICON_PIXELS, (row + 1) * ICON_PIXELS);
      strip.set(line, (row * ICON_COUNT + icon) * ICON_PIXELS);
    }
  });
  return strip;
}

/** Coverage of a shape, 0 to 1; the box is drawn with a margin so that outlines are not cut off. */
function drawn(shape: readonly string[]): Float32Array {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = ICON_PIXELS;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  const scale = (ICON_PIXELS - SPREAD_PIXELS) / ICON_PIXELS;
  context.translate(SPREAD_PIXELS / 2, SPREAD_PIXELS / 2);
  context.scale(scale, scale);
  for (const path of shape) context.fill(new Path2D(path));
  const pixels = context.getImageData(0, 0, ICON_PIXELS, ICON_PIXELS).data;
  return Float32Array.from({ length: ICON_PIXELS * ICON_PIXELS }, (_, i) => pixels[i * 4 + 3]! / 255);
}
