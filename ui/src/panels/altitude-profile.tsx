/** Altitude along the trail, in the colours of the map. */
import type { JSX } from 'preact';
import { altitudeColour, css, RAMPS } from '../state/altitude';
import type { TrailPoint } from '../state/details';
import { theme, units } from '../state/store';
import { age, altitude } from '../state/units';

const WIDTH = 260;
const HEIGHT = 64;
/** The scale reaches at least this high, so that a taxiing aircraft is not drawn as a mountain. */
const LEAST_TOP_METERS = 1500;

export function AltitudeProfile({ trail }: { trail: readonly TrailPoint[] }): JSX.Element | null {
  const points = trail.filter((point): point is readonly [number, number, number, number] => point[3] !== null);
  const first = points[0];
  const last = points[points.length - 1];
  if (!first || !last || last[0] <= first[0]) return null;
  const highest = Math.max(...points.map((point) => point[3]));
  const top = Math.max(LEAST_TOP_METERS, highest) * 1.08;
  const x = (seconds: number): number => ((seconds - first[0]) / (last[0] - first[0])) * WIDTH;
  const y = (meters: number): number => HEIGHT - (Math.max(0, meters) / top) * HEIGHT;
  const line = points.map((point, i) => `${i === 0 ? 'M' : 'L'}${x(point[0]).toFixed(1)} ${y(point[3]).toFixed(1)}`).join('');
  const ramp = RAMPS[theme.value];
  const stops = [0, 0.2, 0.4, 0.6, 0.8, 1].map((part) => ({ part, colour: css(altitudeColour(ramp, part * top)) }));
  return (
    <figure class="profile">
      <figcaption>
        <span>Altitude, last {age(last[0] - first[0])}</span>
        <span>up to {altitude(highest, units.value)}</span>
      </figcaption>
      <svg viewBox={`0 -2 ${WIDTH} ${HEIGHT + 4}`} preserveAspectRatio="none" role="img" aria-label={`Altitude over the last ${age(last[0] - first[0])}, up to ${altitude(highest, units.value)}`}>
        <defs>
          <linearGradient id="profile-ramp" gradientUnits="userSpaceOnUse" x1="0" y1={HEIGHT} x2="0" y2="0">
            {stops.map(({ part, colour }) => <stop key={part} offset={part} stop-color={colour} />)}
          </linearGradient>
          <linearGradient id="profile-fill" gradientUnits="userSpaceOnUse" x1="0" y1={HEIGHT} x2="0" y2="0">
            {stops.map(({ part, colour }) => <stop key={part} offset={part} stop-color={colour} stop-opacity={0.02 + 0.33 * part} />)}
          </linearGradient>
        </defs>
        <path d={`${line}L${WIDTH} ${HEIGHT}L0 ${HEIGHT}Z`} fill="url(#profile-fill)" />
        <path d={line} fill="none" stroke="url(#profile-ramp)" stroke-width="2" vector-effect="non-scaling-stroke" stroke-linejoin="round" />
      </svg>
    </figure>
  );
}
