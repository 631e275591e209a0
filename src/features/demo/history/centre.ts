import { actorOf } from '../../../core/routing/actor-of.ts';
import { emptyState } from '../../../core/routing/empty-state.ts';
import type { AgentRequest, RoutingCommand, RoutingEvent } from '../../../core/routing/event.ts';
import { openFloor } from '../../../core/routing/floor.ts';
import type { RoutingConfig, RoutingState } from '../../../core/routing/state.ts';
import { step } from '../../../core/routing/step.ts';
import type { TelephonyCommand } from '../../../core/telephony/command.ts';
import type { TelephonyEvent } from '../../../core/telephony/event.ts';
import type { RefusalCode } from '../../../shared/errors.ts';
import type { RoutingFact } from '../../../shared/events.ts';
import type { InteractionId } from '../../../shared/ids.ts';
import { seedId } from '../seed/seed-id.ts';
import type { Agenda } from './agenda.ts';
import type { LogBook } from './log-book.ts';

type Untimed<T> = T extends unknown ? Omit<T, 'at'> : never;
type Bare<T> = T extends unknown ? Omit<T, 'at' | 'ids'> : never;

export interface Centre {
  tell(event: Untimed<TelephonyEvent>): void;
  request(request: AgentRequest): RefusalCode | null;
  state(): RoutingState;
}

/** How those at both ends of a line behave. */
export interface Ends {
  /** Null: the phone rings until nobody is waited for any more. */
  picksUpAfterMs(interactionId: InteractionId, attempt: number): number | null;
  /** After its decision is in the log; what follows from it is put on the agenda. */
  heard(fact: RoutingFact, version: number): void;
}

const promptMs = 4_200;
const joinMs = 180;

/** The product's own routing with a telephone system that does at once, or after its time, what it is asked. */
export function openCentre(given: { config: RoutingConfig; agenda: Agenda; log: LogBook; ends: Ends }): Centre {
  const { config, agenda, log, ends } = given;
  const lastOfContact = new Map<InteractionId, number>();
  const timers = new Map<string, () => void>();
  const floor = openFloor(config, emptyState());
  let callbacks = 0;
  const ids = {
    recordingId: () => {
      throw new Error('recordings are not invented');
    },
    callbackId: () => seedId<never>('callback', `history-${(callbacks += 1)}`),
  };

  function take(bare: Bare<RoutingEvent>): RefusalCode | null {
    const done = step(floor, { ...bare, at: agenda.now(), ids } as RoutingEvent);
    const told = done.facts.map((fact) => ({ fact, version: write(fact, bare) }));
    for (const command of done.commands) act(command);
    for (const { fact, version } of told) ends.heard(fact, version);
    return done.refusal;
  }

  /** A fact about a contact is caused by the one before it, as the engine has it. */
  function write(fact: RoutingFact, bare: Bare<RoutingEvent>): number {
    const id = 'interactionId' in fact ? fact.interactionId : null;
    const version = log.tell(fact, actorOf(fact, bare), (id && lastOfContact.get(id)) ?? null);
    if (id) lastOfContact.set(id, version);
    return version;
  }

  function act(command: RoutingCommand): void {
    if (command.kind === 'telephony') return perform(command.command);
    timers.get(command.key)?.();
    timers.delete(command.key);
    const { key } = command;
    if (command.kind === 'timer.start')
      timers.set(
        key,
        agenda.put(command.at, () => void take({ kind: 'timer.fired', key })),
      );
  }

  function perform(command: TelephonyCommand): void {
    const { interactionId } = command;
    const soon = (ms: number, event: Untimed<TelephonyEvent>) => void agenda.put(agenda.now() + ms, () => tell(event));
    if (command.kind === 'prompt.play')
      soon(promptMs * command.prompts.length, { kind: 'prompt.finished', interactionId, promptId: command.promptId });
    if (command.kind === 'bridge.join') soon(joinMs, { kind: 'bridge.joined', interactionId, legId: command.legId });
    if (command.kind !== 'leg.dial') return;
    const ms = ends.picksUpAfterMs(interactionId, floor.state.calls.get(interactionId)?.attempts ?? 1);
    if (ms !== null) soon(ms, { kind: 'leg.answered', interactionId, legId: command.legId });
  }

  const tell = (event: Untimed<TelephonyEvent>): void =>
    void take({ kind: 'telephony', event: { ...event, at: agenda.now() } as TelephonyEvent });
  return { tell, request: (request) => take({ kind: 'request', request }), state: () => floor.state };
}
