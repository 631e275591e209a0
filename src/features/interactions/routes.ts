import type { Unit } from '../../adapters/postgres/unit.ts';
import { AppError } from '../../shared/errors.ts';
import type { InteractionId } from '../../shared/ids.ts';
import { isoOf } from '../../shared/time.ts';
import type { Deps } from '../deps.ts';
import { getDrafts } from '../drafts/get-drafts.ts';
import { saveDraft } from '../drafts/save-draft.ts';
import { chooseIdentity } from '../identity/choose-identity.ts';
import { demand, type SignedIn, signedInRoute, whoOf } from '../route.ts';
import { addTopic } from './add-topic.ts';
import { chooseOutcome } from './choose-outcome.ts';
import { getCauses } from './get-causes.ts';
import { getInteraction } from './get-interaction.ts';
import { getTimeline } from './get-timeline.ts';
import { listChoices } from './list-choices.ts';
import { listInteractions } from './list-interactions.ts';
import { lockInteraction } from './lock-interaction.ts';
import { removeTopic } from './remove-topic.ts';
import { setTopicOutcome } from './set-topic-outcome.ts';
import { voidInteraction } from './void-interaction.ts';

type Context = { signedIn: SignedIn };

export const interactionsRoutes = (deps: Deps) => ({
  ...readingRoutes(deps),
  ...changingRoutes(deps),
  ...draftRoutes(deps),
});

const { interactions } = signedInRoute;

function readable({ signedIn }: Context): SignedIn {
  demand(signedIn, 'read', 'interaction');
  return signedIn;
}

function readingRoutes(deps: Deps) {
  return {
    list: interactions.list.handler(({ input, context }) =>
      deps.read(context.who, (tx) => listInteractions(tx, readable(context), input)),
    ),
    get: interactions.get.handler(({ input, context }) =>
      deps.read(context.who, (tx) => getInteraction(tx, readable(context), input.id)),
    ),
    timeline: interactions.timeline.handler(async ({ input, context }) => ({
      entries: await deps.read(context.who, (tx) => getTimeline(tx, readable(context), input.id)),
    })),
    causes: interactions.causes.handler(async ({ input, context }) => ({
      chain: await deps.read(context.who, (tx) => getCauses(tx, readable(context), input.version)),
    })),
    choices: interactions.choices.handler(({ context }) => {
      const { tenantId, language } = readable(context);
      return deps.read(context.who, (tx) => listChoices(tx, tenantId, language));
    }),
  };
}

function changingRoutes(deps: Deps) {
  /** The interaction as it is after the act, in the transaction that made it so. */
  const changed = ({ signedIn }: Context, id: InteractionId, act: (unit: Unit) => Promise<void>) => {
    demand(signedIn, 'change', 'interaction');
    return deps.commit(whoOf(signedIn), async (unit) => {
      await act(unit);
      return getInteraction(unit.tx, signedIn, id);
    });
  };
  /** Topics are the matter of whoever holds the contact. */
  const onTopic = (context: Context, interactionId: InteractionId, act: (unit: Unit) => Promise<void>) =>
    changed(context, interactionId, async (unit) => {
      await lockInteraction(unit, context.signedIn, interactionId);
      await act(unit);
    });
  return {
    chooseIdentity: interactions.chooseIdentity.handler(({ input: { id, choice }, context }) =>
      changed(context, id, (unit) => chooseIdentity(unit, context.signedIn, { interactionId: id, choice })),
    ),
    addTopic: interactions.addTopic.handler(({ input: { id, ...topic }, context }) =>
      onTopic(context, id, (unit) => addTopic(unit, { interactionId: id, ...topic, source: 'agent' })),
    ),
    removeTopic: interactions.removeTopic.handler(({ input: { id, ...topic }, context }) =>
      onTopic(context, id, (unit) => removeTopic(unit, { interactionId: id, ...topic })),
    ),
    setTopicOutcome: interactions.setTopicOutcome.handler(({ input: { id, ...topic }, context }) =>
      onTopic(context, id, (unit) => setTopicOutcome(unit, { interactionId: id, ...topic })),
    ),
    chooseOutcome: interactions.chooseOutcome.handler(({ input: { id, outcomeId }, context }) =>
      changed(context, id, (unit) => chooseOutcome(unit, context.signedIn, { interactionId: id, outcomeId })),
    ),
    voidIt: interactions.voidIt.handler(({ input: { id, reason }, context }) =>
      changed(context, id, (unit) => voidInteraction(unit, context.signedIn, { interactionId: id, reason })),
    ),
    remove: interactions.remove.handler(() => {
      throw new AppError('delete-refused');
    }),
  };
}

const draftRoutes = (deps: Deps) => ({
  saveDraft: interactions.saveDraft.handler(async ({ input, context: { signedIn, who } }) => {
    demand(signedIn, 'change', 'interaction');
    const { savedAt } = await deps.commit(who, (unit) => saveDraft(unit, signedIn, input));
    return { savedAt: isoOf(savedAt) };
  }),
  drafts: interactions.drafts.handler(async ({ input, context }) => ({
    fields: await deps.read(context.who, (tx) => getDrafts(tx, readable(context), input.subject)),
  })),
});
