import { type Likeness, type NameWord, likenessOf, likenessScore } from './likeness.ts';
import { type Group, type Question, keyOf, wordsOf } from './question.ts';

/** What is kept of a customer, as far as a search can ask for it. */
export interface SearchRecord {
  id: string;
  /** Of an organisation its name. */
  familyName: string;
  givenName: string;
  city: string;
  birthDate: string | null;
  identifier: string | null;
  /** E.164. */
  phones: readonly string[];
  emails: readonly string[];
  objectKeys: readonly string[];
}

export interface Ranked {
  id: string;
  /** All that was asked agrees; a number may differ, since people call from others' phones. */
  exact: boolean;
  /** Keys of the catalogue below `search.agrees`. */
  agrees: string[];
  /** Fields below `search.differs`, with what the record has instead. */
  differs: { field: string; value: string }[];
  score: number;
}

/** One thing asked, held against the record. `points` order the answers, `agrees` null means that it differs. */
interface Verdict {
  field: string;
  agrees: string | null;
  certain: boolean;
  points: number;
  value: string;
}

/** Exact ones first, with their marks before those without, then the near ones. */
export const byRank = (a: Ranked, b: Ranked): number =>
  Number(b.exact) - Number(a.exact) || b.score - a.score || (a.id < b.id ? -1 : 1);

/** Those in which anything agrees, best first. */
export const rank = (question: Question, records: readonly SearchRecord[]): Ranked[] =>
  records
    .map((record) => rankOne(question, record))
    .filter((ranked) => ranked.agrees.length > 0)
    .sort(byRank);

function rankOne(question: Question, record: SearchRecord): Ranked {
  const verdicts = judge(question, record);
  const decisive = verdicts.filter((verdict) => verdict.field !== 'phone');
  const exact = (decisive.length > 0 ? decisive : verdicts).every((verdict) => verdict.agrees && verdict.certain);
  return {
    id: record.id,
    exact: verdicts.length > 0 && exact,
    agrees: verdicts.flatMap((verdict) => verdict.agrees ?? []),
    differs: verdicts.flatMap(({ agrees, field, value }) => (agrees === null && value ? [{ field, value }] : [])),
    score: verdicts.reduce((sum, verdict) => sum + verdict.points, 0),
  };
}

function judge(question: Question, record: SearchRecord): Verdict[] {
  const named = [...wordsOf(record.familyName), ...wordsOf(record.givenName)];
  const verdicts: Verdict[] = [
    ...judgeGroups(question, record),
    ...judgeWords('familyName', question.familyName, wordsOf(record.familyName), record.familyName, 3),
    ...judgeWords('givenName', question.givenName, wordsOf(record.givenName), record.givenName, 2),
    ...judgeAnywhere(question.anywhere, named, record),
    ...judgeCity(question.city, record),
  ];
  if (question.birthDate !== null)
    verdicts.push(plain('birthDate', record.birthDate === question.birthDate, 30, record.birthDate ?? ''));
  if (question.key !== null) verdicts.push(plain('key', hasKey(record, question.key), 60, record.objectKeys[0] ?? ''));
  if (question.phone !== null)
    verdicts.push(plain('phone', hasPhone(record, question.phone), 40, record.phones[0] ?? ''));
  for (const email of question.emails)
    verdicts.push(plain('email', record.emails.includes(email), 40, record.emails[0] ?? ''));
  return verdicts;
}

const plain = (field: string, agrees: boolean, points: number, value: string): Verdict => ({
  ...{ field, agrees: agrees ? field : null, certain: agrees, points: agrees ? points : 0, value },
});

/** A row of digits in the free text agrees as a key or as a number. */
const judgeGroups = (question: Question, record: SearchRecord): Verdict[] =>
  question.groups.map(({ key, phone }: Group) => {
    if (key !== null && hasKey(record, key)) return plain('key', true, 60, '');
    return { ...plain('phone', phone !== null && hasPhone(record, phone), 40, ''), field: 'digits' };
  });

const hasKey = (record: SearchRecord, key: string): boolean =>
  (record.identifier !== null && keyOf(record.identifier) === key) ||
  record.objectKeys.some((kept) => kept === key || (key.length >= 6 && kept.startsWith(key)));

const hasPhone = (record: SearchRecord, digits: string): boolean =>
  record.phones.some((phone) => (digits.length === 9 ? phone.endsWith(digits) : phone.includes(digits)));

/** All asked words must be there; the weakest decides what is said. */
function judgeWords(
  field: string,
  asked: readonly NameWord[],
  kept: readonly NameWord[],
  value: string,
  weight: number,
): Verdict[] {
  if (asked.length === 0) return [];
  const best = asked.map((word) => bestOf(word, kept));
  const weakest = best.reduce((a, b) => (likenessScore[b.likeness] < likenessScore[a.likeness] ? b : a));
  const points = best.reduce((sum, { likeness }) => sum + likenessScore[likeness], 0) * weight;
  const certain = likenessScore[weakest.likeness] >= likenessScore.beginning;
  return [{ field, agrees: wording(field, weakest.likeness, asked, weakest.kept), certain, points, value }];
}

/** A word of the free text is of the name, unless it agrees better with the city. */
function judgeAnywhere(asked: readonly NameWord[], named: readonly NameWord[], record: SearchRecord): Verdict[] {
  const city = wordsOf(record.city);
  const scoreIn = (word: NameWord, kept: readonly NameWord[]) => likenessScore[bestOf(word, kept).likeness];
  const ofCity = asked.filter((word) => scoreIn(word, city) > scoreIn(word, named));
  const ofName = asked.filter((word) => !ofCity.includes(word));
  return [
    ...judgeWords('name', ofName, named, record.familyName, 3),
    ...judgeWords('city', ofCity, city, record.city, 1),
  ];
}

function bestOf(word: NameWord, kept: readonly NameWord[]): { likeness: Likeness; kept: NameWord | null } {
  let best: { likeness: Likeness; kept: NameWord | null } = { likeness: 'none', kept: null };
  for (const candidate of kept) {
    const likeness = likenessOf(word, candidate);
    if (likenessScore[likeness] > likenessScore[best.likeness]) best = { likeness, kept: candidate };
  }
  return best;
}

/** "The family name in Latin letters" says more than "similar": the script is named when it differs. */
function wording(field: string, likeness: Likeness, asked: readonly NameWord[], kept: NameWord | null): string | null {
  if (likeness === 'none') return null;
  if (likeness === 'same' || likeness === 'unmarked') return field;
  if (likeness === 'beginning') return `${field}Beginning`;
  if (likeness === 'similar') return `${field}Similar`;
  const from = scriptOf(asked[0]!.plain);
  const to = scriptOf(kept!.plain);
  return from === to ? `${field}Respelled` : `${field}${to}`;
}

const scriptOf = (word: string): 'Cyrillic' | 'Latin' => (/\p{Script=Cyrillic}/u.test(word) ? 'Cyrillic' : 'Latin');

/** `Brno, Líšeň` and `Brno` are one city: whichever says less must be in the other. */
function judgeCity(asked: readonly NameWord[], record: SearchRecord): Verdict[] {
  if (asked.length === 0) return [];
  const kept = wordsOf(record.city);
  const isIn = (word: NameWord, words: readonly NameWord[]) =>
    words.some((other) => likenessScore[likenessOf(word, other)] >= likenessScore.respelled);
  const agrees =
    kept.length > 0 && (asked.every((word) => isIn(word, kept)) || kept.every((word) => isIn(word, asked)));
  return [plain('city', agrees, 10, record.city)];
}
