import { useQueries } from '@tanstack/react-query';
import type { ObjectId } from '../../shared/ids.ts';
import { api } from '../app/api.ts';
import { keyOf } from '../app/query.ts';
import { objectName } from './object-name.ts';

/** Full names of objects of which only the title is known yet; they are what the stage shows next anyway. */
export function useObjectNames(ids: readonly ObjectId[]): Map<string, string> {
  const answers = useQueries({
    queries: ids.map((id) => ({ queryKey: keyOf.object(id), queryFn: () => api.customers.object({ id }) })),
  });
  return new Map(answers.flatMap(({ data }) => (data ? [[data.id, objectName(data)]] : [])));
}
