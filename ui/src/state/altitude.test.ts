import { describe, expect, it } from 'vitest';
import { altitudeColour, gradient, RAMPS, STOPS_METERS } from './altitude';

const ramp = RAMPS.dark;

describe('altitude colours', () => {
  it.each(['dark', 'light'] as const)('has a colour for each stop of the %s theme', (theme) => {
    expect(RAMPS[theme].colours).toHaveLength(STOPS_METERS.length);
    STOPS_METERS.forEach((meters, i) => expect(altitudeColour(RAMPS[theme], meters)).toEqual(RAMPS[theme].colours[i]));
  });

  it('mixes between stops', () => {
    const [low, high] = [ramp.colours[0]!, ramp.colours[1]!];
    expect(altitudeColour(ramp, 750)).toEqual(low.map((channel, i) => Math.round((channel + high[i]!) / 2)));
  });

  it('stays at its ends', () => {
    expect(altitudeColour(ramp, -400)).toEqual(ramp.colours[0]);
    expect(altitudeColour(ramp, 20_000)).toEqual(ramp.colours.at(-1));
  });

  it('keeps the ground and the unknown apart', () => {
    expect(altitudeColour(ramp, 100, true)).toEqual(ramp.ground);
    expect(altitudeColour(ramp, null)).toEqual(ramp.unknown);
  });

  it('draws the legend to scale', () => {
    expect(gradient(ramp)).toMatch(/^linear-gradient\(90deg, rgb\(255 107 74\) 0\.0%, .* 32\.0%, .* 100\.0%\)$/);
  });
});
