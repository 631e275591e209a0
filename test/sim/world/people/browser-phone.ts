import type { Exchange, LegLine } from '../asterisk/exchange.ts';
import { register, type Registration } from '../asterisk/registrations.ts';

/** The telephone in an agent's page: it lives and dies with the page. */
export interface BrowserPhone {
  /** Registers, and again when the registration has gone. */
  open(): void;
  /** The websocket to the node has gone, which takes the registration with it; the call goes on. */
  unplug(): void;
  /** The machine sleeps or has lost its network: nothing is said to anybody, and no sound is sent. */
  vanish(): void;
  /** The page is closed: registration and websocket end, a call that it held is just not there any more. */
  close(): void;
  /** The leg that it holds, ringing or up. */
  leg(): LegLine | null;
  isUp(): boolean;
  answer(): void;
}

export function createBrowserPhone(
  exchange: Exchange,
  { username, retryMs }: { username: string; retryMs: number },
  told: { registered(legId: string | null): void; invited(line: LegLine): void; ended(legId: string): void },
): BrowserPhone {
  let registration: Registration | null = null;
  let wanted = false;
  let line: LegLine | null = null;
  let isUp = false;

  function tryRegister(): void {
    if (!wanted) return;
    if (registration?.holds()) return void exchange.time.after(retryMs, tryRegister);
    registration = register(exchange, username, invite);
    if (registration !== null) told.registered(isUp ? (line?.legId ?? null) : null);
    exchange.time.after(retryMs, tryRegister);
  }

  function invite(offered: LegLine): void {
    if (line !== null) return offered.refuse(486);
    line = offered;
    isUp = false;
    offered.onEnd(() => {
      if (line !== offered) return;
      line = null;
      isUp = false;
      told.ended(offered.legId);
    });
    told.invited(offered);
  }

  function forget(): void {
    if (isUp) line?.fallSilent();
    line = null;
    isUp = false;
  }

  return {
    open() {
      if (wanted) return;
      wanted = true;
      tryRegister();
    },
    unplug() {
      wanted = false;
      registration?.end();
    },
    vanish() {
      wanted = false;
      registration?.vanish();
      forget();
    },
    close() {
      wanted = false;
      registration?.end();
      forget();
    },
    leg: () => line,
    isUp: () => isUp,
    answer() {
      if (line === null || isUp) return;
      isUp = true;
      line.answer();
    },
  };
}
