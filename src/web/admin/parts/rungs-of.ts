import type { QueueSettings } from '../../../shared/config/queue.ts';

/** From this wait on an agent needs at least this level, in the first skill alone or in all. */
export interface Rung {
  fromMs: number;
  level: number;
  isFirstOnly: boolean;
}

/** What is asked at first, and what after each relaxation, in the order of time; half-typed ones are left out. */
export function rungsOf(steps: QueueSettings['relaxations'], skills: QueueSettings['skills']): Rung[] {
  const asked = skills[0]?.level ?? 1;
  const whole = steps.filter(({ afterMs, levelDrop }) => afterMs > 0 && Number.isInteger(levelDrop));
  const later = whole
    .toSorted((a, b) => a.afterMs - b.afterMs)
    .map(({ afterMs, levelDrop, firstSkillOnly }) => ({
      fromMs: afterMs,
      level: Math.max(1, asked - levelDrop),
      isFirstOnly: firstSkillOnly,
    }));
  return [{ fromMs: 0, level: asked, isFirstOnly: false }, ...later];
}
