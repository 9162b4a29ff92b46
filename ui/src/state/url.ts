/** The page's address: everything one sees is in it, so that every view is a link. */

export type Theme = 'dark' | 'light';
export type Units = 'aviation' | 'metric';

export interface View {
  readonly latitude: number;
  readonly longitude: number;
  readonly zoom: number;
}

export interface PageState {
  /** Absent: where to look is not said. */
  readonly view: View | null;
  /** Absent: as the system prefers. */
  readonly theme: Theme | null;
  readonly units: Units | null;
  readonly selected: string | null;
  readonly following: boolean;
  readonly table: boolean;
}

export function readAddress(search: string): PageState {
  const query = new URLSearchParams(search);
  const theme = query.get('theme');
  const units = query.get('units');
  return {
    view: readView(query.get('c'), query.get('z')),
    theme: theme === 'dark' || theme === 'light' ? theme : null,
    units: units === 'aviation' || units === 'metric' ? units : null,
    selected: query.get('selected') || null,
    following: query.has('follow') && Boolean(query.get('selected')),
    table: query.has('table'),
  };
}

/** The query string for a state, `?` included; parameters this page does not know are kept. */
export function writeAddress(state: PageState, search = ''): string {
  const query = new URLSearchParams(search);
  const put = (name: string, value: string | null): void => {
    if (value === null) query.delete(name);
    else query.set(name, value);
  };
  put('c', state.view && `${state.view.latitude.toFixed(4)},${state.view.longitude.toFixed(4)}`);
  put('z', state.view && state.view.zoom.toFixed(2));
  put('theme', state.theme);
  put('units', state.units);
  put('selected', state.selected);
  put('follow', state.following && state.selected !== null ? '1' : null);
  put('table', state.table ? '1' : null);
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%7E', '~');
  return text === '' ? '' : `?${text}`;
}

function readView(centre: string | null, zoom: string | null): View | null {
  if (centre === null) return null;
  const [latitude, longitude, more] = centre.split(',').map((part) => (part.trim() === '' ? NaN : Number(part)));
  if (latitude === undefined || longitude === undefined || more !== undefined) return null;
  if (!(Math.abs(latitude) <= 85) || !(Math.abs(longitude) <= 180)) return null;
  const parsed = zoom === null || zoom === '' ? NaN : Number(zoom);
  return { latitude, longitude, zoom: Number.isFinite(parsed) ? Math.max(0, Math.min(13, parsed)) : 5 };
}
