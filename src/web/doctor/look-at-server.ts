import { api, refusalOf } from '../app/api.ts';
import type { Check } from './check.ts';

const slowAboveMs = 300;
const tries = 3;

interface Health {
  status: 'ok' | 'degraded' | 'starting' | 'standby';
  version: string;
  database: 'ok' | 'away';
}

/** Asks the server some times: the first answer also pays for the connection, so the quickest counts. */
export async function lookAtServer(): Promise<{ server: Check; network: Check }> {
  const times: number[] = [];
  let health: Health | null = null;
  try {
    for (let nth = 0; nth < tries; nth++) {
      const from = performance.now();
      const response = await fetch('/api/health', { cache: 'no-store' });
      health = (await response.json()) as Health;
      times.push(performance.now() - from);
    }
  } catch {
    // Unreachable is an answer too, and it is the one that is shown.
    return { server: { state: 'failed', said: { key: 'login.unreachable' } }, network: failedNetwork };
  }
  const ms = Math.round(Math.min(...times));
  const isSlow = ms > slowAboveMs;
  return {
    server: serverCheck(health),
    network: {
      state: isSlow ? 'warning' : 'ok',
      said: { key: isSlow ? 'doctor.network.slow' : 'doctor.network.good', args: { ms } },
    },
  };
}

const failedNetwork: Check = { state: 'failed', said: { key: 'error.network' } };

function serverCheck(health: Health | null): Check {
  if (!health || health.status === 'starting') return { state: 'warning', said: { key: 'doctor.server.starting' } };
  if (health.status === 'standby') return { state: 'failed', said: { key: 'doctor.server.standby' } };
  if (health.database !== 'ok') return { state: 'failed', said: { key: 'banner.databaseAway' } };
  if (health.status === 'degraded') return { state: 'warning', said: { key: 'banner.telephonyAway' } };
  return { state: 'ok', said: { key: 'doctor.server.good', args: { version: health.version } } };
}

/** Whether the browser's telephone gets through to the telephone system; asked only of somebody who is signed in. */
export async function lookAtPhone(): Promise<Check> {
  try {
    await api.session.get();
    const account = await api.calls.phone();
    if (account.driver === 'simulated') return { state: 'warning', said: { key: 'banner.simulated' } };
    return (await opens(account.socketPath))
      ? { state: 'ok', said: { key: 'doctor.phone.good' } }
      : { state: 'failed', said: { key: 'doctor.network.blocked' } };
  } catch (error) {
    const { code } = refusalOf(error);
    if (code === 'not-signed-in') return { state: 'waiting', said: { key: 'doctor.phone.signIn' } };
    return { state: 'failed', said: { key: `error.${code}` } };
  }
}

const settledAfterMs = 700;
const givenUpAfterMs = 5_000;

/** Admission comes after the opening, so a socket counts as open only when it stays so for a moment. */
function opens(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(`${location.origin.replace(/^http/, 'ws')}${path}`, 'sip');
    const end = (isOpen: boolean): void => {
      clearTimeout(timer);
      resolve(isOpen);
      socket.close();
    };
    let timer = setTimeout(() => end(false), givenUpAfterMs);
    socket.addEventListener('close', () => end(false));
    socket.addEventListener('open', () => {
      clearTimeout(timer);
      timer = setTimeout(() => end(true), settledAfterMs);
    });
  });
}
