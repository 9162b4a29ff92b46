/** The map's twin as a table: the aircraft in view, for keyboards and screen readers, and for looking up. */
import { useSignal, useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import type { Aircraft } from '../live/fleet';
import type { MapView } from '../map/map-view';
import { fleet, fleetVersion, select, selected, tableOpen, units, view } from '../state/store';
import * as text from '../state/units';
import { CloseIcon } from './icons';

const MOST_ROWS = 200;

type Column = 'callsign' | 'operator' | 'altitudeMeters' | 'groundSpeedMps' | 'trackDegrees';

const COLUMNS: readonly (readonly [Column, string])[] = [
  ['callsign', 'Callsign'],
  ['operator', 'Operator'],
  ['altitudeMeters', 'Altitude'],
  ['groundSpeedMps', 'Speed'],
  ['trackDegrees', 'Track'],
];

export function AircraftTable({ map }: { map: MapView }): JSX.Element {
  const sortedBy = useSignal<Column>('callsign');
  const descending = useSignal(false);
  const rows = useSignal<readonly Aircraft[]>([]);
  const total = useSignal(0);

  useSignalEffect(() => {
    void [fleetVersion.value, view.value];
    const found = map.slotsInView().map((slot) => fleet.aircraft(slot)).filter((row) => row !== null);
    total.value = found.length;
    rows.value = sorted(found, sortedBy.value, descending.value).slice(0, MOST_ROWS);
  });

  const sortBy = (column: Column): void => {
    descending.value = sortedBy.value === column ? !descending.value : column !== 'callsign' && column !== 'operator';
    sortedBy.value = column;
  };

  return (
    <section class="card table" aria-label="Aircraft in view">
      <header>
        <h2>In view</h2>
        <span>{total.value > MOST_ROWS ? `${MOST_ROWS} of ${text.count(total.value)}` : text.count(total.value)} aircraft</span>
        <button class="plain" onClick={() => (tableOpen.value = false)} aria-label="Close table" title="Close (T)"><CloseIcon /></button>
      </header>
      <div class="scroll" tabIndex={0} role="group" aria-label="Table, scrollable">
        <table>
          <thead>
            <tr>
              {COLUMNS.map(([column, title]) => (
                <th key={column} scope="col" aria-sort={sortedBy.value !== column ? 'none' : descending.value ? 'descending' : 'ascending'}>
                  <button onClick={() => sortBy(column)}>{title}</button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.value.map((row) => <Row key={row.key} row={row} map={map} />)}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Row({ row, map }: { row: Aircraft; map: MapView }): JSX.Element {
  const choose = (): void => {
    select(row.key);
    map.show(row.key);
  };
  return (
    <tr class={row.key === selected.value ? 'chosen' : row.emergency ? 'alarm' : ''} onClick={choose}>
      <th scope="row">
        <button aria-pressed={row.key === selected.value} onClick={(event) => { event.stopPropagation(); choose(); }}>{row.callsign ?? row.key}</button>
      </th>
      <td>{row.operator ?? ''}</td>
      <td>{row.onGround ? 'ground' : text.altitude(row.altitudeMeters, units.value)}</td>
      <td>{text.speed(row.groundSpeedMps, units.value)}</td>
      <td>{text.track(row.trackDegrees)}</td>
    </tr>
  );
}

/** Rows without a value come last in either direction. */
function sorted(rows: Aircraft[], column: Column, descending: boolean): Aircraft[] {
  const sign = descending ? -1 : 1;
  const valueOf = (row: Aircraft): string | number | null => row[column];
  return rows.sort((a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    return sign * (typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y)));
  });
}
