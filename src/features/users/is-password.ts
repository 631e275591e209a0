import type { Deps } from '../deps.ts';
import { noPassword } from './no-password.ts';

/** A hash of nobody's password: an unknown e-mail takes as long as a wrong password and answers the same. */
const nobodysHash = '$argon2id$v=19$m=65536,t=3,p=1$c29tZXNhbHRzb21lc2FsdA$Ngl3YmXxvX3kCO2S0qBqQAxhN9Ll+2MBkUXkYFQvqyI';

/** Whether it is the password of that hash; of nobody, and of whoever has not chosen one yet, none is. */
export async function isPassword(
  { verifyPassword }: Pick<Deps, 'verifyPassword'>,
  hash: string | undefined,
  password: string,
): Promise<boolean> {
  const exists = hash !== undefined && hash !== noPassword;
  return (await verifyPassword(exists ? hash : nobodysHash, password)) && exists;
}
