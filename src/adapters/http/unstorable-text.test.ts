import { describe, expect, it } from 'vitest';
import { unstorableTexts } from './unstorable-text.ts';

const paths = (input: unknown) => unstorableTexts(input).map((field) => field.path);

describe('text that cannot be kept', () => {
  it('is named by the path of its field, wherever it stands', () => {
    expect(paths({ a: 'x\u0000', b: { c: ['fine', '\ud83d'] }, d: 'fine' })).toEqual(['a', 'b.c.1']);
    expect(paths('\udd14')).toEqual(['']);
  });

  it('is also a field’s own name', () => {
    expect(paths({ a: { 'x\u0000': 1 } })).toEqual(['a']);
  });

  it('is no text of any language, no whole pair and nothing that is no text', () => {
    expect(paths({ a: 'Čapková, Шевченко, 王小明 🔔\n\t\u202e', b: 5, c: null, d: [true], e: undefined })).toEqual([]);
  });
});
