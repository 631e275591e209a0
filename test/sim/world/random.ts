/** Chance from a seed: the same seed and purpose give the same numbers, in every process and on every machine. */
export interface Chance {
  /** In [0, 1). */
  next(): number;
  happens(probability: number): boolean;
  /** A whole number, both ends included. */
  between(from: number, to: number): number;
  pick<T>(things: readonly [T, ...T[]] | readonly T[]): T;
  /** Whole milliseconds whose mean this is: the time to the next of many who do not know of each other. */
  exponential(meanMs: number): number;
  uuid(): string;
}

/** One stream for each purpose, so that a draw more in one place moves nothing in another. */
export const chanceOf = (seed: number, purpose: string): Chance => drawFrom(sfc32(hashes(`${seed}:${purpose}`)));

function drawFrom(next: () => number): Chance {
  const between = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => Math.floor(next() * 16).toString(16)).join('');
  return {
    next,
    happens: (probability) => next() < probability,
    between,
    pick(things) {
      const picked = things[between(0, things.length - 1)];
      if (picked === undefined) throw new Error('there is nothing to pick from');
      return picked;
    },
    exponential: (meanMs) => Math.round(-Math.log(1 - next()) * meanMs),
    uuid: () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`,
  };
}

/** Four numbers of 32 bits out of a text (FNV-1a, each begun with another basis). */
function hashes(text: string): [number, number, number, number] {
  const hashFrom = (basis: number): number => {
    let hash = basis;
    for (let nth = 0; nth < text.length; nth += 1) hash = Math.imul(hash ^ text.charCodeAt(nth), 0x01000193);
    return hash >>> 0;
  };
  return [hashFrom(0x811c9dc5), hashFrom(0x1234567), hashFrom(0x9e3779b9), hashFrom(0x2545f491)];
}

const warmUps = 15;

/** Small fast counting generator of Chris Doty-Humphrey (PractRand), 32 bits. */
function sfc32([first, second, third, counter]: [number, number, number, number]): () => number {
  let [a, b, c, d] = [first, second, third, counter];
  const next = (): number => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let nth = 0; nth < warmUps; nth += 1) next();
  return next;
}
