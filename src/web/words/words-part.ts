/** When a word is fetched: with the desk, or with the pages of administrators and of one's own security. */
export type WordsPart = 'desk' | 'admin';

/** The first load of the desk has no room for these. */
const adminBeginnings = [
  ...['access.', 'admin.', 'config.', 'flow.', 'system.', 'error.config-', 'error.flow-'],
  ...['error.link-over', 'error.password-weak', 'error.second-factor-set', 'error.wrong-current-password'],
];

const partOf = (key: string): WordsPart => (adminBeginnings.some((one) => key.startsWith(one)) ? 'admin' : 'desk');

/** The words of a catalogue that belong to a part; each belongs to one. */
export const wordsOfPart = (words: Record<string, string>, part: WordsPart): Record<string, string> =>
  Object.fromEntries(Object.entries(words).filter(([key]) => partOf(key) === part));
