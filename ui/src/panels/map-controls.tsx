/** Buttons that move the map. */
import type { JSX } from 'preact';
import type { MapView } from '../map/map-view';
import { GlobeIcon, MinusIcon, PlusIcon } from './icons';

export function MapControls({ map }: { map: MapView }): JSX.Element {
  return (
    <div class="card zoom" role="group" aria-label="Map">
      <button onClick={() => map.zoomBy(1)} aria-label="Zoom in" title="Zoom in (+)"><PlusIcon /></button>
      <button onClick={() => map.zoomBy(-1)} aria-label="Zoom out" title="Zoom out (−)"><MinusIcon /></button>
      <button onClick={() => map.showWorld()} aria-label="Whole world" title="Whole world (W)"><GlobeIcon /></button>
    </div>
  );
}
