import { afterEach, expect, test, vi } from 'vitest';
import { maySound, watchSound } from './sound-permission.ts';

afterEach(() => vi.unstubAllGlobals());

test('a page that was loaded anew may ring only after a click or a key, and is told of it when the hand is off', () => {
  const userActivation = { hasBeenActive: false };
  const page = new EventTarget();
  vi.stubGlobal('navigator', { userActivation });
  vi.stubGlobal('addEventListener', (name: string, told: () => void) => page.addEventListener(name, told));
  vi.stubGlobal('removeEventListener', (name: string, told: () => void) => page.removeEventListener(name, told));
  const told: boolean[] = [];
  const stop = watchSound(() => told.push(maySound()));
  expect(maySound()).toBe(false);
  userActivation.hasBeenActive = true;
  page.dispatchEvent(new Event('mousedown'));
  expect(told).toEqual([]);
  page.dispatchEvent(new Event('click'));
  expect(told).toEqual([true]);
  stop();
  page.dispatchEvent(new Event('keyup'));
  expect(told).toEqual([true]);
});
