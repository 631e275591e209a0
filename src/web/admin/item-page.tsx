import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ConfigPage } from '../../shared/api/config.ts';
import { api } from '../app/api.ts';
import { NotFoundPage } from '../app/not-found-page.tsx';
import { PageState } from '../customers/page-state.tsx';
import { AdminFrame } from './admin-frame.tsx';
import { itemKey } from './config-queries.ts';
import { ItemEditor } from './item-editor.tsx';
import { type FormNoun, isFormNoun } from './noun-forms.ts';
import { newKey } from './use-item-form.ts';

/** One item and its form; a new one has a key that none can have. */
export function ItemPage() {
  const { noun, key } = useParams({ from: '/signed-in/admin/$noun/$key' });
  if (!isFormNoun(noun)) return <NotFoundPage />;
  return (
    <AdminFrame title="admin.title">
      {key === newKey ? <ItemEditor key={noun} noun={noun} page={null} /> : <Known noun={noun} itemName={key} />}
    </AdminFrame>
  );
}

function Known({ noun, itemName: key }: { noun: FormNoun; itemName: string }) {
  // What stands in the form is its author's: it is not fetched anew under the hand, only when the page is opened.
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: itemKey(noun, key),
    queryFn: () => api.config.get({ noun, key }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  if (!data) return <PageState error={isFetching ? null : error} onRetry={() => void refetch()} />;
  return <ItemEditor key={`${noun} ${key}`} noun={noun} page={data as ConfigPage} />;
}
