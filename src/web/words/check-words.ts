import { IntlMessageFormat } from 'intl-messageformat';

export type Catalogue = Readonly<Record<string, string>>;
/** By language; English is there in any case. */
export type Catalogues = Readonly<Record<string, Catalogue> & { en: Catalogue }>;

type Element = ReturnType<IntlMessageFormat['getAst']>[number];

/** Numbers of the parser's element types: text, and `#` within a plural. Its enum is not exported by the formatter. */
const withoutArgument: readonly number[] = [0, 7];

/**
 * Letters that a language does not have: a sentence of another one got into its catalogue. A language that is not here
 * is not checked for them.
 */
const foreignLetters: Readonly<Record<string, RegExp>> = {
  cs: /[ąęłńśźżć]|\p{Script=Cyrillic}/iu,
  pl: /[áčďéěíňřšťúůýž]|\p{Script=Cyrillic}/iu,
  uk: /[ыэъё]/iu,
  ru: /[іїєґ]/iu,
  en: /(?!\p{ASCII})\p{L}/u,
  zh: /\p{Script=Cyrillic}/u,
};

interface Shape {
  /** `n:plural`, `name`: each argument with what is done with it. */
  args: Set<string>;
  plurals: { arg: string; categories: string[] }[];
}

/** All that is wrong with the catalogues, one line a fault; English says which keys and arguments there are. */
export function findFaults(catalogues: Catalogues): string[] {
  const keys = Object.keys(catalogues.en);
  return Object.entries(catalogues).flatMap(([language, catalogue]) => [
    ...keys.filter((key) => !(key in catalogue)).map((key) => `${language}: ${key} is missing`),
    ...findOrderFaults(language, catalogue),
    ...Object.entries(catalogue).flatMap(([key, text]) =>
      findTextFaults(language, text, catalogues.en[key]).map((fault) => `${language}: ${key} ${fault}`),
    ),
  ]);
}

function findOrderFaults(language: string, catalogue: Catalogue): string[] {
  const keys = Object.keys(catalogue);
  const misplaced = keys.find((key, nth) => nth > 0 && key < keys[nth - 1]!);
  return misplaced === undefined ? [] : [`${language}: ${misplaced} is not in its place by the alphabet`];
}

function findTextFaults(language: string, text: string, english: string | undefined): string[] {
  if (english === undefined) return ['is not in the English catalogue'];
  if (text.trim() === '') return ['is empty'];
  const shape = shapeOf(text, language);
  if (typeof shape === 'string') return [`cannot be read: ${shape}`];
  const foreign = foreignLetters[language]?.exec(text)?.[0];
  const measure = shapeOf(english, 'en');
  const isSame = typeof measure === 'string' || [...shape.args].sort().join() === [...measure.args].sort().join();
  return [
    ...findPluralFaults(language, shape),
    ...(isSame ? [] : ['has other arguments than the English text']),
    ...(foreign === undefined ? [] : [`has the letter ${foreign}, which the language does not know`]),
  ];
}

/** A language has the categories that the CLDR gives it, no fewer and no others; `=0` and the like may stand beside. */
function findPluralFaults(language: string, { plurals }: Shape): string[] {
  const needed: string[] = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
  return plurals.flatMap(({ arg, categories }) => [
    ...needed.filter((one) => !categories.includes(one)).map((one) => `lacks the plural form ${one} of ${arg}`),
    ...categories
      .filter((one) => !one.startsWith('=') && !needed.includes(one))
      .map((one) => `has the plural form ${one} of ${arg}, which the language does not know`),
  ]);
}

function shapeOf(text: string, language: string): Shape | string {
  const shape: Shape = { args: new Set(), plurals: [] };
  try {
    for (const element of new IntlMessageFormat(text, language).getAst()) look(element, shape);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return shape;
}

function look(element: Element, shape: Shape): void {
  if (withoutArgument.includes(element.type) || !('value' in element)) return;
  if (!('options' in element)) {
    shape.args.add(element.value);
    return;
  }
  const choices = Object.keys(element.options);
  const isPlural = 'pluralType' in element;
  if (isPlural) shape.plurals.push({ arg: element.value, categories: choices });
  shape.args.add(isPlural ? `${element.value}:plural` : `${element.value}:${choices.sort().join('|')}`);
  for (const { value } of Object.values(element.options)) for (const inner of value) look(inner, shape);
}
