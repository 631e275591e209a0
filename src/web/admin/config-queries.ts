import { useQueries, useQuery } from '@tanstack/react-query';
import type { ConfigItem, ConfigPage } from '../../shared/api/config.ts';
import type { ConfigNoun } from '../../shared/config/config-key.ts';
import { api } from '../app/api.ts';
import { queries } from '../app/query.ts';

const itemsKey = (noun: ConfigNoun) => ['config', 'items', noun] as const;
export const itemKey = (noun: ConfigNoun, key: string) => ['config', 'item', noun, key] as const;

const itemsQuery = (noun: ConfigNoun) => ({
  queryKey: itemsKey(noun),
  queryFn: async () => (await api.config.list({ noun, retired: 'true' })).items as ConfigItem[],
});

/** All items of a noun, what is out of use among them. */
export const useItems = (noun: ConfigNoun) => useQuery({ ...itemsQuery(noun), refetchOnMount: 'always' });

/** The items of several nouns, as far as they are here by now. */
export function useItemsOf(nouns: readonly ConfigNoun[]): ReadonlyMap<ConfigNoun, readonly ConfigItem[]> {
  return useQueries({
    queries: nouns.map(itemsQuery),
    combine: (found) => new Map(nouns.map((noun, nth) => [noun, found[nth]?.data ?? []])),
  });
}

/** What was saved is what is shown from now on, and lists are asked anew. */
export function keepPage(page: ConfigPage): void {
  queries.setQueryData(itemKey(page.item.noun, page.item.key), page);
  void queries.invalidateQueries({ queryKey: itemsKey(page.item.noun) });
}
