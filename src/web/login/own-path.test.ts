import { describe, expect, it } from 'vitest';
import { ownPath } from './own-path.ts';

const origin = 'https://zvon.example';

describe('where a sign-in leads', () => {
  it.each(['/customers/7?tab=cases#x', '/desk/i/3', '/'])('back to the own page: %s', (path) => {
    expect(ownPath(path, origin)).toBe(path);
  });

  it.each([
    '//evil.example/desk',
    '/\\evil.example',
    '/\t/evil.example',
    'https://evil.example/',
    'javascript:alert(1)',
    'desk',
    '',
    undefined,
  ])('to the desk, never to what is not an own page: %s', (asked) => {
    expect(ownPath(asked, origin)).toBe('/desk');
  });
});
