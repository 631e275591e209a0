import type { AgentRequest, PlannedCallback } from '../../core/routing/event.ts';
import { AppError } from '../../shared/errors.ts';
import type { InteractionId, UserId } from '../../shared/ids.ts';
import type { Deps } from '../deps.ts';
import { loadDesk } from '../desk/load-desk.ts';
import { demandOutcome } from '../interactions/demand-outcome.ts';
import { demand, type SignedIn, signedInRoute } from '../route.ts';
import { findTargets } from './find-targets.ts';
import { getLedger } from './get-ledger.ts';
import { getPhoneAccount, type PhoneDriver } from './get-phone-account.ts';

/** What the desk shows besides the tables: the engine knows it at once. */
export interface LiveAgents {
  of(signedIn: SignedIn): Parameters<typeof loadDesk>[2];
}

interface Context {
  signedIn: SignedIn;
}

/** Who takes calls, with a telephone and a state of their own. */
function taking({ signedIn }: Context): SignedIn {
  demand(signedIn, 'change', 'call');
  return signedIn;
}

export function callsRoutes(deps: Deps, live: LiveAgents, phone: PhoneDriver) {
  const done = { done: true as const };
  type OfCall = { input: { id: InteractionId }; context: Context };
  const asked =
    (request: (agentId: UserId, interactionId: InteractionId) => AgentRequest) =>
    async ({ input, context }: OfCall) => {
      const { tenantId, userId } = taking(context);
      await deps.route(tenantId, request(userId, input.id));
      return done;
    };
  const { calls } = signedInRoute;
  return {
    desk: calls.desk.handler(({ context }) => {
      demand(context.signedIn, 'read', 'interaction');
      return deps.read(context.who, (tx) => loadDesk(tx, context.signedIn, live.of(context.signedIn)));
    }),
    phone: calls.phone.handler(({ context }) =>
      deps.read(context.who, (tx) => getPhoneAccount(tx, taking(context), phone)),
    ),
    chooseState: calls.chooseState.handler(async ({ input, context }) => {
      const { tenantId, userId } = taking(context);
      await deps.route(tenantId, { kind: 'agent.chooseState', agentId: userId, chosen: input, setBy: userId });
      return done;
    }),
    ledger: calls.ledger.handler(({ input, context }) => {
      if (input.id === context.signedIn.userId) taking(context);
      else demand(context.signedIn, 'read', 'ledger');
      return deps.read(context.who, (tx) => getLedger(tx, context.signedIn, input, deps.now()));
    }),
    answer: calls.answer.handler(asked((agentId, interactionId) => ({ kind: 'offer.accept', agentId, interactionId }))),
    decline: calls.decline.handler(
      asked((agentId, interactionId) => ({ kind: 'offer.decline', agentId, interactionId })),
    ),
    hold: calls.hold.handler(asked((agentId, interactionId) => ({ kind: 'call.hold', agentId, interactionId }))),
    resume: calls.resume.handler(asked((agentId, interactionId) => ({ kind: 'call.resume', agentId, interactionId }))),
    end: calls.end.handler(asked((agentId, interactionId) => ({ kind: 'call.end', agentId, interactionId }))),
    extendWrapUp: calls.extendWrapUp.handler(
      asked((agentId, interactionId) => ({ kind: 'wrapup.extend', agentId, interactionId })),
    ),
    parkWrapUp: calls.parkWrapUp.handler(
      asked((agentId, interactionId) => ({ kind: 'wrapup.park', agentId, interactionId })),
    ),
    sendDigits: calls.sendDigits.handler(async ({ input, context }) => {
      const { tenantId, userId } = taking(context);
      await deps.route(tenantId, {
        kind: 'call.sendDigits',
        agentId: userId,
        interactionId: input.id,
        digits: input.digits,
      });
      return done;
    }),
    ...transferRoutes(deps),
    finishWrapUp: calls.finishWrapUp.handler(async ({ input, context }) => {
      const { tenantId, userId } = taking(context);
      // Before the engine: a fact that no table can hold would stand in its way for ever.
      const { effect } = await deps.read(context.who, (tx) => demandOutcome({ tx, who: context.who }, input.outcomeId));
      if (effect === 'callback' && !input.callback) throw new AppError('callback-missing');
      await deps.route(tenantId, {
        kind: 'wrapup.finish',
        agentId: userId,
        interactionId: input.id,
        outcomeId: input.outcomeId,
        next: input.next,
        callback: input.callback && plannedBy(userId, input.callback),
      });
      return done;
    }),
  };
}

/** To whom a call may be transferred, and that it is. */
const transferRoutes = (deps: Deps) => ({
  targets: signedInRoute.calls.targets.handler(({ input, context }) =>
    deps.read(context.who, (tx) => findTargets(tx, taking(context), input.id)),
  ),
  transfer: signedInRoute.calls.transfer.handler(async ({ input: { id, to }, context }) => {
    const { tenantId, userId } = taking(context);
    await deps.route(tenantId, { kind: 'call.transfer', agentId: userId, interactionId: id, to });
    return { done: true as const };
  }),
});

/** A promised call is its promiser's, or anyone's. */
const plannedBy = (
  userId: UserId,
  { dueAt, owner, number }: { dueAt: string; owner: 'me' | 'anyone'; number: string },
): PlannedCallback => ({ due: Date.parse(dueAt), ownerId: owner === 'me' ? userId : null, number });
