import { describe, expect, it } from 'vitest';
import * as text from './units';

describe('units', () => {
  it('writes feet and knots as pilots do', () => {
    expect(text.altitude(10_972.8, 'aviation')).toBe('36\u202f000 ft');
    expect(text.speed(231.5, 'aviation')).toBe('450 kt');
    expect(text.verticalRate(-9.75, 'aviation')).toBe('−1\u202f920 ft/min');
    expect(text.track(4.6)).toBe('005°');
    expect(text.track(359.7)).toBe('000°');
  });

  it('writes metres where asked to', () => {
    expect(text.altitude(10_972.8, 'metric')).toBe('10\u202f973 m');
    expect(text.verticalRate(9.75, 'metric')).toBe('+9.8 m/s');
  });

  it('writes a dash for what is not known', () => {
    expect([text.altitude(null, 'metric'), text.speed(undefined, 'aviation'), text.track(null), text.count(null)]).toEqual(['–', '–', '–', '–']);
  });

  it('tells ages in the unit that fits', () => {
    expect([0.4, 12, 240, 9000, NaN].map(text.age)).toEqual(['now', '12 s', '4 min', '3 h', 'now']);
  });
});
