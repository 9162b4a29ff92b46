/** Callsigns beside the aircraft when few enough are in view, drawn on a canvas of their own with each picture. */
import type { Map as MapLibre } from 'maplibre-gl';
import type { Fleet } from '../live/fleet';
import { latitudeOf, longitudeOf, type Motion } from '../live/motion';
import type { Theme } from '../state/url';
import { iconPixels } from './aircraft-layer';
import { PALETTES } from './palette';
import { inView } from './picking';

const FROM_ZOOM = 6.8;
/** With more than this in view, names would cover the map. */
const MOST = 90;

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export class CallsignOverlay {
  theme: Theme = 'dark';
  selectedSlot = -1;
  readonly #map: MapLibre;
  readonly #fleet: Fleet;
  readonly #motion: Motion;
  readonly #clock: () => number;
  readonly #canvas = document.createElement('canvas');
  readonly #context = this.#canvas.getContext('2d')!;

  constructor(map: MapLibre, fleet: Fleet, motion: Motion, clock: () => number) {
    this.#map = map;
    this.#fleet = fleet;
    this.#motion = motion;
    this.#clock = clock;
    this.#canvas.className = 'callsigns';
    map.getCanvasContainer().append(this.#canvas);
    map.on('render', () => this.#draw());
  }

  #draw(): void {
    const context = this.#context;
    const zoom = this.#map.getZoom();
    const now = this.#clock();
    const slots = zoom < FROM_ZOOM ? [] : inView(this.#map, this.#motion, now);
    const shown = slots.length > MOST ? [] : slots;
    if (this.#motion.isShown(this.selectedSlot) && !shown.includes(this.selectedSlot)) shown.push(this.selectedSlot);
    // An empty canvas would still be laid over every picture.
    this.#canvas.hidden = shown.length === 0;
    if (shown.length === 0) return;
    this.#fit();
    context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    context.font = "500 11px 'Inter Variable'";
    context.textBaseline = 'middle';
    context.lineJoin = 'round';
    const taken: Box[] = [];
    // The selected one's name is placed first, so that it is never left out.
    for (const slot of shown.sort((a, b) => Number(b === this.selectedSlot) - Number(a === this.selectedSlot))) {
      this.#name(slot, now, iconPixels(zoom), taken);
    }
  }

  #name(slot: number, now: number, icon: number, taken: Box[]): void {
    const identity = this.#fleet.identity(slot);
    if (!identity) return;
    const { x, y } = this.#motion.positionAt(slot, now);
    const centre = this.#map.getCenter().lng;
    const longitude = longitudeOf(x);
    const point = this.#map.project([longitude + Math.round((centre - longitude) / 360) * 360, latitudeOf(y)]);
    const text = identity.callsign ?? identity.key;
    const isSelected = slot === this.selectedSlot;
    const box = { x: point.x + icon * (isSelected ? 0.75 : 0.5) + 3, y: point.y, width: this.#context.measureText(text).width };
    if (taken.some((other) => overlap(box, other))) return;
    taken.push(box);
    const colours = PALETTES[this.theme];
    this.#context.lineWidth = 3;
    this.#context.strokeStyle = colours.halo;
    this.#context.strokeText(text, box.x, box.y);
    this.#context.fillStyle = isSelected ? colours.selected : colours.city;
    this.#context.fillText(text, box.x, box.y);
  }

  #fit(): void {
    const { clientWidth, clientHeight, width, height } = this.#map.getCanvas();
    if (this.#canvas.width === width && this.#canvas.height === height) return;
    this.#canvas.width = width;
    this.#canvas.height = height;
    this.#canvas.style.width = `${clientWidth}px`;
    this.#canvas.style.height = `${clientHeight}px`;
    this.#context.scale(width / clientWidth, height / clientHeight);
  }
}

function overlap(a: Box, b: Box): boolean {
  return Math.abs(a.y - b.y) < 13 && a.x < b.x + b.width + 4 && b.x < a.x + a.width + 4;
}
