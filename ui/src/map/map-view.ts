/** The map: puts the layers together, and follows what the page's signals say. */
import 'maplibre-gl/dist/maplibre-gl.css';
import { effect, untracked } from '@preact/signals';
import { addProtocol, Map as MapLibre, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { Protocol } from 'pmtiles';
import { latitudeOf, longitudeOf } from '../live/motion';
import { airports } from '../state/airports';
import { details, knownDetails } from '../state/details';
import { clockSeconds, fleet, fleetVersion, following, hovered, motion, select, selected, theme, units, view } from '../state/store';
import { AircraftLayer } from './aircraft-layer';
import { addAirports, paintAirports, showAirports } from './airports-layer';
import { basemapStyle, FIRST_LABEL_LAYER, paintBasemap } from './basemap';
import { CallsignOverlay } from './callsign-overlay';
import { pace } from './pacer';
import { inView, nearest } from './picking';
import { addTrail, paintTrail, type Position, showTrail } from './trail-layer';

const EUROPE = { latitude: 48.5, longitude: 9, zoom: 4.4 };
const MAX_ZOOM = 13;
const CLICK_PIXELS = 16;
const TOUCH_PIXELS = 26;
const TOP_BAR_PIXELS = 110;
/** How much of a narrow page the details may cover; as in styles/panels.css. */
const SHEET_SHARE = 0.5;

export interface MapView {
  /** New rows came in. */
  refresh(): void;
  slotsInView(): number[];
  goTo(latitude: number, longitude: number, zoom: number): void;
  /** Brings an aircraft into sight if it is not. */
  show(key: string): void;
  zoomBy(steps: number): void;
  showWorld(): void;
  /** Draws every frame, as when the map is being moved; for measuring. */
  drawAlways(on: boolean): void;
  frames(): number;
}

export async function createMap(container: HTMLElement): Promise<MapView> {
  setWorkerUrl(workerUrl);
  addProtocol('pmtiles', new Protocol().tile);
  // Names on the map are drawn with the page's font: it must be there first.
  await Promise.all([400, 500, 600].map((weight) => document.fonts.load(`${weight} 16px 'Inter Variable'`)));
  const start = view.peek() ?? EUROPE;
  const map = new MapLibre({
    container,
    style: basemapStyle(theme.peek(), `${location.origin}/basemap.pmtiles`),
    center: [start.longitude, start.latitude],
    zoom: start.zoom,
    maxZoom: MAX_ZOOM,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    fadeDuration: 0,
    // Lines, fills and aircraft smooth their own edges; multisampling would only cost.
    canvasContextAttributes: { antialias: false },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.getCanvas().setAttribute('aria-label', 'Map. Arrow keys move it, plus and minus zoom. The table lists what is in view.');
  await new Promise<void>((resolve) => map.once('style.load', () => resolve()));

  const aircraft = new AircraftLayer(motion, clockSeconds);
  addAirports(map, theme.peek(), FIRST_LABEL_LAYER);
  addTrail(map, theme.peek(), 'airport');
  map.addLayer(aircraft, FIRST_LABEL_LAYER);
  const callsigns = new CallsignOverlay(map, fleet, motion, clockSeconds);
  const scale = new ScaleControl({ maxWidth: 110, unit: 'nautical' });
  map.addControl(scale, 'bottom-left');

  let always = false;
  let frames = 0;
  map.on('render', () => frames++);
  pace(map, () => always);
  followPointer(map);
  followSelected(map);
  keepClearOfSheet(map);
  map.on('moveend', () => {
    const { lat, lng } = map.getCenter().wrap();
    view.value = { latitude: lat, longitude: lng, zoom: map.getZoom() };
  });

  effect(() => {
    const now = theme.value;
    paintBasemap(map, now);
    paintAirports(map, now);
    paintTrail(map, now);
    aircraft.theme = callsigns.theme = now;
    map.triggerRepaint();
  });
  effect(() => scale.setUnit(units.value === 'metric' ? 'metric' : 'nautical'));
  effect(() => showAirports(map, airports.value));
  effect(() => {
    void fleetVersion.value;
    aircraft.selectedSlot = callsigns.selectedSlot = (selected.value === null ? null : fleet.slotOf(selected.value)) ?? -1;
    map.triggerRepaint();
  });

  return {
    refresh: () => aircraft.refresh(),
    slotsInView: () => inView(map, motion, clockSeconds()),
    goTo: (latitude, longitude, zoom) => {
      following.value = false;
      map.flyTo({ center: [longitude, latitude], zoom, speed: 2.2 });
    },
    show: (key) => {
      const at = positionOf(key);
      if (at && (!isFree(map, at) || map.getZoom() < 5)) {
        map.flyTo({ center: [at.longitude, at.latitude], zoom: Math.max(map.getZoom(), 6), speed: 2.2 });
      }
    },
    zoomBy: (steps) => map.easeTo({ zoom: map.getZoom() + steps, duration: 250 }),
    showWorld: () => {
      following.value = false;
      map.flyTo({ center: [10, 25], zoom: Math.log2(map.getCanvas().clientWidth / 512), speed: 2.2 });
    },
    drawAlways: (on) => {
      always = on;
      map.triggerRepaint();
    },
    frames: () => frames,
  };
}

/** Whether a place is in sight and not under a panel. */
function isFree(map: MapLibre, { longitude, latitude }: Position): boolean {
  if (!map.getBounds().contains([longitude, latitude])) return false;
  const { x, y } = map.project([longitude, latitude]);
  const { bottom } = map.getPadding();
  const { clientWidth, clientHeight } = map.getCanvas();
  return x > 20 && x < clientWidth - 20 && y > TOP_BAR_PIXELS && y < clientHeight - (bottom ?? 0) - 20;
}

/** On a narrow page the details cover the lower part: the middle of the map is then above them. */
function keepClearOfSheet(map: MapLibre): void {
  const narrow = window.matchMedia('(max-width: 820px)');
  const pad = (): void => {
    const bottom = narrow.matches && selected.peek() !== null ? Math.round(map.getCanvas().clientHeight * SHEET_SHARE) : 0;
    if (map.getPadding().bottom === bottom) return;
    const at = bottom > 0 && selected.peek() !== null ? positionOf(selected.peek()!) : null;
    map.setPadding({ bottom });
    if (at && !isFree(map, at)) map.easeTo({ center: [at.longitude, at.latitude], duration: 400 });
  };
  effect(() => {
    void [selected.value, fleetVersion.value];
    untracked(pad);
  });
  narrow.addEventListener('change', pad);
}

/** Where an aircraft is drawn now. */
function positionOf(key: string): Position | null {
  const slot = fleet.slotOf(key);
  if (slot === null || !motion.isShown(slot)) return null;
  const { x, y } = motion.positionAt(slot, clockSeconds());
  return { longitude: longitudeOf(x), latitude: latitudeOf(y), altitudeMeters: fleet.aircraft(slot)?.altitudeMeters ?? null };
}

function followPointer(map: MapLibre): void {
  map.on('click', (event) => {
    const touched = (event.originalEvent as PointerEvent).pointerType === 'touch';
    const slot = nearest(map, motion, clockSeconds(), event.point, touched ? TOUCH_PIXELS : CLICK_PIXELS);
    select(slot === null ? null : (fleet.identity(slot)?.key ?? null));
  });
  map.on('mousemove', (event) => {
    const slot = nearest(map, motion, clockSeconds(), event.point, CLICK_PIXELS);
    map.getCanvas().style.cursor = slot === null ? '' : 'pointer';
    hovered.value = slot === null ? null : { slot, x: event.point.x, y: event.point.y };
  });
  map.on('mouseout', () => (hovered.value = null));
  map.on('movestart', () => (hovered.value = null));
}

/** Draws the selected aircraft's trail, and keeps it in the middle when asked to. */
function followSelected(map: MapLibre): void {
  const draw = (): void => {
    const known = knownDetails();
    const key = selected.peek();
    const isSame = known !== null && known.aircraft === key;
    showTrail(map, isSame ? known : null, isSame ? positionOf(known.aircraft) : null, theme.peek());
  };
  effect(() => {
    void [details.value, selected.value, theme.value, fleetVersion.value];
    untracked(draw);
  });
  map.on('dragstart', () => (following.value = false));
  map.on('render', () => {
    const key = selected.peek();
    if (!following.peek() || key === null || map.isMoving()) return;
    const at = positionOf(key);
    if (!at) return;
    const drawn = map.project([at.longitude, at.latitude]);
    const middle = map.project(map.getCenter());
    if (Math.hypot(drawn.x - middle.x, drawn.y - middle.y) > 0.2) map.setCenter([at.longitude, at.latitude]);
  });
  effect(() => {
    const key = selected.value;
    if (!following.value || key === null) return;
    const at = untracked(() => positionOf(key));
    if (at) map.easeTo({ center: [at.longitude, at.latitude], zoom: Math.max(map.getZoom(), 7), duration: 700 });
  });
}
