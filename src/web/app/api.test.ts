import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { api, onSessionLost, refusalOf } from './api.ts';

beforeEach(() => void vi.stubGlobal('location', { origin: 'http://127.0.0.1:7080' }));
afterEach(() => void vi.unstubAllGlobals());

const codeOf = async (act: Promise<unknown>): Promise<string> =>
  act.then(
    () => 'done',
    (error: unknown) => refusalOf(error).code,
  );

test('where nothing answers, the server is said to be out of reach', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  expect(await codeOf(api.session.get())).toBe('network');
});

test('a refusal is told by its own code', async () => {
  const problem = { type: 'about:blank', code: 'call-gone', title: 'The call has ended', status: 409 };
  const headers = { 'content-type': 'application/problem+json' };
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(problem), { status: 409, headers })));
  expect(await codeOf(api.session.get())).toBe('call-gone');
});

test('what failed in this page is not said of the network', async () => {
  expect(await codeOf(Promise.reject(new Error('Invalid status: 5')))).toBe('internal');
});

test('what was asked before somebody signed in again is asked once more, and does not end the new session', async () => {
  const told = vi.fn();
  const endListening = onSessionLost(told);
  const json = (status: number, body: unknown): Response =>
    new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/json' } });
  let answerLate = (_: Response): void => undefined;
  const late = new Promise<Response>((resolve) => (answerLate = resolve));
  const answers = [late, Promise.resolve(json(200, {})), Promise.resolve(json(200, { driver: 'simulated' }))];
  vi.stubGlobal('fetch', () => answers.shift());
  const asked = api.calls.phone();
  await api.session.signIn({ email: 'jana@severka.example', password: 'a password' });
  answerLate(json(401, { code: 'unauthorised' }));
  expect(await asked).toMatchObject({ driver: 'simulated' });
  expect(told).not.toHaveBeenCalled();
  endListening();
});

test('a refusal of what was asked in the session that there is tells that it is over', async () => {
  const told = vi.fn();
  const endListening = onSessionLost(told);
  vi.stubGlobal('fetch', () => Promise.resolve(new Response('{}', { status: 401 })));
  await codeOf(api.calls.phone());
  expect(told).toHaveBeenCalledTimes(1);
  endListening();
});
