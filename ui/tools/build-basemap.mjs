/**
 * Builds public/generated/basemap.pmtiles, the whole offline map: land, borders, coasts, lakes and rivers of
 * Natural Earth (public domain) and city names of GeoNames (CC BY 4.0), zoom 0 to 6. Does nothing when the file
 * was built from the same scripts and packages.
 */
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { GeoJSONVT } from '@maplibre/geojson-vt';
import { fromGeojsonVt } from '@maplibre/vt-pbf';
import { zxyToTileId } from 'pmtiles';
import { countries, landLayers, waterLayers } from './basemap/layers.mjs';
import { cityLabels, countryLabels } from './basemap/places.mjs';
import { archive, metadataOf } from './basemap/pmtiles.mjs';

const MAX_ZOOM = 6;
const DETAILED_FROM_ZOOM = 4;
/** The smallest city a tile of each zoom names; capitals appear from zoom 4. */
const SMALLEST_CITY = [Infinity, Infinity, Infinity, 4_000_000, 1_500_000, 500_000, 0];
const here = path.dirname(fileURLToPath(import.meta.url));
const target = path.join(here, '..', 'public', 'generated', 'basemap.pmtiles');

function inputsHash() {
  const hash = createHash('sha256');
  const scripts = fs.readdirSync(path.join(here, 'basemap')).sort().map((name) => path.join(here, 'basemap', name));
  for (const file of [fileURLToPath(import.meta.url), ...scripts]) hash.update(fs.readFileSync(file));
  const { devDependencies, dependencies } = JSON.parse(fs.readFileSync(path.join(here, '..', 'package.json'), 'utf8'));
  return hash.update(JSON.stringify([devDependencies, dependencies])).digest('hex');
}

const cut = (geojson) => new GeoJSONVT(geojson, { maxZoom: MAX_ZOOM + 1, indexMaxZoom: 0, indexMaxPoints: 0, tolerance: 3, buffer: 64 });
const cutAll = (layers) => Object.fromEntries(Object.entries(layers).map(([name, geojson]) => [name, cut(geojson)]));

function citiesTile(index, z, x, y) {
  const tile = index.getTile(z, x, y);
  const shown = (city) => city.tags.population >= SMALLEST_CITY[z] || (city.tags.capital === 1 && z >= 4);
  return tile && { ...tile, features: tile.features.filter(shown) };
}

function* tiles() {
  const shared = cutAll({ lakes: waterLayers().lakes, countries: countryLabels(countries()), cities: cityLabels() });
  const coarse = { ...cutAll(landLayers('50m')), ...shared };
  const detailed = { ...cutAll({ ...landLayers('10m'), rivers: waterLayers().rivers }), ...shared };
  for (let z = 0; z <= MAX_ZOOM; z++) {
    for (let x = 0; x < 1 << z; x++) {
      for (let y = 0; y < 1 << z; y++) {
        const layers = {};
        for (const [name, index] of Object.entries(z < DETAILED_FROM_ZOOM ? coarse : detailed)) {
          const tile = name === 'cities' ? citiesTile(index, z, x, y) : index.getTile(z, x, y);
          if (tile && tile.features.length > 0) layers[name] = tile;
        }
        if (Object.keys(layers).length > 0) {
          yield { id: zxyToTileId(z, x, y), bytes: Buffer.from(fromGeojsonVt(layers, { version: 2 })) };
        }
      }
    }
  }
}

const inputs = inputsHash();
if (fs.existsSync(target) && metadataOf(fs.readFileSync(target)).inputs === inputs) {
  console.log('basemap: up to date');
} else {
  const started = Date.now();
  const sorted = [...tiles()].sort((a, b) => a.id - b.id);
  const bytes = archive({
    tiles: sorted,
    maxZoom: MAX_ZOOM,
    metadata: {
      name: 'Slipstream basemap',
      attribution: 'Natural Earth, GeoNames',
      inputs,
      vector_layers: ['land', 'borders', 'coast', 'lakes', 'rivers', 'countries', 'cities'].map((id) => ({ id, fields: {} })),
    },
  });
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, bytes);
  console.log(`basemap: ${sorted.length} tiles, ${(bytes.length / 1e6).toFixed(1)} MB, ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
