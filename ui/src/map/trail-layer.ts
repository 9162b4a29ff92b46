/** The selected aircraft's way: where it was seen, coloured by altitude, and dashed where it should go. */
import type { GeoJSONSource, LayerSpecification, Map as MapLibre } from 'maplibre-gl';
import type { Feature } from 'geojson';
import { altitudeColour, css, RAMPS } from '../state/altitude';
import type { Details, TrailPoint } from '../state/details';
import type { Theme } from '../state/url';
import { paint } from './basemap';
import { path, unwrapped } from './great-circle';
import { PALETTES } from './palette';

const SOURCE = 'trail';
/** Nothing seen for longer than this: the line between is a guess, and drawn as one. */
const GAP_SECONDS = 300;
/** Points whose altitudes fall into the same step share one line. */
const STEP_METERS = 200;

export interface Position {
  readonly longitude: number;
  readonly latitude: number;
  readonly altitudeMeters: number | null;
}

export function addTrail(map: MapLibre, theme: Theme, below: string): void {
  map.addSource(SOURCE, { type: 'geojson', data: { type: 'FeatureCollection', features: [] }, tolerance: 0.2 });
  for (const layer of layers(theme)) map.addLayer(layer, below);
}

export function paintTrail(map: MapLibre, theme: Theme): void {
  paint(map, layers(theme));
}

/** Draws a trail up to where the aircraft is drawn now, or none. */
export function showTrail(map: MapLibre, details: Details | null, now: Position | null, theme: Theme): void {
  const features = details && now ? [...route(details, now), ...seen(details.trail, now, theme)] : [];
  map.getSource<GeoJSONSource>(SOURCE)?.setData({ type: 'FeatureCollection', features });
}

function seen(trail: readonly TrailPoint[], now: Position, theme: Theme): Feature[] {
  const last = trail[trail.length - 1];
  const points: TrailPoint[] = [...trail, [last ? last[0] + 1 : 0, now.latitude, now.longitude, now.altitudeMeters ?? last?.[3] ?? null]];
  const flat = unwrapped(points.map(([, latitude, longitude]) => [longitude, latitude]));
  const shift = Math.round((now.longitude - flat[flat.length - 1]![0]) / 360) * 360;
  const features: Feature[] = [];
  let line: [number, number][] = [];
  let key = '';
  for (let i = 1; i < points.length; i++) {
    const [before, point] = [points[i - 1]!, points[i]!];
    const gap = point[0] - before[0] > GAP_SECONDS;
    const altitude = point[3] ?? before[3];
    const step = altitude === null ? null : Math.round(altitude / STEP_METERS) * STEP_METERS;
    const colour = css(altitudeColour(RAMPS[theme], step));
    const at = (j: number): [number, number] => [flat[j]![0] + shift, flat[j]![1]];
    if (key !== `${gap} ${colour}`) {
      key = `${gap} ${colour}`;
      line = [at(i - 1)];
      features.push(lineOf(line, gap ? 'gap' : 'seen', colour));
    }
    line.push(at(i));
  }
  return features;
}

function route(details: Details, now: Position): Feature[] {
  const to = details.route?.to;
  if (!to || details.onGround) return [];
  return [lineOf(path({ lat: now.latitude, lon: now.longitude }, to), 'route', '')];
}

function lineOf(coordinates: [number, number][], part: string, colour: string): Feature {
  return { type: 'Feature', properties: { part, colour }, geometry: { type: 'LineString', coordinates } };
}

function layers(theme: Theme): LayerSpecification[] {
  const colours = PALETTES[theme];
  const round = { 'line-cap': 'round', 'line-join': 'round' } as const;
  const width = (near: number, far: number) => ['interpolate', ['linear'], ['zoom'], 3, near, 9, far] as never;
  const only = (part: string) => ['==', ['get', 'part'], part] as never;
  return [
    {
      id: 'trail-route', type: 'line', source: SOURCE, filter: only('route'),
      paint: { 'line-color': colours.route, 'line-width': 1.4, 'line-dasharray': [2, 3], 'line-opacity': 0.75 },
    },
    {
      id: 'trail-casing', type: 'line', source: SOURCE, filter: only('seen'), layout: round,
      paint: { 'line-color': colours.trailCasing, 'line-width': width(5, 7.5), 'line-opacity': 0.75 },
    },
    {
      id: 'trail-gap', type: 'line', source: SOURCE, filter: only('gap'),
      paint: { 'line-color': ['get', 'colour'], 'line-width': width(1.5, 2), 'line-dasharray': [1, 2], 'line-opacity': 0.8 },
    },
    {
      id: 'trail', type: 'line', source: SOURCE, filter: only('seen'), layout: round,
      paint: { 'line-color': ['get', 'colour'], 'line-width': width(2.6, 4) },
    },
  ];
}
