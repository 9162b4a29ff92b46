/** Which aircraft are at a place on the map, or in view. */
import type { Map as MapLibre } from 'maplibre-gl';
import { type Motion, mercatorX, mercatorY } from '../live/motion';

const TILE_PIXELS = 512;

/** The shown aircraft nearest to a point of the map's element, within a distance in pixels. */
export function nearest(map: MapLibre, motion: Motion, now: number, point: { x: number; y: number }, within: number): number | null {
  const world = TILE_PIXELS * 2 ** map.getZoom();
  const place = map.unproject([point.x, point.y]);
  const x = mercatorX(place.lng);
  const y = mercatorY(place.lat);
  let least = within * within;
  let found: number | null = null;
  for (let slot = 0; slot < motion.end; slot++) {
    if (!motion.isShown(slot)) continue;
    const at = motion.positionAt(slot, now);
    const dx = (at.x - x - Math.round(at.x - x)) * world;
    const dy = (at.y - y) * world;
    const squared = dx * dx + dy * dy;
    if (squared < least) {
      least = squared;
      found = slot;
    }
  }
  return found;
}

/** Slots of the shown aircraft inside the map's element. */
export function inView(map: MapLibre, motion: Motion, now: number): number[] {
  const bounds = map.getBounds();
  const west = mercatorX(bounds.getWest());
  const width = mercatorX(bounds.getEast()) - west;
  const north = mercatorY(bounds.getNorth());
  const south = mercatorY(bounds.getSouth());
  const found: number[] = [];
  for (let slot = 0; slot < motion.end; slot++) {
    if (!motion.isShown(slot)) continue;
    const { x, y } = motion.positionAt(slot, now);
    const inside = x - west - Math.floor(x - west);
    if (inside <= width && y >= north && y <= south) found.push(slot);
  }
  return found;
}
