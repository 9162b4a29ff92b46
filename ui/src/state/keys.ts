/** Keys that work anywhere on the page but in a text field. */
import type { MapView } from '../map/map-view';
import { toggleTheme, toggleUnits } from './preferences';
import { following, helpOpen, select, selected, tableOpen } from './store';

export function watchKeys(map: MapView, searchId: string): void {
  const keys: Record<string, () => void> = {
    '/': () => document.getElementById(searchId)?.focus(),
    '?': () => (helpOpen.value = true),
    t: () => (tableOpen.value = !tableOpen.value),
    d: toggleTheme,
    u: toggleUnits,
    w: () => map.showWorld(),
    f: () => (following.value = !following.value && selected.value !== null),
    '+': () => map.zoomBy(1),
    '=': () => map.zoomBy(1),
    '-': () => map.zoomBy(-1),
    Escape: () => {
      if (selected.value !== null) select(null);
      else tableOpen.value = false;
    },
  };
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || helpOpen.value) return;
    const target = event.target as HTMLElement;
    if (target.matches('input, textarea, select')) return;
    const onMap = target.closest('#map') !== null;
    const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    // The focused map zooms by itself.
    if (!act || (onMap && ['+', '=', '-'].includes(event.key))) return;
    event.preventDefault();
    act();
  });
}
