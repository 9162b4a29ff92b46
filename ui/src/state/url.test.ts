import { describe, expect, it } from 'vitest';
import { type PageState, readAddress, writeAddress } from './url';

const EMPTY: PageState = { view: null, theme: null, units: null, selected: null, following: false, table: false };

describe('address', () => {
  it('says nothing for a bare page', () => {
    expect(readAddress('')).toEqual(EMPTY);
    expect(writeAddress(EMPTY)).toBe('');
  });

  it('comes back as it was written', () => {
    const state: PageState = {
      view: { latitude: 48.1372, longitude: -11.5755, zoom: 6.25 },
      theme: 'light', units: 'metric', selected: '~2b3c4d', following: true, table: true,
    };
    const address = writeAddress(state);
    expect(address).toBe('?c=48.1372,-11.5755&z=6.25&theme=light&units=metric&selected=~2b3c4d&follow=1&table=1');
    expect(readAddress(address)).toEqual(state);
  });

  it('keeps parameters it does not know', () => {
    expect(writeAddress({ ...EMPTY, theme: 'dark' }, '?t=2026-11-20T10:15Z&theme=light')).toContain('t=2026-11-20T10%3A15Z');
  });

  it.each(['?c=91,0', '?c=48', '?c=48,9,1', '?c=,', '?c=north,east', '?c=48,181', '?z=5'])('passes over a view that is none: %s', (search) => {
    expect(readAddress(search).view).toBeNull();
  });

  it('brings the zoom into range', () => {
    expect(readAddress('?c=48,9&z=99').view?.zoom).toBe(13);
    expect(readAddress('?c=48,9&z=x').view?.zoom).toBe(5);
    expect(readAddress('?c=48,9').view?.zoom).toBe(5);
  });

  it('passes over values it does not know', () => {
    expect(readAddress('?theme=pink&units=leagues&follow=1&selected=')).toEqual(EMPTY);
  });
});
