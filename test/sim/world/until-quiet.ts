/** So often the loop turns, for the messages and timers of whoever runs the world. */
const breatheEvery = 20_000;

/**
 * Waits until every microtask is done and all that it led to: a tick that is asked for from within a microtask comes
 * when none is left (`processTicksAndRejections` of Node), at a tenth of the price of a turn of the loop.
 */
export function createUntilQuiet(): () => Promise<void> {
  let waits = 0;
  return async () => {
    await Promise.resolve();
    waits += 1;
    await new Promise<void>((resolve) => {
      if (waits % breatheEvery === 0) setImmediate(resolve);
      else process.nextTick(resolve);
    });
  };
}
