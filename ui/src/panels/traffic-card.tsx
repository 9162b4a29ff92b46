/** How much is flying, what the colours mean, and where it all comes from. */
import type { JSX } from 'preact';
import { gradient, RAMPS } from '../state/altitude';
import { epochSeconds } from '../state/details';
import { type SourceStatus, status } from '../state/status';
import { counts, theme, units } from '../state/store';
import { age, count } from '../state/units';

const PART_NAMES: Record<string, string> = { kafka: 'Kafka', postgres: 'PostgreSQL', flink: 'Flink', lake: 'Tables' };

export function TrafficCard(): JSX.Element {
  const now = counts.value;
  return (
    <section class="card traffic" aria-label="Traffic now">
      <dl class="numbers">
        <Number value={now?.aircraft} label="aircraft" />
        <Number value={now?.airborne} label="airborne" />
        <Number value={now?.statesPerSecond} label="states / s" />
      </dl>
      <Legend />
      <Sources />
    </section>
  );
}

function Number({ value, label }: { value: number | undefined; label: string }): JSX.Element {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{count(value)}</dd>
    </div>
  );
}

function Legend(): JSX.Element {
  const marks = units.value === 'metric' ? ['0', '3', '6', '9', '12 km'] : ['0', '10k', '20k', '30k', '40k ft'];
  // The ramp is 12.5 km long: 12 km and 40,000 ft (12.2 km) end just before it.
  const share = units.value === 'metric' ? 12_000 / 12_500 : 12_192 / 12_500;
  return (
    <div class="legend">
      <h2>Altitude</h2>
      <div class="ramp" style={{ background: gradient(RAMPS[theme.value]) }} />
      <div class="marks" style={{ width: `${share * 100}%` }} aria-hidden="true">
        {marks.map((mark) => <span key={mark}>{mark}</span>)}
      </div>
    </div>
  );
}

function Sources(): JSX.Element | null {
  const known = status.value;
  if (!known) return null;
  const starting = Object.entries(known.ready ?? {}).filter(([, ready]) => !ready).map(([part]) => PART_NAMES[part] ?? part);
  return (
    <div class="origins">
      <h2>Sources</h2>
      <ul>
        {known.sources.map((source) => <Source key={source.name} source={source} />)}
      </ul>
      {starting.length > 0 && <p class="starting"><i />Starting: {starting.join(', ')}</p>}
    </div>
  );
}

function Source({ source }: { source: SourceStatus }): JSX.Element {
  const last = epochSeconds(source.lastCaptureAt);
  const quiet = last === null ? null : Date.now() / 1000 - last;
  return (
    <li>
      <i class={quiet !== null && quiet < 60 ? 'ok' : 'quiet'} />
      <span>{source.name}</span>
      <span class="when">{quiet === null ? 'nothing yet' : quiet < 2 ? 'now' : `${age(quiet)} ago`}</span>
    </li>
  );
}
