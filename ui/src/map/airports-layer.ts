/** Airports as rings with their three letters: large ones from afar, small ones near. */
import type { GeoJSONSource, LayerSpecification, Map as MapLibre } from 'maplibre-gl';
import type { Airport } from '../state/airports';
import type { Theme } from '../state/url';
import { paint } from './basemap';
import { PALETTES } from './palette';

const SOURCE = 'airports';

/** Rings lie under the traffic, their letters above it. */
export function addAirports(map: MapLibre, theme: Theme, under: string): void {
  map.addSource(SOURCE, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } });
  const [rings, letters] = layers(theme);
  map.addLayer(rings, under);
  map.addLayer(letters);
}

export function showAirports(map: MapLibre, airports: readonly Airport[]): void {
  map.getSource<GeoJSONSource>(SOURCE)?.setData({
    type: 'FeatureCollection',
    features: airports.map((airport) => ({
      type: 'Feature',
      properties: { code: airport.iata ?? airport.icao, size: airport.size },
      geometry: { type: 'Point', coordinates: [airport.lon, airport.lat] },
    })),
  });
}

export function paintAirports(map: MapLibre, theme: Theme): void {
  paint(map, layers(theme));
}

function layers(theme: Theme): [LayerSpecification, LayerSpecification] {
  const colours = PALETTES[theme];
  return [
    {
      id: 'airport', type: 'circle', source: SOURCE, minzoom: 4.5,
      filter: ['>=', ['get', 'size'], ['step', ['zoom'], 2, 6.5, 1, 8.5, 0]],
      paint: {
        'circle-radius': ['interpolate', ['linear'], ['zoom'], 4, 1.6, 8, 3.6, 12, 6],
        'circle-color': colours.land,
        'circle-stroke-color': colours.airport,
        'circle-stroke-width': 1.3,
      },
    },
    {
      id: 'airport-code', type: 'symbol', source: SOURCE, minzoom: 5.2,
      filter: ['>=', ['get', 'size'], ['step', ['zoom'], 2, 7.2, 1, 9, 0]],
      layout: {
        'text-field': ['get', 'code'],
        'text-font': ['Inter Variable'],
        'text-size': ['interpolate', ['linear'], ['zoom'], 5, 10, 10, 12],
        'text-offset': [0, 0.75],
        'text-anchor': 'top',
        'text-letter-spacing': 0.06,
        'text-padding': 4,
        'symbol-sort-key': ['-', 0, ['get', 'size']],
      },
      paint: { 'text-color': colours.airportLabel, 'text-halo-color': colours.halo, 'text-halo-width': 1.3, 'text-halo-blur': 0.3 },
    },
  ];
}
