/** Keeps one WebSocket to the server open: reconnects with growing pauses, gives up a silent one. */
import { decodeRows, decodeText, type Rows, type TextMessage } from './protocol';

export type ConnectionState = 'connecting' | 'live' | 'reconnecting';

export interface LiveListener {
  state(state: ConnectionState): void;
  text(message: TextMessage): void;
  rows(rows: Rows): void;
}

const FIRST_PAUSE_MILLIS = 400;
const LONGEST_PAUSE_MILLIS = 10_000;
/** The server sends a count each second; this long without anything means the connection is dead. */
const SILENCE_MILLIS = 12_000;
const PING_MILLIS = 15_000;

/** Starts connecting at once; the returned function ends it for good. */
export function connect(address: string, listener: LiveListener): () => void {
  let socket: WebSocket | null = null;
  let pause = FIRST_PAUSE_MILLIS;
  let retry = 0;
  let silence = 0;
  let ping = 0;
  let ended = false;

  const open = (): void => {
    const current = new WebSocket(address);
    socket = current;
    current.binaryType = 'arraybuffer';
    current.onmessage = (event) => {
      if (socket !== current) return;
      clearTimeout(silence);
      silence = window.setTimeout(() => current.close(), SILENCE_MILLIS);
      try {
        receive(event.data);
      } catch (error) {
        console.error(error);
        current.close();
      }
    };
    current.onopen = () => {
      ping = window.setInterval(() => current.send('ping'), PING_MILLIS);
    };
    current.onclose = () => {
      if (socket === current) lost();
    };
  };

  const receive = (data: string | ArrayBuffer): void => {
    if (typeof data !== 'string') {
      listener.rows(decodeRows(data));
      return;
    }
    const message = decodeText(data);
    if (message === null) return;
    if (message.type === 'hello') {
      pause = FIRST_PAUSE_MILLIS;
      listener.state('live');
    }
    listener.text(message);
  };

  const lost = (): void => {
    clearTimeout(silence);
    clearInterval(ping);
    socket = null;
    if (ended) return;
    listener.state('reconnecting');
    retry = window.setTimeout(open, pause * (0.75 + Math.random() / 2));
    pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
  };

  listener.state('connecting');
  open();
  return () => {
    ended = true;
    clearTimeout(retry);
    socket?.close();
  };
}
