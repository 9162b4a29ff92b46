/** Everything the server knows about the selected aircraft, asked anew every few seconds. */
import { effect, signal } from '@preact/signals';
import { selected } from './store';

export type TrailPoint = readonly [epochSeconds: number, latitude: number, longitude: number, altitudeMeters: number | null];

export interface RouteEnd {
  readonly icao: string;
  readonly iata: string | null;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
}

export interface Details {
  readonly aircraft: string;
  readonly callsign: string | null;
  readonly registration: string | null;
  readonly typeCode: string | null;
  readonly typeName: string | null;
  readonly operator: { readonly code: string; readonly name: string | null } | null;
  readonly registryCountry: { readonly code: string; readonly name: string } | null;
  readonly route: { readonly from: RouteEnd | null; readonly to: RouteEnd | null; readonly source: string } | null;
  readonly seenAt: string | number | null;
  readonly positionAt: string | number | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly baroAltitudeMeters: number | null;
  readonly geoAltitudeMeters: number | null;
  readonly onGround: boolean | null;
  readonly groundSpeedMps: number | null;
  readonly trackDegrees: number | null;
  readonly verticalRateMps: number | null;
  readonly squawk: string | null;
  readonly category: string | null;
  readonly source: string | null;
  readonly captureId: number | string | null;
  readonly itemIndex: number | null;
  readonly trail: readonly TrailPoint[];
}

export type DetailsState =
  | { readonly state: 'loading' | 'unknown' }
  | { readonly state: 'failed'; readonly reason: string; readonly details: Details | null }
  | { readonly state: 'known'; readonly details: Details };

const EVERY_MILLIS = 4000;

export const details = signal<DetailsState | null>(null);

/** The details if they are there. */
export function knownDetails(): Details | null {
  const current = details.value;
  return current && 'details' in current ? current.details : null;
}

/** Keeps `details` up to date with `selected`; the returned function stops that. */
export function watchDetails(): () => void {
  return effect(() => {
    const key = selected.value;
    if (key === null) {
      details.value = null;
      return;
    }
    details.value = { state: 'loading' };
    const ended = new AbortController();
    let timer = 0;
    const ask = async (): Promise<void> => {
      const next = await fetchDetails(key, ended.signal);
      if (ended.signal.aborted) return;
      details.value = next;
      timer = window.setTimeout(ask, EVERY_MILLIS);
    };
    void ask();
    return () => {
      ended.abort();
      clearTimeout(timer);
    };
  });
}

async function fetchDetails(key: string, signal: AbortSignal): Promise<DetailsState> {
  const before = details.peek();
  const failed = (reason: string): DetailsState => ({
    state: 'failed',
    reason,
    details: before && 'details' in before ? before.details : null,
  });
  try {
    const answer = await fetch(`/api/v1/aircraft/${encodeURIComponent(key)}`, { signal });
    if (answer.status === 404) return { state: 'unknown' };
    if (!answer.ok) return failed(`the server answered ${answer.status}`);
    const known = (await answer.json()) as Details;
    return { state: 'known', details: { ...known, trail: known.trail ?? [] } };
  } catch {
    return failed('the server did not answer');
  }
}

/** Epoch seconds of a time that may be ISO text, seconds or milliseconds. */
export function epochSeconds(time: string | number | null): number | null {
  if (time === null) return null;
  if (typeof time === 'number') return time > 1e11 ? time / 1000 : time;
  const parsed = Date.parse(time);
  return Number.isNaN(parsed) ? null : parsed / 1000;
}
