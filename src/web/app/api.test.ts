import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { api, refusalOf } from './api.ts';

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
