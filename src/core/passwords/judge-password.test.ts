import { describe, expect, it } from 'vitest';
import { judgePassword } from './judge-password.ts';

const jana = { name: 'Jana Nováková', email: 'jana.novakova@zvon.example' };
const judged = (password: string) => judgePassword(password, jana);

describe('a password', () => {
  it('has 12 signs at least and 256 at most', () => {
    expect([judged('correct hor'), judged('correct hors')]).toEqual(['short', null]);
    expect([judged('evening trains, '.repeat(16)), judged(`${'evening trains, '.repeat(16)}!`)]).toEqual([
      null,
      'long',
    ]);
  });

  it('is asked for no digits, capitals or signs', () => {
    expect(judged('four quiet evening trains')).toBeNull();
  });

  it.each([
    'jana.novakova@zvon.example',
    'Jana.Novakova@Zvon.example2026',
    'Jana Nováková',
    'nováková jana',
    'JanaNováková1',
    'jana.novakova',
    'jana_novakova99',
  ])('is not its owner’s name or e-mail: %s', (password) => {
    expect(judged(password)).toBe('name');
  });

  it.each(['Password1234', 'qwertyuiop12', '123456789012', 'heslo1234567', 'пароль123456', '1q2w-3e4r-5t6y'])(
    'is none of those that are guessed first: %s',
    (password) => {
      expect(judged(password)).toBe('common');
    },
  );

  it.each(['aaaaaaaaaaaa', 'abababababab', 'abcabcabcabc', '............', '            '])(
    'is no few signs over and over: %s',
    (password) => {
      expect(judged(password)).toBe('common');
    },
  );

  it('may hold a name within something longer', () => {
    expect(judged('jana likes evening trains')).toBeNull();
  });
});
