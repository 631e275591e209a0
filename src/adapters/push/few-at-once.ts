/** Runs at most so many works at the same time; the others wait in the order in which they came. */
export function fewAtOnce(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running === most) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      // Whoever waited takes the place over, so that nobody who comes now is before them.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
