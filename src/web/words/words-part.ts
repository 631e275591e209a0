/** Who reads a word: everybody at the desk, or administrators only, whose words come with their pages. */
export type WordsPart = 'desk' | 'admin';

/** The first load of the desk has no room for these. */
const adminBeginnings = ['admin.', 'config.', 'flow.', 'system.'];

const partOf = (key: string): WordsPart => (adminBeginnings.some((one) => key.startsWith(one)) ? 'admin' : 'desk');

/** The words of a catalogue that belong to a part; each belongs to one. */
export const wordsOfPart = (words: Record<string, string>, part: WordsPart): Record<string, string> =>
  Object.fromEntries(Object.entries(words).filter(([key]) => partOf(key) === part));
