import { isUp, type Exchange } from './exchange.ts';
import { serveRequest } from './rest/serve-request.ts';

/** Asterisk works the requests of a connection off in their order: one that waits makes all behind it wait. */
export interface RequestsOfWire {
  take(text: string): void;
}

export function createRequests(exchange: Exchange, answer: (text: string) => void): RequestsOfWire {
  const waiting: string[] = [];
  let isBusy = false;

  function next(): void {
    const text = waiting.shift();
    isBusy = text !== undefined;
    if (text === undefined) return;
    exchange.time.after(exchange.paceMs(0, 1), () => {
      if (!isUp(exchange)) return;
      serveRequest(exchange, text, (response) => {
        answer(response);
        next();
      });
    });
  }

  return {
    take(text) {
      waiting.push(text);
      if (!isBusy) next();
    },
  };
}
