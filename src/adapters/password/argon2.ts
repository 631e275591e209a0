import { hash, verify } from '@node-rs/argon2';

/** OWASP's stronger set for Argon2id (2 names that variant): 64 MiB, three passes, one lane. */
const parameters = { algorithm: 2, memoryCost: 65_536, timeCost: 3, parallelism: 1 };

/** More at once would let a flood of sign-ins eat the memory. */
const atOnce = 3;
let running = 0;
const waiting: (() => void)[] = [];

async function limited<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  running += 1;
  try {
    return await work();
  } finally {
    running -= 1;
    waiting.shift()?.();
  }
}

export const hashPassword = (password: string): Promise<string> => limited(() => hash(password, parameters));

/** Where there is no hash, no password fits. */
export const verifyPassword = (passwordHash: string, password: string): Promise<boolean> =>
  limited(async () => passwordHash.startsWith('$argon2') && (await verify(passwordHash, password)));
