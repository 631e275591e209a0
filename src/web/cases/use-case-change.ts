import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseDoc } from '../../shared/api/cases.ts';
import { keyOf } from '../app/query.ts';
import { useAct } from '../app/toasts.tsx';

/** Changes a case and shows what it became; the customers that it belonged and belongs to are read anew. */
export function useCaseChange() {
  const act = useAct();
  const queryClient = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const change = async (perform: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    const next = (await act(perform)) as CaseDoc | null;
    setBusy(false);
    if (!next) return false;
    queryClient.setQueryData(keyOf.case(next.id), next);
    if (next.customer) void queryClient.invalidateQueries({ queryKey: keyOf.customer(next.customer.id) });
    if (next.object) void queryClient.invalidateQueries({ queryKey: keyOf.objectTimeline(next.object.id) });
    return true;
  };
  return { isBusy, change };
}
