/** The keys, and how to read the map. */
import { useSignalEffect } from '@preact/signals';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { helpOpen } from '../state/store';
import { CloseIcon } from './icons';

const KEYS: readonly (readonly [string, string])[] = [
  ['/', 'search'],
  ['F', 'follow the selected aircraft'],
  ['Esc', 'close what is open'],
  ['T', 'table of what is in view'],
  ['U', 'feet and knots, or metres'],
  ['D', 'dark or light'],
  ['W', 'whole world'],
  ['+ −', 'zoom'],
  ['← ↑ ↓ →', 'move the map'],
  ['?', 'this help'],
];

export function HelpDialog(): JSX.Element {
  const dialog = useRef<HTMLDialogElement>(null);
  useSignalEffect(() => {
    if (helpOpen.value) dialog.current?.showModal();
    else dialog.current?.close();
  });
  const onClick = (event: MouseEvent): void => {
    if (event.target === dialog.current) helpOpen.value = false;
  };
  return (
    <dialog class="help" ref={dialog} onClose={() => (helpOpen.value = false)} onClick={onClick} aria-labelledby="help-title">
      <div class="body">
        <header>
          <h2 id="help-title">Reading the map</h2>
          <button class="plain" onClick={() => (helpOpen.value = false)} aria-label="Close help"><CloseIcon /></button>
        </header>
        <p>Each mark is an aircraft, its nose along its track, its colour its altitude; grey stands on the ground. Between reports it runs on along its track, for 40 seconds at most, and fades when it is not heard of. A red ring means an emergency squawk.</p>
        <p>The line behind a selected aircraft is where it was seen; dots mark minutes without reports. The dashed line ahead leads to the airport that the route table gives for its callsign.</p>
        <h3>Keys</h3>
        <dl>
          {KEYS.map(([key, meaning]) => (
            <div key={key}>
              <dt>{key.split(' ').map((part) => <kbd key={part}>{part}</kbd>)}</dt>
              <dd>{meaning}</dd>
            </div>
          ))}
        </dl>
        <p class="note">The address of the page holds the whole view: copy it to share what you see. <a href="/licenses.txt" target="_blank">Licences of the parts used</a></p>
      </div>
    </dialog>
  );
}
