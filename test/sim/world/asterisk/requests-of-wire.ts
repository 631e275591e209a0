import { isUp, type Exchange } from './exchange.ts';
import { serveRequest } from './rest/serve-request.ts';

/** Asterisk works the requests of a connection off in their order: one that waits makes all behind it wait. */
export interface RequestsOfWire {
  take(text: string): void;
}

/** A list of all that exists is written for so long, by one thread: events overtake it. */
const listMs = 40;
const isList = /"uri":"(channels|bridges|endpoints\/PJSIP)"/;

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
        const answerNow = (): void => {
          answer(response);
          next();
        };
        const writingMs = isList.test(text) ? exchange.paceMs(0, listMs) : 0;
        if (writingMs > 0) exchange.time.after(writingMs, answerNow);
        else answerNow();
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
