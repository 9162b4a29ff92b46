/** Brand, connection, search and the switches of the page. */
import type { JSX } from 'preact';
import type { MapView } from '../map/map-view';
import type { ConnectionState } from '../live/connection';
import { connection, helpOpen, tableOpen, theme, units } from '../state/store';
import { toggleTheme, toggleUnits } from '../state/preferences';
import { HelpIcon, Mark, MoonIcon, SunIcon, TableIcon } from './icons';
import { SearchBox } from './search-box';

const CONNECTION_WORDS: Record<ConnectionState, string> = {
  connecting: 'Connecting',
  live: 'Live',
  reconnecting: 'Reconnecting',
};

export function TopBar({ map }: { map: MapView }): JSX.Element {
  return (
    <header class="top">
      <div class="card brand">
        <Mark />
        <h1>Slipstream</h1>
        <span class={`connection ${connection.value}`} role="status">
          <i />
          <span>{CONNECTION_WORDS[connection.value]}</span>
        </span>
      </div>
      <SearchBox map={map} />
      <div class="card switches" role="group" aria-label="View">
        <button class="wide" onClick={toggleUnits} title="Units (U)" aria-label={`Units: ${units.value === 'metric' ? 'metres and metres per second' : 'feet and knots'}. Change.`}>
          {units.value === 'metric' ? 'm · m/s' : 'ft · kt'}
        </button>
        <button onClick={() => (tableOpen.value = !tableOpen.value)} aria-pressed={tableOpen.value} title="Table of what is in view (T)" aria-label="Table of what is in view">
          <TableIcon />
        </button>
        <button onClick={toggleTheme} title="Dark or light (D)" aria-label={theme.value === 'dark' ? 'Light colours' : 'Dark colours'}>
          {theme.value === 'dark' ? <SunIcon /> : <MoonIcon />}
        </button>
        <button onClick={() => (helpOpen.value = true)} title="Keys and colours (?)" aria-label="Help">
          <HelpIcon />
        </button>
      </div>
    </header>
  );
}
