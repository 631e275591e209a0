const LONG_LIFE_MS = 10_000;
const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 30_000;

/**
 * A child that lived is started again at once; one that dies within seconds again and again waits longer each time.
 * @param {number} lifeMs how long the child lived this time
 * @param {number} shortLives how many short lives came directly before this one
 * @returns {{ delayMs: number, shortLives: number }}
 */
export function restartDelay(lifeMs, shortLives) {
  if (lifeMs >= LONG_LIFE_MS) return { delayMs: 0, shortLives: 0 };
  if (shortLives === 0) return { delayMs: 0, shortLives: 1 };
  return { delayMs: Math.min(FIRST_DELAY_MS * 2 ** (shortLives - 1), LONGEST_DELAY_MS), shortLives: shortLives + 1 };
}
