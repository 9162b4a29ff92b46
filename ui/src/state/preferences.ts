/** Theme and units: from the address, else remembered, else as the system prefers. */
import { effect } from '@preact/signals';
import { chosenTheme, chosenUnits, systemTheme, theme, units } from './store';
import type { Theme, Units } from './url';

const THEME = 'slipstream.theme';
const UNITS = 'slipstream.units';

export function watchPreferences(): void {
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const follow = (): void => {
    systemTheme.value = dark.matches ? 'dark' : 'light';
  };
  follow();
  dark.addEventListener('change', follow);
  chosenTheme.value ??= remembered(THEME, ['dark', 'light']);
  chosenUnits.value ??= remembered(UNITS, ['aviation', 'metric']);
  effect(() => {
    document.documentElement.dataset.theme = theme.value;
  });
}

export function toggleTheme(): void {
  const next: Theme = theme.value === 'dark' ? 'light' : 'dark';
  chosenTheme.value = next;
  remember(THEME, next);
}

export function toggleUnits(): void {
  const next: Units = units.value === 'metric' ? 'aviation' : 'metric';
  chosenUnits.value = next;
  remember(UNITS, next);
}

function remembered<T extends string>(name: string, allowed: readonly T[]): T | null {
  try {
    return allowed.find((value) => value === localStorage.getItem(name)) ?? null;
  } catch {
    return null;
  }
}

function remember(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // Storage may be forbidden; the choice then lasts as long as the page.
  }
}
