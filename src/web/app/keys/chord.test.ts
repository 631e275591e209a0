import { expect, test } from 'vitest';
import { parseChord, printKeys } from './chord.ts';

test('keys that the browser keeps for itself are refused', () => {
  for (const keys of ['Ctrl+N', 'Ctrl+Shift+T', 'Ctrl+W', 'Ctrl+3', 'F1', 'F3', 'F5', 'F11', 'F12'])
    expect(() => parseChord(keys)).toThrow('browser');
});

test('Alt is never bound, because it types letters', () => {
  expect(() => parseChord('Alt+A')).toThrow('Alt');
  expect(() => parseChord('Ctrl+Alt+A')).toThrow('Alt');
});

test('signs that need AltGr on Slavic layouts are refused', () => {
  for (const keys of ['[', ']', '\\', '{', '}', '@', '#']) expect(() => parseChord(keys)).toThrow('AltGr');
});

test('keys are printed as on the cap', () => {
  expect(printKeys('Ctrl+Enter')).toBe('Ctrl ↵');
  expect(printKeys('Shift+F2')).toBe('Shift F2');
  expect(printKeys('Ctrl+K', true)).toBe('⌘ K');
});
