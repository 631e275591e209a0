export const passwordLengthMin = 12;
export const passwordLengthMax = 256;

/** Why a password is not taken. */
export type Weakness = 'short' | 'long' | 'name' | 'common';

/** Tried first by everybody who guesses: of those that are long enough, what people choose most. */
const worst = new Set([
  ...['123456789012', '1234567890123', '12345678901234', '123456123456', '123123123123', '112233445566'],
  ...['012345678910', '987654321098', '111222333444', '147258369147', '1q2w3e4r5t6y', '1qaz2wsx3edc'],
  ...['q1w2e3r4t5y6', 'qwertyuiopas', 'qwertyuiop12', 'qwertyuiop123', 'qwerty123456', 'qwertyqwerty'],
  ...['qwertzuiopas', 'qwertz123456', 'asdfghjkl123', 'asdfghjklqwe', 'zaq12wsxcde3', 'abcdefghijkl'],
  ...['abcdef123456', 'abc123abc123', 'abcd12345678', 'password1234', 'password12345', 'password123456'],
  ...['passwordpassword', 'mypassword123', 'changeme1234', 'changemenow1', 'letmeinletmein', 'iloveyou1234'],
  ...['administrator', 'administrator1', 'admin1234567', 'adminadmin12', 'adminadminadmin', 'welcome12345'],
  ...['welcometozvon', 'callcenter123', 'contactcenter', 'zvonzvonzvon', 'zvon12345678', 'supervisor123'],
  ...['heslo1234567', 'hesloheslo12', 'tajneheslo12', 'mojeheslo123', 'haslo1234567', 'haslohaslo12'],
  ...['mojehaslo123', 'zaq1zaq1zaq1', 'polska123456', 'parol1234567', 'parolparol12', 'пароль123456', 'парольпароль'],
  ...['привет123456', 'йцукенгшщзхъ', 'йцукен123456', 'dragon123456', 'sunshine1234', 'princess1234', 'football1234'],
]);

/** Letters and digits alone, so that dots and spaces disguise nothing. */
const bare = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
const withoutEnd = (text: string): string => bare(text).replace(/\p{N}+$/u, '');

/**
 * Whether a password may be chosen: length is what makes it strong, so nothing is asked of its signs (NIST SP 800-63B).
 * Null when it may.
 */
export function judgePassword(password: string, owner: { name: string; email: string }): Weakness | null {
  if (password.length < passwordLengthMin) return 'short';
  if (password.length > passwordLengthMax) return 'long';
  if (ownNames(owner).has(withoutEnd(password)) || bare(password) === bare(owner.email)) return 'name';
  if (worst.has(bare(password)) || isRepeated(bare(password))) return 'common';
  return null;
}

function ownNames({ name, email }: { name: string; email: string }): ReadonlySet<string> {
  const [local = ''] = email.split('@', 1);
  const turned = name.split(/\s+/).toReversed().join(' ');
  const names = [name, turned, email, local].map(withoutEnd).filter((one) => one !== '');
  return new Set([...names, ...names.map((one) => one + one)]);
}

/** One sign, or a few, over and over; or no letter and no digit at all. */
const isRepeated = (text: string): boolean => text === '' || /^(.{1,3})\1+$/u.test(text);
