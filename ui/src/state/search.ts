/** Finds aircraft and airports by what people type. */
import type { Fleet } from '../live/fleet';
import type { Airport } from './airports';

export type Found =
  | { readonly kind: 'aircraft'; readonly key: string; readonly title: string; readonly note: string }
  | { readonly kind: 'airport'; readonly airport: Airport; readonly title: string; readonly note: string };

const MOST = 8;

/** Best first: what starts with the text before what contains it, aircraft before airports. */
export function search(text: string, fleet: Fleet, airports: readonly Airport[]): Found[] {
  const wanted = text.trim().toUpperCase();
  if (wanted === '') return [];
  const ranked: { rank: number; found: Found }[] = [];
  for (const slot of fleet.slots()) {
    const identity = fleet.identity(slot);
    if (!identity) continue;
    const rank = best([rankOf(identity.callsign, wanted), rankOf(identity.key, wanted), 2 + rankOf(identity.operator, wanted)]);
    if (rank === null) continue;
    const { key, callsign, operator } = identity;
    const note = [callsign ? key : null, operator].filter(Boolean).join(' · ');
    ranked.push({ rank, found: { kind: 'aircraft', key, title: callsign ?? key, note } });
  }
  for (const airport of airports) {
    const rank = best([rankOf(airport.iata, wanted), rankOf(airport.icao, wanted), 2 + rankOf(airport.name, wanted)]);
    if (rank === null) continue;
    const codes = [airport.iata, airport.icao].filter(Boolean).join(' · ');
    ranked.push({ rank: rank + 0.5 - airport.size / 10, found: { kind: 'airport', airport, title: airport.name, note: codes } });
  }
  return ranked
    .sort((a, b) => a.rank - b.rank || a.found.title.localeCompare(b.found.title))
    .slice(0, MOST)
    .map(({ found }) => found);
}

/** 0 equal, 1 begins with, 4 contains, Infinity not at all. */
function rankOf(value: string | null, wanted: string): number {
  if (value === null) return Infinity;
  const upper = value.toUpperCase();
  if (upper === wanted) return 0;
  if (upper.startsWith(wanted)) return 1;
  return wanted.length >= 2 && upper.includes(wanted) ? 4 : Infinity;
}

function best(ranks: readonly number[]): number | null {
  const least = Math.min(...ranks);
  return least === Infinity ? null : least;
}
