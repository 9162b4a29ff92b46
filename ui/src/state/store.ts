/** What the page knows, as signals: panels read them, the map and the connection write them. */
import { computed, signal } from '@preact/signals';
import { Fleet } from '../live/fleet';
import { Motion } from '../live/motion';
import type { ConnectionState } from '../live/connection';
import type { Theme, Units, View } from './url';

export const fleet = new Fleet();
export const motion = new Motion();

export const connection = signal<ConnectionState>('connecting');
/** Grows whenever the fleet may have changed, at most a few times a second. */
export const fleetVersion = signal(0);
export const counts = signal<{ aircraft: number; airborne: number; statesPerSecond: number } | null>(null);

export const chosenTheme = signal<Theme | null>(null);
export const systemTheme = signal<Theme>('dark');
export const theme = computed<Theme>(() => chosenTheme.value ?? systemTheme.value);
export const chosenUnits = signal<Units | null>(null);
export const units = computed<Units>(() => chosenUnits.value ?? 'aviation');

export const view = signal<View | null>(null);
/** The key of the aircraft whose details are shown. */
export const selected = signal<string | null>(null);
export const following = signal(false);
export const tableOpen = signal(false);
export const helpOpen = signal(false);
/** The slot under the pointer. */
export const hovered = signal<{ slot: number; x: number; y: number } | null>(null);

export function select(key: string | null): void {
  if (key !== selected.value) following.value = false;
  selected.value = key;
}

/** Seconds on the clock of the map's motion. */
export function clockSeconds(): number {
  return performance.now() / 1000;
}
