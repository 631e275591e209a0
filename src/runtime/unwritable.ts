import type { RoutingState } from '../core/routing/state.ts';
import type { TelephonyCommand } from '../core/telephony/command.ts';
import { AppError } from '../shared/errors.ts';
import type { InteractionId } from '../shared/ids.ts';
import type { Told } from './decide-batch.ts';

/**
 * The smaller parts to decide one by one when the facts of all cannot be written. A list of what exists is told anew
 * without the calls that are new in it, which arrive by themselves. One part: it is this that cannot be written.
 */
export function partsOf(batch: readonly Told[], state: RoutingState): readonly Told[] {
  const [told] = batch;
  if (batch.length > 1 || told?.kind !== 'telephony' || told.event.kind !== 'telephony.connected') return batch;
  const { at, snapshot } = told.event;
  const isKnown = ({ interactionId }: { interactionId: InteractionId }): boolean => state.calls.has(interactionId);
  const unknown = snapshot.calls.filter((call) => !isKnown(call));
  if (unknown.length === 0) return batch;
  const known = { ...snapshot, calls: snapshot.calls.filter(isKnown) };
  return [
    { kind: 'telephony', event: { ...told.event, snapshot: known } },
    ...unknown.map(({ interactionId, from, to }): Told => {
      return { kind: 'telephony', event: { kind: 'call.arrived', at, interactionId, from, to, attempt: 1 } };
    }),
  ];
}

/** An asker is told so. An event has nobody to tell; a call that cannot be recorded is not left in silence. */
export function dropUnwritable(
  deps: { log(message: string): void; dropped(kind: string): void; perform(command: TelephonyCommand): void },
  told: Told,
  sqlState: string,
): void {
  const kind = told.kind === 'telephony' ? told.event.kind : told.kind === 'request' ? told.request.kind : told.kind;
  // No more of the error than this: what PostgreSQL says of a value may hold the value.
  deps.log(`the facts of ${kind} cannot be written (SQLSTATE ${sqlState}): it is let go`);
  if (told.kind === 'request') return told.refused(refusalOf(sqlState));
  deps.dropped(kind);
  if (told.kind === 'telephony' && told.event.kind === 'call.arrived')
    deps.perform({ kind: 'call.hangup', interactionId: told.event.interactionId });
}

/** Foreign keys name what is not there; a rule or a right that is broken is a defect of ours. */
function refusalOf(sqlState: string): AppError {
  if (sqlState === '23503') return new AppError('not-found');
  return sqlState.startsWith('42') ? new AppError('internal') : new AppError('validation-failed', { fields: [] });
}
