/** Puts the page together: address, map, connection, panels. */
import '@fontsource-variable/inter/index.css';
import './styles/page.css';
import './styles/panels.css';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { connect, type LiveListener } from './live/connection';
import { createMap, type MapView } from './map/map-view';
import { App } from './panels/app';
import { SEARCH_ID } from './panels/search-box';
import { loadAirports } from './state/airports';
import { watchDetails } from './state/details';
import { watchKeys } from './state/keys';
import { watchPreferences } from './state/preferences';
import { watchStatus } from './state/status';
import { chosenTheme, chosenUnits, clockSeconds, connection, counts, fleet, fleetVersion, following, motion, selected, tableOpen, view } from './state/store';
import { readAddress, writeAddress } from './state/url';

/** For tests in a browser. */
declare global {
  interface Window {
    slipstream: { ready: boolean; aircraft: () => number; map?: MapView };
  }
}

const ADDRESS_PAUSE_MILLIS = 300;

function readStateFromAddress(): void {
  const address = readAddress(location.search);
  view.value = address.view;
  chosenTheme.value = address.theme;
  chosenUnits.value = address.units;
  selected.value = address.selected;
  following.value = address.following;
  tableOpen.value = address.table;
}

function keepAddress(): void {
  let timer = 0;
  effect(() => {
    const state = {
      view: view.value,
      theme: chosenTheme.value,
      units: chosenUnits.value,
      selected: selected.value,
      following: following.value,
      table: tableOpen.value,
    };
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      history.replaceState(null, '', location.pathname + writeAddress(state, location.search) + location.hash);
    }, ADDRESS_PAUSE_MILLIS);
  });
}

function liveListener(map: () => MapView | undefined): LiveListener {
  return {
    state: (state) => (connection.value = state),
    text: (message) => {
      if (message.type === 'hello') fleet.reset();
      else if (message.type === 'identities') for (const slot of fleet.identify(message.rows)) motion.hide(slot);
      else counts.value = { aircraft: message.aircraft, airborne: fleet.countAirborne(), statesPerSecond: Math.round(message.statesPerSecond) };
    },
    rows: (rows) => {
      fleet.apply(rows);
      motion.apply(rows, clockSeconds());
      fleetVersion.value++;
      map()?.refresh();
      window.slipstream.ready = map() !== undefined;
    },
  };
}

/** An address that names an aircraft but no view shows that aircraft. */
function showSelectedOnce(map: MapView): void {
  const key = selected.peek();
  if (key === null) return;
  const done = effect(() => {
    if (fleetVersion.value === 0 || fleet.slotOf(key) === null) return;
    map.show(key);
    queueMicrotask(() => done());
  });
}

async function start(): Promise<void> {
  window.slipstream = { ready: false, aircraft: () => fleet.size };
  readStateFromAddress();
  watchPreferences();
  keepAddress();
  watchStatus();
  watchDetails();
  void loadAirports();
  // The fleet arrives while the map is being made.
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  connect(`${scheme}://${location.host}/api/v1/live`, liveListener(() => window.slipstream.map));
  const map = await createMap(document.getElementById('map')!);
  window.slipstream.map = map;
  map.refresh();
  if (view.peek() === null) showSelectedOnce(map);
  render(<App map={map} />, document.getElementById('panels')!);
  watchKeys(map, SEARCH_ID);
}

start().catch((error: unknown) => {
  console.error(error);
  const note = document.createElement('p');
  note.className = 'failure';
  note.setAttribute('role', 'alert');
  note.textContent = 'Cannot draw the map: this browser offers no WebGL 2. Allow hardware acceleration, or use a newer browser.';
  document.body.append(note);
});
