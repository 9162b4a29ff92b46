/** A short word about the aircraft under the pointer. */
import type { JSX } from 'preact';
import { fleet, hovered, units } from '../state/store';
import * as text from '../state/units';

export function HoverCard(): JSX.Element | null {
  const at = hovered.value;
  const row = at && fleet.aircraft(at.slot);
  if (!at || !row) return null;
  const numbers = row.onGround
    ? ['on ground', text.speed(row.groundSpeedMps, units.value)]
    : [text.altitude(row.altitudeMeters, units.value), text.speed(row.groundSpeedMps, units.value)];
  return (
    <div class="card hover" style={{ left: `${at.x}px`, top: `${at.y}px` }} aria-hidden="true">
      <b>{row.callsign ?? row.key}</b>
      {row.operator && <span>{row.operator}</span>}
      <span>{numbers.join(' · ')}</span>
    </div>
  );
}
