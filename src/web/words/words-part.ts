/** When a word is read: with the desk, or later, with the pages that need it. */
export type WordsPart = 'desk' | 'later';

/** The first load of the desk has no room for these. */
const laterBeginnings = [
  ...['access.', 'admin.', 'config.', 'doctor.', 'fact.', 'flow.', 'live.', 'report.', 'system.'],
  ...['error.config-', 'error.flow-', 'error.link-over', 'error.password-weak', 'error.second-factor-set'],
  ...['error.wrong-current-password'],
];

const partOf = (key: string): WordsPart => (laterBeginnings.some((one) => key.startsWith(one)) ? 'later' : 'desk');

/** The words of a catalogue that belong to a part; each belongs to one. */
export const wordsOfPart = (words: Record<string, string>, part: WordsPart): Record<string, string> =>
  Object.fromEntries(Object.entries(words).filter(([key]) => partOf(key) === part));
