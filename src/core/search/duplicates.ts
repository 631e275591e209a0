import type { Ranked } from './rank.ts';

const certainNames = ['', 'Latin', 'Cyrillic', 'Respelled'];

/**
 * Whether a found customer may be the one who is about to be created: the same name with nothing against it, or the
 * same number or birth date with a name at least alike. The wish to create says which fields were asked.
 */
export function maybeSame({ agrees, differs }: Pick<Ranked, 'agrees' | 'differs'>, isGivenNameAsked: boolean): boolean {
  const named = (field: string, endings: readonly string[]) => endings.some((end) => agrees.includes(field + end));
  const contradicts = differs.some(({ field }) => field === 'birthDate' || field === 'city');
  const family = named('familyName', certainNames);
  const given = !isGivenNameAsked || named('givenName', [...certainNames, 'Beginning']);
  if (family && given && !contradicts) return true;
  const alike = family || named('familyName', ['Similar', 'Beginning']);
  return alike && (agrees.includes('phone') || agrees.includes('birthDate'));
}
