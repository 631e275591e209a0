import { InteractionId } from '../../../../src/shared/ids.ts';
import { callIn, type CallerLine } from '../asterisk/dialplan.ts';
import type { Exchange, Sound } from '../asterisk/exchange.ts';
import type { CentreTenant } from '../centre/draw-centre.ts';
import type { Chance } from '../random.ts';
import type { Habits } from './habits.ts';

export interface CustomerWorld {
  exchange: Exchange;
  /** The dialplan's own: `UUID()`. */
  contactIds: Chance;
  chance: Chance;
  habits: Habits;
}

/** Calls, listens, types, waits as long as patience lasts, talks, and hangs up. */
export function ring(world: CustomerWorld, tenant: CentreTenant, call: { from: string | null; to: string }): void {
  const { exchange, chance, habits } = world;
  const { time, fate, happenings } = exchange;
  const who = `customer ${call.from ?? 'unknown'}`;
  let hand: CallerLine | null = null;
  let isGone = false;
  let talks = false;

  const hangUp = (why: string): void => {
    if (isGone) return;
    happenings.deed(who, `hangs up: ${why}`);
    hand?.hangUp();
  };
  const loseIn = (delayMs: number, why: string, unless: () => boolean = () => false): void =>
    void time.after(delayMs, () => (unless() ? undefined : hangUp(why)));

  function hears(sound: Sound): void {
    if (isGone) return;
    if (sound.kind === 'agent' && !talks) {
      talks = true;
      loseIn(habits.talkMs(chance), 'all is said');
      if (fate.strikes('customer-hangs-up-anywhere', `${who}: being joined`))
        loseIn(chance.between(0, 5), 'while joined');
    }
    if (sound.kind === 'prompt') listen(sound.media);
  }

  function listen(media: string): void {
    const answer = answers.find(([prompt]) => prompt.test(media))?.[1];
    if (answer) type(answer(chance));
    if (fate.strikes('customer-hangs-up-anywhere', `${who}: prompt`)) loseIn(chance.between(0, 4_000), 'in a prompt');
  }

  function type(digits: string): void {
    let afterMs = chance.between(500, 3_000);
    for (const digit of digits) {
      time.after(afterMs, () => (isGone ? undefined : hand?.press(digit)));
      afterMs += chance.between(120, 600);
    }
  }

  happenings.deed(who, `calls ${call.to}`);
  const interactionId = InteractionId.parse(world.contactIds.uuid());
  hand = callIn(
    exchange,
    { ...call, interactionId, tenantId: tenant.id },
    {
      answered: () => undefined,
      hears,
      ended: () => {
        isGone = true;
      },
    },
  );
  if (hand === null) return;
  if (habits.patienceMs !== null) loseIn(habits.patienceMs(chance), 'patience is over', () => talks);
  if (fate.strikes('customer-hangs-up-anywhere', who)) loseIn(chance.between(0, 90_000), 'just so');
}

/** What callers type at which prompt: what is offered, now and then something else, or nothing. */
const answers: readonly (readonly [RegExp, (chance: Chance) => string])[] = [
  [/card-(number|wrong)$/, (chance) => drawDigits(chance)],
  [/choose-language$/, (chance) => chance.pick(['1', '2', '7', ''])],
  [/welcome$/, (chance) => chance.pick(['1', '', '', ''])],
  [/(main-menu|menu-again)$/, (chance) => chance.pick(['1', '1', '2', '3', '9', '7', ''])],
  [/recorded$/, (chance) => chance.pick(['9', '1', '', ''])],
];

/** A card as it is, a wrong one, the beginning of one, or nothing. */
const drawDigits = (chance: Chance): string => chance.pick(['4532015112830366#', '4532015112830367#', '4532', '', '#']);
