/** Redraws the map only as often as its aircraft visibly move: once a second from afar, every frame near by. */
import type { Map as MapLibre } from 'maplibre-gl';

const FASTEST_AIRCRAFT_MPS = 280;
const EARTH_CIRCUMFERENCE_METERS = 40_075_016.686;
const TILE_PIXELS = 512;
/** A move of this many pixels is worth a new picture. */
const STEP_PIXELS = 0.25;

/** Milliseconds between pictures; 0 means every frame. */
export function pauseMillis(zoom: number, latitude: number): number {
  const metersPerPixel = (EARTH_CIRCUMFERENCE_METERS * Math.cos((latitude * Math.PI) / 180)) / (TILE_PIXELS * 2 ** zoom);
  const pixelsPerSecond = FASTEST_AIRCRAFT_MPS / metersPerPixel;
  const pause = (STEP_PIXELS / pixelsPerSecond) * 1000;
  return pause < 17 ? 0 : Math.min(1000, pause);
}

export function pace(map: MapLibre, drawsAlways: () => boolean): void {
  let timer = 0;
  map.on('render', () => {
    clearTimeout(timer);
    const pause = drawsAlways() ? 0 : pauseMillis(map.getZoom(), map.getCenter().lat);
    if (pause === 0) map.triggerRepaint();
    else timer = window.setTimeout(() => map.triggerRepaint(), pause);
  });
}
