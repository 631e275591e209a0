import type { AdapterClock } from '../adapter-clock.ts';
import type { RESTResponse } from './models.generated.ts';

/** Null: no answer came in time, or the connection broke before it. */
export type Outcome = RESTResponse | null;

export interface PendingRequests {
  /** The waiter stands before the request is sent: Asterisk's events and answers may come at once. */
  open(): { id: string; outcome: Promise<Outcome> };
  settle(response: RESTResponse): void;
  dropAll(): void;
}

/** REST requests over the websocket that wait for their answer, each with a time limit. */
export function createPendingRequests(clock: AdapterClock, timeoutMs: number): PendingRequests {
  const waiting = new Map<string, (outcome: Outcome) => void>();
  let lastId = 0;
  return {
    open() {
      lastId += 1;
      const id = String(lastId);
      const outcome = new Promise<Outcome>((resolve) => {
        const cancel = clock.after(timeoutMs, () => finish(null));
        const finish = (result: Outcome): void => {
          cancel();
          waiting.delete(id);
          resolve(result);
        };
        waiting.set(id, finish);
      });
      return { id, outcome };
    },
    settle: (response) => waiting.get(response.request_id)?.(response),
    dropAll() {
      for (const finish of [...waiting.values()]) finish(null);
    },
  };
}
