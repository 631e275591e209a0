import type { Unit } from '../../adapters/postgres/unit.ts';
import type { ReadSpeech, Speech } from '../../core/flow/speech-port.ts';
import type { Deps } from '../deps.ts';
import { demand, type SignedIn, signedInRoute, whoOf } from '../route.ts';
import { createFlow } from './create-flow.ts';
import { dropDraft } from './drop-draft.ts';
import { getFlow } from './get-flow.ts';
import { getVersion } from './get-version.ts';
import { listFlows } from './list-flows.ts';
import { publishFlow } from './publish-flow.ts';
import { rollBack } from './roll-back.ts';
import { saveDraft } from './save-draft.ts';

export function flowsRoutes(deps: Deps, readSpeech: ReadSpeech) {
  const { flows } = signedInRoute;
  const read = async (signedIn: SignedIn, key: string, speech: Speech) =>
    deps.read(whoOf(signedIn), (tx) => getFlow(tx, signedIn, { key, speech }));
  /** The flow as it is after the act, judged by what could be said before it. */
  const changed = async (signedIn: SignedIn, key: string, act: (unit: Unit, speech: Speech) => Promise<void>) => {
    const speech = await readSpeech();
    await deps.commit(whoOf(signedIn), (unit) => act(unit, speech));
    return read(signedIn, key, speech);
  };
  return {
    list: flows.list.handler(async ({ context: { signedIn, who } }) => {
      demand(signedIn, 'read', 'configuration');
      return { flows: await deps.read(who, (tx) => listFlows(tx, signedIn)) };
    }),
    get: flows.get.handler(async ({ input: { key }, context: { signedIn } }) => {
      demand(signedIn, 'read', 'configuration');
      return read(signedIn, key, await readSpeech());
    }),
    create: flows.create.handler(({ input, context: { signedIn } }) => {
      demand(signedIn, 'create', 'configuration');
      return changed(signedIn, input.key, (unit) => createFlow(unit, deps, input));
    }),
    version: flows.version.handler(({ input, context: { signedIn, who } }) => {
      demand(signedIn, 'read', 'configuration');
      return deps.read(who, (tx) => getVersion(tx, signedIn, input));
    }),
    saveDraft: flows.saveDraft.handler(({ input, context: { signedIn } }) => {
      demand(signedIn, 'change', 'configuration');
      return changed(signedIn, input.key, (unit) => saveDraft(unit, input));
    }),
    dropDraft: flows.dropDraft.handler(({ input, context: { signedIn } }) => {
      demand(signedIn, 'change', 'configuration');
      return changed(signedIn, input.key, (unit) => dropDraft(unit, input));
    }),
    publish: flows.publish.handler(({ input, context: { signedIn } }) => {
      demand(signedIn, 'change', 'configuration');
      return changed(signedIn, input.key, (unit, speech) => publishFlow(unit, input, speech));
    }),
    rollBack: flows.rollBack.handler(({ input, context: { signedIn } }) => {
      demand(signedIn, 'change', 'configuration');
      return changed(signedIn, input.key, (unit, speech) => rollBack(unit, input, speech));
    }),
  };
}
