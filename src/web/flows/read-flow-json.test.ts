import { describe, expect, it } from 'vitest';
import { infoline } from './flow-cast.ts';
import { readFlowJson } from './read-flow-json.ts';

describe('a pasted flow', () => {
  it('is read as it was copied, alone or as a configuration file carries it', () => {
    expect(readFlowJson(JSON.stringify(infoline))).toEqual({ definition: infoline });
    expect(readFlowJson(JSON.stringify({ names: { en: 'Infoline' }, definition: infoline }))).toEqual({
      definition: infoline,
    });
  });

  it.each([
    ['no JSON', 'Hello', 'JSON'],
    ['a number', '7', 'JSON'],
    ['without a start', '{"steps":{}}', 'start'],
    ['with a step of no kind', '{"start":"a","steps":{"a":{"kind":"sing"}}}', 'steps.a.kind'],
  ])('is refused with where it is wrong: %s', (_, text, fault) => {
    expect(readFlowJson(text)).toEqual({ fault });
  });
});
