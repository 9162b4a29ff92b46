/** Search for a callsign, an address, an operator or an airport; a combobox with a list of what was found. */
import { useComputed, useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import type { MapView } from '../map/map-view';
import { airports } from '../state/airports';
import { type Found, search } from '../state/search';
import { fleet, fleetVersion, select } from '../state/store';
import { AirportIcon, Mark, SearchIcon } from './icons';

export const SEARCH_ID = 'search';
const AIRPORT_ZOOM = [10, 9, 8.5];

export function SearchBox({ map }: { map: MapView }): JSX.Element {
  const text = useSignal('');
  const open = useSignal(false);
  const marked = useSignal(0);
  const found = useComputed<Found[]>(() => {
    if (!open.value || text.value.trim() === '') return [];
    void fleetVersion.value;
    return search(text.value, fleet, airports.value);
  });

  const choose = (item: Found): void => {
    open.value = false;
    text.value = '';
    document.getElementById(SEARCH_ID)?.blur();
    if (item.kind === 'aircraft') {
      select(item.key);
      map.show(item.key);
    } else {
      map.goTo(item.airport.lat, item.airport.lon, AIRPORT_ZOOM[item.airport.size] ?? 9);
    }
  };

  const onKey = (event: KeyboardEvent): void => {
    const last = found.value.length - 1;
    if (event.key === 'ArrowDown') marked.value = Math.min(last, marked.value + 1);
    else if (event.key === 'ArrowUp') marked.value = Math.max(0, marked.value - 1);
    else if (event.key === 'Enter') {
      const item = found.value[marked.value];
      if (item) choose(item);
    } else if (event.key === 'Escape') {
      text.value = '';
      document.getElementById(SEARCH_ID)?.blur();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const showsList = open.value && text.value.trim() !== '';
  return (
    <div class="search" role="search">
      <div class="card field">
        <SearchIcon />
        <input
          id={SEARCH_ID}
          type="text"
          role="combobox"
          aria-label="Search aircraft and airports"
          aria-expanded={showsList}
          aria-controls="search-list"
          aria-autocomplete="list"
          aria-activedescendant={showsList && found.value.length > 0 ? `found-${marked.value}` : undefined}
          placeholder="Callsign, address, airport"
          autocomplete="off"
          spellcheck={false}
          value={text.value}
          onInput={(event) => {
            text.value = event.currentTarget.value;
            marked.value = 0;
            open.value = true;
          }}
          onFocus={() => (open.value = true)}
          onBlur={() => (open.value = false)}
          onKeyDown={onKey}
        />
        <kbd>/</kbd>
      </div>
      {showsList && (
        <ul class="card found" id="search-list" role="listbox" aria-label="Found">
          {found.value.length === 0 && <li class="none">Nothing found for “{text.value.trim()}”</li>}
          {found.value.map((item, i) => (
            <li
              key={item.kind === 'aircraft' ? item.key : item.airport.icao}
              id={`found-${i}`}
              role="option"
              aria-selected={i === marked.value}
              onMouseDown={(event) => event.preventDefault()}
              onMouseEnter={() => (marked.value = i)}
              onClick={() => choose(item)}
            >
              {item.kind === 'aircraft' ? <Mark /> : <AirportIcon />}
              <b>{item.title}</b>
              <span>{item.note}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
