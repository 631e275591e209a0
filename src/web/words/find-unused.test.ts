import { describe, expect, it } from 'vitest';
import en from './en/words.json';
import { computedBeginnings, findUnknown, findUnused } from './find-unused.ts';

/** What the product shows; the gallery has words of its own, and a test uses nothing up. */
const sources = Object.values(
  import.meta.glob<string>(['../**/*.{ts,tsx}', '!../**/*.test.{ts,tsx}', '!../gallery/**', '!./find-unused.ts'], {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);

describe('the catalogues', () => {
  it('hold no word that nobody shows', () => {
    expect(sources.length).toBeGreaterThan(100);
    expect(findUnused(Object.keys(en), sources)).toEqual([]);
  });

  it('[CZB-14] hold every word that a screen shows', () => {
    expect(findUnknown(Object.keys(en), sources)).toEqual([]);
  });
});

it('a word that no catalogue holds is found where it is shown', () => {
  const sources = ["t('common.open')", "t(\n  'common.gone', { count })", '<Trans i18nKey="common.lost" />'];
  expect(findUnknown(['common.open'], sources)).toEqual(['common.gone', 'common.lost']);
});

describe('a word that nobody shows', () => {
  const templates = computedBeginnings.map((beginning) => `t(\`${beginning}\${one}\`)`);

  it('is found', () => {
    expect(findUnused(['common.open', 'common.close'], [...templates, "t('common.open')"])).toEqual(['common.close']);
  });

  it('is none whose key is put together, nor one of the timeline, which the API names', () => {
    expect(findUnused(['case.state.open', 'timeline.call.held'], templates)).toEqual([]);
  });

  it('is found though a longer key is shown', () => {
    expect(findUnused(['call.note'], [...templates, "t('call.note.early')"])).toEqual(['call.note']);
  });

  it('may begin only as a source still does', () => {
    expect(findUnused([], templates.slice(1))).toEqual([`${computedBeginnings[0]}… is built nowhere`]);
  });
});
