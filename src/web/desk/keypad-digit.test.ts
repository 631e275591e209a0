import { describe, expect, it } from 'vitest';
import { keypadDigit } from './keypad-digit.ts';

const press = (key: string, code: string, held: { ctrlKey?: boolean; altKey?: boolean } = {}) =>
  keypadDigit({ key, code, ctrlKey: false, metaKey: false, altKey: false, ...held });

describe('a key pressed on the keypad', () => {
  it.each([
    ['a digit of the row', '7', 'Digit7', '7'],
    ['a digit of the number block', '7', 'Numpad7', '7'],
    ['the row of a Czech keyboard', 'ě', 'Digit2', '2'],
    ['a star typed with Shift, not the 8 under it', '*', 'Digit8', '*'],
    ['a hash typed with Shift, not the 3 under it', '#', 'Digit3', '#'],
    ['the star of the number block', '*', 'NumpadMultiply', '*'],
  ])('is %s', (_what, key, code, digit) => {
    expect(press(key, code)).toBe(digit);
  });

  it.each([
    ['a letter', press('a', 'KeyA')],
    ['the way to another tab of the browser', press('1', 'Digit1', { ctrlKey: true })],
    ['a key with Alt, which types letters', press('1', 'Digit1', { altKey: true })],
  ])('is none: %s', (_what, digit) => {
    expect(digit).toBeNull();
  });
});
