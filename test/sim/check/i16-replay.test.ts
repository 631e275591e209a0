import { expect, test } from 'vitest';
import { applyFact } from '../../../src/core/routing/apply-fact.ts';
import { emptyState } from '../../../src/core/routing/empty-state.ts';
import type { RoutingFact } from '../../../src/shared/events.ts';
import { replay } from './i16-replay.ts';
import { openScript, type Script } from './scripted-centre.ts';
import { arrived, phoneIs } from './scripted-facts.ts';

const folded = ({ log }: Script) => {
  const state = emptyState();
  for (const { at, fact } of log) applyFact(state, at, fact as RoutingFact);
  return state;
};

/** The engine lives on what its log says. */
function lives() {
  const script = openScript(replay);
  script.belief.holds = false;
  script.connect();
  script.ready('anna');
  script.commit([arrived('c1')]);
  script.believe(folded(script));
  script.belief.holds = true;
  return script;
}

test('a state that is the log folded is nothing to find, also after a database lost the end of it', () => {
  const script = lives();
  script.pass(30_000);
  script.lose(1);
  script.belief.epoch = 2;
  script.believe(folded(script));
  script.pass(30_000);
  expect(script.found()).toEqual([]);
});

test('an engine that lives on another state is found at its next checkpoint', () => {
  const script = lives();
  script.look();
  applyFact(script.belief.state as never, script.now(), phoneIs('boris', true) as RoutingFact);
  script.pass(9_000);
  expect(script.found()).toEqual([]);
  script.pass(1_000);
  expect(script.found()).toEqual([expect.stringContaining('that the log does not give')]);
});

test('the first moment of an engine is a checkpoint', () => {
  const script = lives();
  script.look();
  script.belief.epoch = 2;
  script.believe(emptyState());
  script.look();
  expect(script.found()).toHaveLength(1);
});

test('while an answer is on its way the engine may be behind the log, or ahead of it', () => {
  const [behind, ahead] = [lives(), lives()];
  behind.belief.version -= 1;
  ahead.belief.isWriting = true;
  for (const script of [behind, ahead]) {
    script.believe(emptyState());
    script.pass(30_000);
    expect(script.found()).toEqual([]);
  }
});
