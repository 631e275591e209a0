/**
 * One phonetic-light Latin skeleton for a name in any of the product's alphabets, so that Шевченко, Shevchenko,
 * Ševčenko and Szewczenko meet: i, y and j are one letter, so are g, h and х, c, č and ц, s, š and z-less sz, v and w.
 * Marks go first, hence the tables know plain letters only. Han stays as it is and meets Han alone.
 */
const letters: Record<string, string> = {
  ...{ ł: 'l', đ: 'd', ð: 'd', ø: 'o', ı: 'i', ß: 's', æ: 'e', œ: 'e', þ: 't' },
  ...{ g: 'h', j: 'i', q: 'k', w: 'v', x: 'ks', y: 'i' },
  ...{ а: 'a', б: 'b', в: 'v', г: 'h', ґ: 'h', д: 'd', е: 'e', є: 'e', э: 'e', ж: 'z', з: 'z', и: 'i', і: 'i', ы: 'i' },
  ...{ к: 'k', л: 'l', м: 'm', н: 'n', о: 'o', п: 'p', р: 'r', с: 's', т: 't', у: 'u', ф: 'f', х: 'h', ц: 'c', ч: 'c' },
  ...{ ш: 's', щ: 'sc', ь: '', ъ: '', ю: 'iu', я: 'ia' },
};

/**
 * Groups that several spellings write for one sound, longest first. `ch` is the one that languages disagree on: х in
 * Czech and Polish, ч in English, so it has two readings.
 */
const groups: readonly (readonly [string, readonly string[]])[] = [
  ['shch', ['sc']],
  ['szcz', ['sc']],
  ['tsch', ['c']],
  ['sch', ['s']],
  ['tch', ['c']],
  ['zgh', ['zh']],
  ['rzh', ['r']],
  ['ch', ['c', 'h']],
  ['cz', ['c']],
  ['kh', ['h']],
  ['rz', ['r']],
  ['рж', ['r']],
  ['sh', ['s']],
  ['sz', ['s']],
  ['ts', ['c']],
  ['tz', ['c']],
  ['zh', ['z']],
  ['ье', ['ie']],
];

/** Beyond this many the rest of a word takes its first reading only: no name has three ambiguous `ch`. */
const readingsMax = 4;

const withoutMarks = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’ʼ`´]/g, '');

/**
 * The words of a text, lower case and without marks. Each Han character is a word of its own, since Chinese sets no
 * spaces between names.
 */
export const plainWords = (text: string): string[] =>
  withoutMarks(text).match(/\p{Script=Han}|[^\P{L}\p{Script=Han}\p{N}]+|\p{N}+/gu) ?? [];

function skeletonsOf(word: string): string[] {
  let readings = [''];
  for (let at = 0; at < word.length;) {
    const group = groups.find(([spelling]) => word.startsWith(spelling, at));
    const char = String.fromCodePoint(word.codePointAt(at)!);
    const sounds = group ? group[1] : [letters[char] ?? char];
    const used = readings.length * sounds.length > readingsMax ? sounds.slice(0, 1) : sounds;
    readings = readings.flatMap((reading) => used.map((sound) => reading + sound));
    at += group ? group[0].length : char.length;
  }
  return [...new Set(readings.map(smooth))];
}

/**
 * Double letters are one, and `e` at the beginning or after a vowel is always `ie` (Елена, Elena, Yelena, Jelena).
 * Nothing is contracted, so the skeleton of a beginning is the beginning of the skeleton.
 */
const smooth = (skeleton: string): string => skeleton.replace(/(\D)\1+/gu, '$1').replace(/(^|[aou])e/g, '$1ie');

/** For each word of a question its readings; a record agrees with the word when its key holds any of them. */
export const searchWords = (text: string): string[][] => plainWords(text).map(skeletonsOf);

/** What `customer.search_key` keeps: every reading of every word. */
export const searchKeyOf = (text: string): string => [...new Set(searchWords(text).flat())].join(' ');
