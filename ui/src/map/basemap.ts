/** The offline basemap: sea, land, borders, water and names out of one PMTiles file. */
import type { LayerSpecification, Map as MapLibre, StyleSpecification } from 'maplibre-gl';
import type { Theme } from '../state/url';
import { type Palette, PALETTES } from './palette';

const FONT = ['Inter Variable'];
const SOURCE = 'basemap';

/** Layers of traffic go below this one, so that names stay readable above them. */
export const FIRST_LABEL_LAYER = 'country';

const fromTiles = (layer: string) => ({ source: SOURCE, 'source-layer': layer });

function shapes(colours: Palette): LayerSpecification[] {
  const widthOf = (far: number, near: number) => ['interpolate', ['linear'], ['zoom'], 0, far, 8, near] as never;
  return [
    { id: 'sea', type: 'background', paint: { 'background-color': colours.sea } },
    {
      id: 'coast-glow', type: 'line', ...fromTiles('coast'),
      paint: { 'line-color': colours.glow, 'line-width': widthOf(3, 18), 'line-blur': widthOf(3, 18), 'line-opacity': colours.glowOpacity },
    },
    { id: 'land', type: 'fill', ...fromTiles('land'), paint: { 'fill-color': colours.land, 'fill-antialias': false } },
    { id: 'lakes', type: 'fill', ...fromTiles('lakes'), paint: { 'fill-color': colours.sea } },
    {
      id: 'lake-shore', type: 'line', ...fromTiles('lakes'), minzoom: 3,
      paint: { 'line-color': colours.coast, 'line-width': 0.6, 'line-opacity': 0.6 },
    },
    {
      id: 'rivers', type: 'line', ...fromTiles('rivers'), minzoom: 4,
      paint: { 'line-color': colours.sea, 'line-width': widthOf(0.3, 1.8), 'line-opacity': 0.9 },
    },
    {
      id: 'borders', type: 'line', ...fromTiles('borders'), layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.border, 'line-width': widthOf(0.4, 1.5), 'line-opacity': 0.9 },
    },
    {
      id: 'coast', type: 'line', ...fromTiles('coast'), layout: { 'line-join': 'round' },
      paint: { 'line-color': colours.coast, 'line-width': widthOf(0.4, 1.4) },
    },
  ];
}

function names(colours: Palette): LayerSpecification[] {
  const halo = { 'text-halo-color': colours.halo, 'text-halo-width': 1.8, 'text-halo-blur': 0.6 };
  return [
    {
      id: FIRST_LABEL_LAYER, type: 'symbol', ...fromTiles('countries'), maxzoom: 7.5,
      filter: ['>=', ['get', 'size'], ['step', ['zoom'], 2, 2, 1.5, 3, 0.7, 4, 0, 5, -3]],
      layout: {
        'text-field': ['upcase', ['get', 'name']],
        'text-font': FONT,
        'text-size': ['interpolate', ['linear'], ['zoom'], 1, ['interpolate', ['linear'], ['get', 'size'], 1, 8, 3, 11], 6, ['interpolate', ['linear'], ['get', 'size'], 0, 10.5, 3, 19]],
        'text-letter-spacing': 0.14,
        'text-max-width': 7,
        'text-padding': 6,
        'symbol-sort-key': ['-', 0, ['get', 'size']],
      },
      paint: { 'text-color': colours.country, ...halo },
    },
    {
      id: 'city', type: 'symbol', ...fromTiles('cities'), minzoom: 4,
      filter: ['any',
        ['>=', ['get', 'population'], ['step', ['zoom'], 3e6, 5, 1.2e6, 6, 4e5, 7, 1.5e5, 8, 6e4]],
        ['all', ['==', ['get', 'capital'], 1], ['>=', ['zoom'], 5]]],
      layout: {
        'text-field': ['get', 'name'],
        'text-font': FONT,
        'text-size': ['interpolate', ['linear'], ['zoom'], 4, 10.5, 9, ['case', ['>', ['get', 'population'], 1e6], 16, 13]],
        'text-padding': 8,
        'symbol-sort-key': ['-', 0, ['get', 'population']],
      },
      paint: { 'text-color': colours.city, ...halo },
    },
  ];
}

export function basemapStyle(theme: Theme, tiles: string): StyleSpecification {
  const colours = PALETTES[theme];
  return {
    version: 8,
    sources: { [SOURCE]: { type: 'vector', url: `pmtiles://${tiles}` } },
    layers: [...shapes(colours), ...names(colours)],
  };
}

/** Recolours the layers in place; a new style would throw away the traffic's layers. */
export function paintBasemap(map: MapLibre, theme: Theme): void {
  paint(map, [...shapes(PALETTES[theme]), ...names(PALETTES[theme])]);
}

/** Sets every paint property of layers that the map already has. */
export function paint(map: MapLibre, layers: readonly LayerSpecification[]): void {
  for (const layer of layers) {
    for (const [property, value] of Object.entries(layer.paint ?? {})) {
      map.setPaintProperty(layer.id, property as never, value as never);
    }
  }
}
