import type { TelephonyCommand } from '../../../core/telephony/command.ts';
import type { LegId } from '../../../shared/ids.ts';
import type { CallEntry } from '../call-entry.ts';
import { newLeg, withLeg, withoutLeg } from '../call-entry.ts';
import { ariApp, usernameOf, writeLegArgs } from '../channel-role.ts';
import { change, expectedStatus, noteRefusals, type PerformContext } from './context.ts';

type DialLeg = Extract<TelephonyCommand, { kind: 'leg.dial' }>;

/** The engine ends the ringing; should it be gone by then, Asterisk does so this much later. */
const dialGraceMs = 2_000;

/**
 * Create and dial are two requests on purpose: a leg that is created stands in Stasis before it rings, so it survives
 * the death of this process also when the agent answers meanwhile. One originate would enter Stasis at the answer and
 * be hung up when nobody is there.
 */
export async function dialLeg(
  context: PerformContext,
  call: CallEntry,
  command: DialLeg,
  epoch: number,
): Promise<void> {
  const { interactionId, legId, agentId } = command;
  if (call.legs[legId] !== undefined) return;
  change(context, interactionId, (entry) => withLeg(entry, newLeg(legId, agentId)));
  const entered = context.entries.next(legId);
  const created = await context.ari.channels.create({
    channelId: legId,
    endpoint: `PJSIP/${usernameOf(agentId)}`,
    app: ariApp,
    appArgs: writeLegArgs(command),
    // The caller's codec is asked for first, so that nothing is transcoded; the witness sees one call.
    originator: call.channelId,
    variables: legVariables(command, epoch),
  });
  const exists = !created.ok && created.status === 409;
  const canDial = exists || (created.ok && (await entered));
  const timeout = Math.ceil((command.timeoutMs + dialGraceMs) / 1_000);
  const dialled = canDial ? await context.ari.channels.dial({ channelId: legId, timeout }) : created;
  noteRefusals(context, 'dial a leg', [created, dialled]);
  if (canDial && (dialled.ok || expectedStatus.has(dialled.status))) return;
  if (created.ok) await context.ari.channels.hangup({ channelId: legId });
  else endUndialled(context, command);
}

function legVariables(command: DialLeg, epoch: number): Record<string, string> {
  const { interactionId, legId, agentId, autoAnswer, from } = command;
  const shown = from?.replace(/[^+0-9A-Za-z*#._-]/g, '').slice(0, 40) ?? '';
  return {
    CC_CONTACT: interactionId,
    CC_LEG: legId,
    CC_AGENT: agentId,
    CC_EPOCH: String(epoch),
    'PJSIP_HEADER(add,X-Zvon-Interaction)': interactionId,
    'PJSIP_HEADER(add,X-Zvon-Leg)': legId,
    ...(autoAnswer ? { 'PJSIP_HEADER(add,X-Zvon-Auto-Answer)': '1' } : {}),
    ...(shown === '' ? {} : { 'CONNECTEDLINE(num,i)': shown, 'CONNECTEDLINE(name,i)': shown }),
  };
}

function endUndialled(context: PerformContext, { interactionId, legId }: DialLeg): void {
  if (context.book.find(interactionId)?.legs[legId] === undefined) return;
  change(context, interactionId, (call) => withoutLeg(call, legId));
  const at = context.clock.now();
  context.tell({ kind: 'leg.ended', at, interactionId, legId, cause: 'unreachable', by: 'unknown' });
}

export async function hangUpLeg(context: PerformContext, call: CallEntry, legId: LegId): Promise<void> {
  change(context, call.interactionId, (entry) => {
    const leg = entry.legs[legId];
    return leg === undefined ? entry : withLeg(entry, { ...leg, endedByZvon: true });
  });
  noteRefusals(context, 'hang up a leg', [await context.ari.channels.hangup({ channelId: legId, reason: 'normal' })]);
}
