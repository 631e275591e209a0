import { NotReadyReason } from '../../../../src/shared/agent-state.ts';
import type { AgentRequest } from '../../../../src/core/routing/event.ts';
import type { AgentNow, CallNow, RoutingState } from '../../../../src/core/routing/state.ts';
import type { InteractionId, OutcomeId, UserId } from '../../../../src/shared/ids.ts';
import { OutcomeId as OutcomeIdSchema } from '../../../../src/shared/ids.ts';
import type { Exchange, LegLine } from '../asterisk/exchange.ts';
import type { CentreTenant } from '../centre/draw-centre.ts';
import type { Chance } from '../random.ts';
import { createBrowserPhone } from './browser-phone.ts';
import type { Desk, Desks } from './desks.ts';
import type { Habits } from './habits.ts';

export interface AgentWorld {
  exchange: Exchange;
  desks: Desks;
  chance: Chance;
  habits: Habits;
}

/** One agent with a page and a telephone, who does what people do there. */
export function employ(world: AgentWorld, tenant: CentreTenant, agentId: UserId): void {
  const { exchange, desks, chance, habits } = world;
  const { time, fate, happenings } = exchange;
  const who = `agent ${agentId.slice(0, 8)}`;
  let isAtDesk = true;
  let isActing = false;
  const desk: Desk = desks.open(tenant.id, agentId, () => look());
  const phone = createBrowserPhone(
    exchange,
    { username: agentId.replaceAll('-', ''), retryMs: habits.registerMs },
    {
      registered: (legId) => desk.request({ kind: 'phone.hello', agentId, legId }),
      invited,
      ended: () => undefined,
    },
  );

  function ask(request: AgentRequest, answered?: (refusal: string | null) => void): void {
    happenings.deed(who, request.kind);
    desk.request(request, answered);
    if (fate.strikes('agent-double-clicks', `${who}: ${request.kind}`)) desk.request(request);
  }

  /** One thing at a time, after the time that it takes to see it and to think. */
  function after(delayMs: number, act: () => void): void {
    isActing = true;
    time.after(delayMs, () => {
      isActing = false;
      if (isAtDesk) act();
    });
  }

  function glance(): void {
    time.after(habits.glanceMs, glance);
    if (!isAtDesk) return;
    if (desk.isCut()) loseNode();
    if (!desk.isConnected() && !isActing) after(habits.reconnectMs(chance), connect);
    if (fate.strikes('agent-closes-lid', who)) return closeLid();
    if (fate.strikes('agent-two-tabs', who)) return takePhoneToSecondTab();
    look();
  }

  /** The process that the page and its telephone went through does not answer any more. */
  function loseNode(): void {
    desk.disconnect();
    phone.unplug();
  }

  function connect(): void {
    if (desk.connect()) phone.open();
  }

  /** Or loads the page anew: its sockets close, and the telephone in it is another. */
  function closeLid(): void {
    isAtDesk = false;
    if (chance.happens(habits.reloads)) {
      desk.disconnect();
      phone.close();
    } else {
      desk.fallSilent();
      phone.vanish();
    }
    time.after(habits.lidMs(chance), () => {
      isAtDesk = true;
    });
  }

  /** The second tab has the telephone now: it knows nothing of the leg that the first one held. */
  function takePhoneToSecondTab(): void {
    phone.close();
    phone.open();
  }

  function look(): void {
    const state = desk.shown();
    const now = state?.agents.get(agentId);
    if (isActing || !isAtDesk || state === null) return;
    const deed = nextDeed(state, now);
    if (deed !== null) after(deed.afterMs, deed.act);
  }

  function nextDeed(state: RoutingState, now: AgentNow | undefined): { afterMs: number; act: () => void } | null {
    if (now === undefined || now.state === 'offline')
      return { afterMs: habits.thinkMs(chance), act: () => ask({ kind: 'agent.signIn', agentId }) };
    if (now.state === 'not_ready') {
      const isBreak = now.reason !== null && NotReadyReason.safeParse(now.reason).success;
      return { afterMs: isBreak ? habits.breakMs(chance) : habits.thinkMs(chance), act: becomeReady };
    }
    if (now.state === 'ready' && chance.happens(habits.breakShare)) return { afterMs: 0, act: takeBreak };
    if (now.state === 'wrapup' && now.interactionId !== null)
      return { afterMs: habits.wrapUpMs(chance), act: () => wrapUp(now.interactionId!) };
    const call = now.interactionId === null ? undefined : state.calls.get(now.interactionId);
    return now.state === 'engaged' && call !== undefined ? inTalk(call) : null;
  }

  const chosen = (next: Extract<AgentRequest, { kind: 'agent.chooseState' }>['chosen']): void =>
    ask({ kind: 'agent.chooseState', agentId, chosen: next, setBy: agentId });
  const becomeReady = (): void => chosen({ state: 'ready' });
  const takeBreak = (): void => chosen({ state: 'not_ready', reason: 'break' });

  function inTalk(call: CallNow): { afterMs: number; act: () => void } | null {
    if (call.place.kind !== 'talking') return null;
    const about = { agentId, interactionId: call.id };
    const { held } = call.place;
    // Drawn only where there are transfers: what was found before there were these is played as it was.
    if (habits.transfers > 0 && chance.happens(habits.transfers))
      return { afterMs: habits.thinkMs(chance), act: () => handOn(call.id) };
    if (!chance.happens(habits.actsInTalk)) return null;
    const act = held
      ? (): void => ask({ kind: 'call.resume', ...about })
      : chance.pick([
          () => ask({ kind: 'call.hold', ...about }),
          () => ask({ kind: 'call.sendDigits', ...about, digits: '12' }),
          () => ask({ kind: 'call.end', ...about }),
          () => phone.leg()?.hangUp(),
        ]);
    return { afterMs: habits.thinkMs(chance), act };
  }

  /** To any queue or any colleague: whether that can be is for the product to say. */
  function handOn(interactionId: InteractionId): void {
    const { queues, agents } = tenant.config;
    const to = chance.happens(0.5)
      ? ({ kind: 'queue', queueId: chance.pick(Object.values(queues)).id } as const)
      : ({ kind: 'agent', agentId: chance.pick(Object.values(agents)).id } as const);
    ask({ kind: 'call.transfer', agentId, interactionId, to });
  }

  function wrapUp(interactionId: InteractionId): void {
    const about = { agentId, interactionId };
    const roll = chance.next();
    if (roll < habits.wrapUpExtends) return ask({ kind: 'wrapup.extend', ...about });
    if (roll < habits.wrapUpExtends + habits.wrapUpParks) return ask({ kind: 'wrapup.park', ...about });
    const outcomeId = chance.happens(habits.unknownOutcome) ? anOutcome(chance) : chance.pick(tenant.outcomeIds);
    const next = chance.happens(habits.breakShare) ? ({ state: 'not_ready', reason: 'break' } as const) : null;
    ask({ kind: 'wrapup.finish', ...about, outcomeId, next, callback: null });
  }

  function invited(line: LegLine): void {
    if (line.autoAnswer) {
      line.ring();
      time.after(habits.autoAnswerMs(chance), () => phone.answer());
      return;
    }
    const refused = chance.pick([486, 503, 408]);
    if (fate.strikes('carrier-refuses', `${who}: ${refused}`)) return line.refuse(refused);
    // Early media is sound without ringing: the leg stays as it was dialled until it is answered.
    if (!fate.strikes('carrier-early-media', who)) line.ring();
    if (fate.strikes('agent-signs-out-while-ringing', who)) ask({ kind: 'agent.signOut', agentId });
    if (chance.happens(habits.rejects)) return void time.after(habits.answerMs(chance), () => line.refuse(486));
    if (chance.happens(habits.misses)) return;
    time.after(answeringAfter(line), () => answer(line));
  }

  /** At the very instant at which the engine's own time runs out. */
  function answeringAfter(line: LegLine): number {
    if (!fate.strikes('agent-answers-at-timeout', who)) return habits.answerMs(chance);
    const state = desk.shown();
    const place = [...(state?.calls.values() ?? [])].find(
      ({ place: at }) => at.kind === 'offered' && at.legId === line.legId,
    )?.place;
    if (place?.kind !== 'offered') return 0;
    return Math.max(0, place.ringUntil - time.now() + chance.between(-40, 10));
  }

  function answer(line: LegLine): void {
    if (phone.leg() !== line || !isAtDesk) return;
    const interactionId = line.legId.slice(0, 36) as InteractionId;
    ask({ kind: 'offer.accept', agentId, interactionId });
    phone.answer();
  }

  after(habits.reconnectMs(chance), connect);
  time.after(habits.glanceOffsetMs(chance), glance);
}

/** An outcome that the tenant has not: taken from the page of an hour ago. */
const anOutcome = (chance: Chance): OutcomeId => OutcomeIdSchema.parse(chance.uuid());
