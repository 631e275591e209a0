import { afterEach, expect, it, vi } from 'vitest';
import { stopOnSignal } from './stop-on-signal.ts';

afterEach(() => vi.restoreAllMocks());

/** A process that is only looked at: what it would have said, and the codes with which it would have ended. */
function stage(stop: () => Promise<void>) {
  const heard: (() => void)[] = [];
  const said: string[] = [];
  const codes: unknown[] = [];
  vi.spyOn(process, 'on').mockImplementation((_signal, act) => {
    heard.push(act as () => void);
    return process;
  });
  vi.spyOn(process, 'exit').mockImplementation((code) => void codes.push(code) as never);
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  stopOnSignal(stop);
  return { signal: () => heard[0]!(), said, codes };
}

it('ends well when everything has stopped', async () => {
  const { signal, said, codes } = stage(async () => undefined);
  signal();
  await vi.waitFor(() => expect(codes).toEqual([0]));
  expect(said).toEqual([]);
});

it('says what could not be stopped', async () => {
  const { signal, said, codes } = stage(() => Promise.reject(new Error('the pool does not close')));
  signal();
  await vi.waitFor(() => expect(codes[0]).toBe(1));
  expect(said.join('')).toContain('the pool does not close');
});

it('waits for nothing when it is told a second time', () => {
  const { signal, codes } = stage(() => new Promise(() => undefined));
  signal();
  expect(codes).toEqual([]);
  signal();
  expect(codes).toEqual([1]);
});
