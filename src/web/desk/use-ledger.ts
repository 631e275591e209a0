import { useQuery } from '@tanstack/react-query';
import { api } from '../app/api.ts';
import { useAgent } from '../app/desk-store.tsx';
import { useSession } from '../app/session.tsx';
import { useNow } from '../ui/clock.tsx';
import { startOfDay } from './start-of-day.ts';

export interface LedgerSpan {
  state: string;
  from: number;
  to: number;
}

const redrawMs = 30_000;

/** My states of today from the ledger; the one I am in lasts until now. */
export function useLedger(): { spans: LedgerSpan[]; now: number } {
  const { me } = useSession();
  const agent = useAgent();
  const now = useNow(redrawMs);
  const from = startOfDay(me.tenant.timeZone);
  const { data } = useQuery({
    queryKey: ['mine', 'ledger', from, agent?.since],
    queryFn: () => api.calls.ledger({ id: me.id, from, to: new Date(Date.now() + 60_000).toISOString() }),
    placeholderData: (before) => before,
  });
  const spans = (data?.rows ?? []).map((row) => ({
    state: row.state,
    from: Date.parse(row.startedAt),
    to: row.endedAt ? Date.parse(row.endedAt) : now,
  }));
  return { spans: spans.filter((span) => span.to > span.from), now };
}
