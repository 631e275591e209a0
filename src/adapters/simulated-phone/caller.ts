import type { InteractionId } from '../../shared/ids.ts';
import { endCall, openCall } from './call.ts';
import { keyMs, type CallerScript } from './caller-script.ts';
import type { Exchange, SimulatedCall } from './exchange.ts';

/** A caller at their telephone, who follows a script and can be told to do more. */
export function placeCall(
  exchange: Exchange,
  dialled: { interactionId: InteractionId; from: string | null; to: string },
  script: CallerScript = {},
) {
  let promptsEnded = 0;
  const timers: (() => void)[] = [];
  const later = (ms: number, act: () => void): void => void timers.push(exchange.after(ms, act));
  const reached = (what: NonNullable<CallerScript['hangUp']>['at']): void => {
    if (script.hangUp?.at === what) later(script.hangUp.afterMs, hangUp);
  };

  const call: SimulatedCall = openCall(exchange, dialled, {
    answered: () => reached('answer'),
    promptEnded() {
      promptsEnded += 1;
      if (promptsEnded === 1) reached('prompt');
      for (const { afterPrompt, keys } of script.digits ?? []) if (afterPrompt === promptsEnded) press(keys);
    },
    heardMusic: () => reached('music'),
    bridged() {
      cancelPatience();
      reached('bridge');
    },
    ended: () => timers.forEach((cancel) => cancel()),
  });
  const cancelPatience = script.patienceMs === undefined ? () => {} : exchange.after(script.patienceMs, hangUp);
  timers.push(cancelPatience);
  reached('dialling');

  function hangUp(): void {
    endCall(exchange, call, 'normal', 'caller');
  }

  function press(keys: string): void {
    [...keys].forEach((digit, nth) => later(nth * keyMs, () => pressOne(digit)));
  }

  function pressOne(digit: string): void {
    if (call.over || !call.taken) return;
    exchange.tell({ kind: 'digit.pressed', interactionId: call.interactionId, digit });
  }

  return {
    interactionId: call.interactionId,
    press,
    hangUp,
    isAnswered: (): boolean => call.answered && !call.over,
    isOver: (): boolean => call.over,
  };
}
