/** The airports of the reference table, fetched once. */
import { signal } from '@preact/signals';

export interface Airport {
  readonly icao: string;
  readonly iata: string | null;
  readonly name: string;
  readonly lat: number;
  readonly lon: number;
  /** 2 large, 1 medium, 0 small. */
  readonly size: number;
}

type AirportRow = [icao: string, iata: string | null, name: string, lat: number, lon: number, size: number];

export const airports = signal<readonly Airport[]>([]);

/** Asks again until the server has its reference table. */
export async function loadAirports(): Promise<void> {
  for (let pause = 1000; ; pause = Math.min(pause * 2, 30_000)) {
    try {
      const answer = await fetch('/api/v1/airports');
      if (answer.ok) {
        const { airports: rows } = (await answer.json()) as { airports: AirportRow[] };
        airports.value = rows.map(([icao, iata, name, lat, lon, size]) => ({ icao, iata: iata || null, name, lat, lon, size }));
        return;
      }
    } catch {
      // Not reachable now; the next round asks again.
    }
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
}
