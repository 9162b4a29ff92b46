/** What the program says about itself: sources, parts that are ready. */
import { signal } from '@preact/signals';

export interface SourceStatus {
  readonly name: string;
  readonly provider: string;
  readonly captures: number;
  readonly items: number;
  readonly rejected: number;
  readonly lastCaptureAt: string | number | null;
}

export interface Status {
  readonly version: string;
  readonly startedAt: string | number;
  readonly sources: readonly SourceStatus[];
  readonly aircraft: number;
  readonly statesPerSecond: number;
  readonly ready: Readonly<Record<string, boolean>>;
}

const EVERY_MILLIS = 5000;

export const status = signal<Status | null>(null);

/** Keeps `status` up to date while the page is in sight. */
export function watchStatus(): void {
  const ask = async (): Promise<void> => {
    if (document.visibilityState === 'hidden') return;
    try {
      const answer = await fetch('/api/v1/status');
      status.value = answer.ok ? ((await answer.json()) as Status) : null;
    } catch {
      status.value = null;
    }
  };
  void ask();
  setInterval(ask, EVERY_MILLIS);
  document.addEventListener('visibilitychange', () => void ask());
}
