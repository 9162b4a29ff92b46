/** Numbers as people read them: feet and knots, or metres and metres per second. */
import type { Units } from './url';

const FEET_PER_METER = 3.280839895;
const KNOTS_PER_MPS = 1.943844492;
const NONE = '–';

const grouped = (value: number): string => Math.round(value).toLocaleString('en').replaceAll(',', '\u202f');

export function altitude(meters: number | null | undefined, units: Units): string {
  if (meters === null || meters === undefined) return NONE;
  return units === 'metric' ? `${grouped(meters)} m` : `${grouped(Math.round((meters * FEET_PER_METER) / 25) * 25)} ft`;
}

export function speed(mps: number | null | undefined, units: Units): string {
  if (mps === null || mps === undefined) return NONE;
  return units === 'metric' ? `${mps.toFixed(0)} m/s` : `${(mps * KNOTS_PER_MPS).toFixed(0)} kt`;
}

export function verticalRate(mps: number | null | undefined, units: Units): string {
  if (mps === null || mps === undefined) return NONE;
  const sign = mps > 0 ? '+' : mps < 0 ? '−' : '';
  if (units === 'metric') return `${sign}${Math.abs(mps).toFixed(1)} m/s`;
  return `${sign}${grouped(Math.round((Math.abs(mps) * FEET_PER_METER * 60) / 64) * 64)} ft/min`;
}

export function track(degrees: number | null | undefined): string {
  return degrees === null || degrees === undefined ? NONE : `${String(Math.round(degrees) % 360).padStart(3, '0')}°`;
}

export function count(value: number | null | undefined): string {
  return value === null || value === undefined ? NONE : grouped(value);
}

/** "now", "12 s", "4 min", "3 h": how long ago. */
export function age(seconds: number): string {
  if (!(seconds >= 1)) return 'now';
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${Math.round(seconds / 3600)} h`;
}

export function distance(meters: number, units: Units): string {
  return units === 'metric' ? `${grouped(meters / 1000)} km` : `${grouped(meters / 1852)} NM`;
}
