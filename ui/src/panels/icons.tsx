/** The page's small drawings. */
import type { JSX } from 'preact';

const stroke = (path: string) => (): JSX.Element => (
  <svg viewBox="0 0 24 24" width="18" height="18" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true">
    <path d={path} />
  </svg>
);

export const SearchIcon = stroke('M10.5 4a6.5 6.5 0 1 0 0 13 6.500 6.500 0 0 0 0-13zM15.300 15.300 20 20');
export const CloseIcon = stroke('M6 6l12 12M18 6 6 18');
export const SunIcon = stroke('M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.500v2M12 19.500v2M2.500 12h2M19.500 12h2M5.300 5.300l1.400 1.400M17.300 17.300l1.400 1.400M5.300 18.700l1.400-1.400M17.300 6.700l1.400-1.400');
export const MoonIcon = stroke('M20 14.200A8.300 8.300 0 0 1 9.800 4 8.300 8.300 0 1 0 20 14.200z');
export const TableIcon = stroke('M4 5.500h16v13H4zM4 10h16M4 14.300h16M10 10v8.500');
export const HelpIcon = stroke('M9.200 9.200a2.900 2.900 0 0 1 5.700.700c0 1.900-2.900 2.500-2.900 4.100M12 17.300v.1M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z');
export const PlusIcon = stroke('M12 5v14M5 12h14');
export const MinusIcon = stroke('M5 12h14');
export const GlobeIcon = stroke('M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c2.500 2.600 3.700 5.600 3.700 9s-1.200 6.400-3.700 9c-2.500-2.600-3.700-5.600-3.700-9S9.500 5.600 12 3z');
export const TargetIcon = stroke('M12 6a6 6 0 1 0 0 12 6 6 0 0 0 0-12zM12 2.500V6M12 18v3.500M2.500 12H6M18 12h3.500');
export const LinkIcon = stroke('M10 14a4 4 0 0 0 5.700 0l3.100-3.100a4 4 0 0 0-5.700-5.700L12 6.300M14 10a4 4 0 0 0-5.700 0l-3.100 3.100a4 4 0 0 0 5.700 5.700l1.100-1.100');
export const AirportIcon = stroke('M12 8.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7z');

/** The mark: an aircraft on its way up to the right. */
export function Mark(): JSX.Element {
  return (
    <svg viewBox="0 0 64 64" width="24" height="24" fill="currentColor" aria-hidden="true">
      <path transform="rotate(45 32 32)" d="M32 3c2.300 0 3.900 3.200 3.900 7.500v11.800L60.500 39.500v5L35.900 37.300 35.200 49l8.300 6.600v4L32 56.800l-11.500 2.800v-4L28.800 49l-.7-11.700L3.500 44.500v-5l24.600-17.200V10.500C28.100 6.200 29.700 3 32 3z" />
    </svg>
  );
}
