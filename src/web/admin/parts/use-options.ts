import type { ConfigNoun } from '../../../shared/config/config-key.ts';
import { useItems } from '../config-queries.ts';

/** What is in use of a noun, to choose from. */
export function useOptions(noun: ConfigNoun): { value: string; word: string }[] {
  const { data = [] } = useItems(noun);
  return data.filter(({ retiredAt }) => retiredAt === null).map(({ key, name }) => ({ value: key, word: name }));
}
