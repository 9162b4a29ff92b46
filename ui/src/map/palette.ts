/** The map's colours in both themes. */
import type { Theme } from '../state/url';

export interface Palette {
  readonly sea: string;
  readonly graticule: string;
  readonly land: string;
  readonly border: string;
  readonly coast: string;
  readonly glow: string;
  readonly glowOpacity: number;
  readonly country: string;
  readonly city: string;
  readonly airport: string;
  readonly airportLabel: string;
  readonly halo: string;
  readonly route: string;
  readonly trailCasing: string;
  readonly selected: string;
  readonly outline: string;
  readonly emergency: string;
}

export const PALETTES: Record<Theme, Palette> = {
  dark: {
    sea: '#091220',
    graticule: '#12203300',
    land: '#15253a',
    border: '#30475f',
    coast: '#3a5c80',
    glow: '#1d4468',
    glowOpacity: 0.55,
    country: '#b3c5de',
    city: '#c6d3e6',
    airport: '#5fa8e8',
    airportLabel: '#8fd0ff',
    halo: '#081120',
    route: '#8fb4dd',
    trailCasing: '#050b14',
    selected: '#ffffff',
    outline: '#040911',
    emergency: '#ff4d4d',
  },
  light: {
    sea: '#c9dbe8',
    graticule: '#b4cad900',
    land: '#f5f3ec',
    border: '#c2baab',
    coast: '#93b2c6',
    glow: '#e3eef5',
    glowOpacity: 0.9,
    country: '#535b69',
    city: '#333b47',
    airport: '#2f6fb3',
    airportLabel: '#1f568f',
    halo: '#fdfcf8',
    route: '#46627f',
    trailCasing: '#ffffff',
    selected: '#0b1a30',
    outline: '#ffffff',
    emergency: '#d90f1e',
  },
};

/** "#rrggbb" as three numbers from 0 to 1, for a shader. */
export function unitColour(hex: string): [number, number, number] {
  const part = (at: number): number => parseInt(hex.slice(at, at + 2), 16) / 255;
  return [part(1), part(3), part(5)];
}
