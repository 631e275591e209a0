import { expect, it } from 'vitest';
import { FlowProblem } from '../../shared/api/flows.ts';
import { FlowStep, FlowTest } from '../../shared/config/flow.ts';
import en from '../words/en/words.json';

it.each([
  ['problem', FlowProblem.shape.rule.options],
  ['severity', FlowProblem.shape.severity.options],
  ['kind', FlowStep.options.map(({ shape }) => shape.kind.value)],
  ['test.of', FlowTest.options.map(({ shape }) => shape.of.value)],
  ['exit', ['next', 'none', 'invalid', 'open', 'closed', 'holiday', 'yes', 'no']],
])('there is a word for everything that a flow may say: %s', (screen, said) => {
  expect(said.filter((one) => !(`flow.${screen}.${one}` in en))).toEqual([]);
});
