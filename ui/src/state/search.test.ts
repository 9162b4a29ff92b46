import { describe, expect, it } from 'vitest';
import { Fleet } from '../live/fleet';
import type { Airport } from './airports';
import { search } from './search';

const AIRPORTS: Airport[] = [
  { icao: 'EDDF', iata: 'FRA', name: 'Frankfurt am Main', lat: 50, lon: 8.6, size: 2 },
  { icao: 'EDFH', iata: 'HHN', name: 'Frankfurt-Hahn', lat: 49.9, lon: 7.3, size: 1 },
];

function fleetOf(...identities: [string, string | null, string | null][]): Fleet {
  const fleet = new Fleet();
  fleet.identify(identities.map(([key, callsign, operator], slot) => [slot, key, callsign, null, operator]));
  const count = identities.length;
  fleet.apply({
    snapshot: true, serverTimeMillis: 0, count,
    slots: Uint32Array.from({ length: count }, (_, i) => i),
    latitudes: new Int32Array(count), longitudes: new Int32Array(count), tracks: new Uint16Array(count), altitudes: new Uint16Array(count),
    groundSpeeds: new Uint16Array(count), kinds: new Uint8Array(count), flags: new Uint8Array(count), ages: new Uint8Array(count),
  });
  return fleet;
}

const titles = (text: string, fleet: Fleet): string[] => search(text, fleet, AIRPORTS).map(({ title }) => title);

describe('search', () => {
  it('puts the exact callsign before those that begin with it', () => {
    expect(titles('dlh4', fleetOf(['a1', 'DLH4AK', 'DLH'], ['a2', 'DLH4', 'DLH'], ['a3', 'BAW4', 'BAW']))).toEqual(['DLH4', 'DLH4AK']);
  });

  it('finds an address, and an aircraft without a callsign', () => {
    expect(titles('3C64', fleetOf(['3c6444', null, null], ['4ca123', 'RYR1', 'RYR']))).toEqual(['3c6444']);
  });

  it('finds airports by code and name, large ones first', () => {
    expect(titles('FRA', fleetOf())).toEqual(['Frankfurt am Main', 'Frankfurt-Hahn']);
    expect(titles('hahn', fleetOf())).toEqual(['Frankfurt-Hahn']);
  });

  it('finds nothing for nothing', () => {
    expect(search('  ', fleetOf(['a1', 'DLH4', null]), AIRPORTS)).toEqual([]);
  });
});
