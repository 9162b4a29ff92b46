/** The selected aircraft: who it is, where it goes, what it does now. */
import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { distanceMeters } from '../map/great-circle';
import { details, type Details, epochSeconds, knownDetails, type RouteEnd } from '../state/details';
import { fleet, fleetVersion, following, select, units } from '../state/store';
import * as text from '../state/units';
import { AltitudeProfile } from './altitude-profile';
import { CloseIcon, LinkIcon, TargetIcon } from './icons';

export function DetailsCard({ aircraft }: { aircraft: string }): JSX.Element {
  void fleetVersion.value;
  const current = details.value;
  const loaded = knownDetails();
  const known = loaded?.aircraft === aircraft ? loaded : null;
  const slot = fleet.slotOf(aircraft);
  const live = slot === null ? null : fleet.aircraft(slot);
  const emergency = live?.emergency ?? false;
  return (
    <section class="card details" aria-label={`Aircraft ${aircraft}`}>
      <header>
        <div>
          <h2>{live?.callsign ?? known?.callsign?.trim() ?? aircraft}</h2>
          <p>{subtitle(aircraft, known)}</p>
        </div>
        <button class="plain" onClick={() => select(null)} aria-label="Close details" title="Close (Esc)"><CloseIcon /></button>
      </header>
      {emergency && <p class="emergency" role="alert">Squawks {known?.squawk ?? 'an emergency'}{EMERGENCIES[known?.squawk ?? ''] ?? ''}</p>}
      {current?.state === 'unknown' && !live && <p class="note">This aircraft is not heard of now.</p>}
      {current?.state === 'failed' && <p class="note">Cannot show all details: {current.reason}. Asking again.</p>}
      {known?.route && <Route known={known} />}
      {(known || live) && <Numbers known={known} live={live} />}
      {known && known.trail.length > 2 && <AltitudeProfile trail={known.trail} />}
      <Actions canFollow={slot !== null} />
      {known?.source && <Origin known={known} />}
    </section>
  );
}

const EMERGENCIES: Record<string, string> = { '7500': ': unlawful interference', '7600': ': radio failure', '7700': ': general emergency' };

function subtitle(aircraft: string, known: Details | null): string {
  const parts = [known?.operator?.name ?? known?.operator?.code, known?.typeName ?? known?.typeCode, known?.registration, aircraft, known?.registryCountry?.name];
  return parts.filter(Boolean).join(' · ');
}

function Route({ known }: { known: Details }): JSX.Element | null {
  const { from, to, source } = known.route!;
  if (!from && !to) return null;
  const here = known.latitude !== null && known.longitude !== null ? { lat: known.latitude, lon: known.longitude } : null;
  const flown = here && from ? distanceMeters(from, here) : null;
  const left = here && to ? distanceMeters(here, to) : null;
  const part = flown !== null && left !== null && flown + left > 0 ? flown / (flown + left) : null;
  return (
    <div class="route" title={`From the ${source}`}>
      <End end={from} />
      <div class="way">
        {part !== null && <div class="bar"><i style={{ width: `${(part * 100).toFixed(1)}%` }} /></div>}
        {left !== null && <span>{text.distance(left, units.value)} to go</span>}
      </div>
      <End end={to} />
    </div>
  );
}

function End({ end }: { end: RouteEnd | null }): JSX.Element {
  return (
    <div class="end">
      <b>{end ? (end.iata ?? end.icao) : '?'}</b>
      <span title={end?.name}>{end?.name ?? 'unknown'}</span>
    </div>
  );
}

function Numbers({ known, live }: { known: Details | null; live: ReturnType<typeof fleet.aircraft> }): JSX.Element {
  const onGround = live?.onGround ?? known?.onGround ?? false;
  const altitude = live?.altitudeMeters ?? known?.baroAltitudeMeters ?? known?.geoAltitudeMeters;
  const seen = epochSeconds(known?.seenAt ?? null);
  const squawk = known?.squawk ?? null;
  const unit = units.value;
  const rows: [string, string][] = [
    ['Altitude', onGround ? 'on ground' : text.altitude(altitude, unit)],
    ['Ground speed', text.speed(live?.groundSpeedMps ?? known?.groundSpeedMps, unit)],
    ['Track', text.track(live?.trackDegrees ?? known?.trackDegrees)],
    ['Vertical rate', onGround ? '–' : text.verticalRate(known?.verticalRateMps, unit)],
    ['Squawk', squawk ?? '–'],
    ['Last seen', live ? text.age(live.ageSeconds) : seen === null ? '–' : text.age(Date.now() / 1000 - seen)],
  ];
  return (
    <dl class="values">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Actions({ canFollow }: { canFollow: boolean }): JSX.Element {
  const copied = useSignal(false);
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(location.href);
      copied.value = true;
      setTimeout(() => (copied.value = false), 1500);
    } catch {
      copied.value = false;
    }
  };
  return (
    <div class="actions">
      {canFollow && (
        <button class="pill" aria-pressed={following.value} onClick={() => (following.value = !following.value)} title="Follow (F)">
          <TargetIcon />{following.value ? 'Following' : 'Follow'}
        </button>
      )}
      {'clipboard' in navigator && (
        <button class="pill" onClick={copy}><LinkIcon />{copied.value ? 'Copied' : 'Copy link'}</button>
      )}
    </div>
  );
}

function Origin({ known }: { known: Details }): JSX.Element {
  const place = known.captureId === null ? '' : `, capture ${known.captureId}, item ${known.itemIndex ?? '–'}`;
  return <p class="origin">From {known.source}{place}{known.route ? `; route from the ${known.route.source}` : ''}</p>;
}
