export const pass = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const lookEveryMs = 20;

/** Resolves as soon as the condition holds; rejects when it does not in time. */
export async function until(condition: () => boolean | Promise<boolean>, withinMs = 10_000): Promise<void> {
  const giveUpAt = performance.now() + withinMs;
  while (!(await condition())) {
    if (performance.now() > giveUpAt) throw new Error(`not within ${withinMs} ms: ${condition.toString()}`);
    await pass(lookEveryMs);
  }
}
