/** The colours that stand for altitude, everywhere on the page: aircraft, trails, legend, profile. */
import type { Theme } from './url';

export type Colour = readonly [red: number, green: number, blue: number];

/** Altitudes of the ramp's colours; between two of them the colour is mixed. */
export const STOPS_METERS = [0, 1500, 4000, 7000, 9500, 12500] as const;

export interface Ramp {
  /** One colour for each of STOPS_METERS, 0 to 255. */
  readonly colours: readonly Colour[];
  readonly ground: Colour;
  readonly unknown: Colour;
}

/** Low is warm, high is cold. The light theme's colours are deeper, to stand out from paper. */
export const RAMPS: Record<Theme, Ramp> = {
  dark: {
    colours: [[255, 107, 74], [255, 178, 62], [214, 230, 92], [94, 226, 160], [84, 190, 255], [176, 160, 255]],
    ground: [134, 150, 172],
    unknown: [205, 213, 224],
  },
  light: {
    colours: [[214, 44, 24], [222, 110, 0], [158, 140, 0], [0, 142, 88], [0, 106, 208], [100, 58, 200]],
    ground: [116, 124, 136],
    unknown: [70, 78, 92],
  },
};

export function altitudeColour(ramp: Ramp, meters: number | null, onGround = false): Colour {
  if (onGround) return ramp.ground;
  if (meters === null) return ramp.unknown;
  const last = STOPS_METERS.length - 1;
  if (meters >= STOPS_METERS[last]!) return ramp.colours[last]!;
  let i = 0;
  while (i < last - 1 && meters >= STOPS_METERS[i + 1]!) i++;
  const from = STOPS_METERS[i]!;
  const part = Math.max(0, Math.min(1, (meters - from) / (STOPS_METERS[i + 1]! - from)));
  const a = ramp.colours[i]!;
  const b = ramp.colours[i + 1]!;
  const mixed = (channel: 0 | 1 | 2): number => Math.round(a[channel] + (b[channel] - a[channel]) * part);
  return [mixed(0), mixed(1), mixed(2)];
}

export function css(colour: Colour): string {
  return `rgb(${colour[0]} ${colour[1]} ${colour[2]})`;
}

/** The ramp as a CSS gradient, true to scale from 0 m to the highest stop. */
export function gradient(ramp: Ramp): string {
  const top = STOPS_METERS[STOPS_METERS.length - 1]!;
  const stops = STOPS_METERS.map((meters, i) => `${css(ramp.colours[i]!)} ${((meters / top) * 100).toFixed(1)}%`);
  return `linear-gradient(90deg, ${stops.join(', ')})`;
}
