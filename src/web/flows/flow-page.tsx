import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { FlowPage } from '../../shared/api/flows.ts';
import { api } from '../app/api.ts';
import { PageState } from '../customers/page-state.tsx';
import { AdminsOnly } from '../admin/admins-only.tsx';
import { flowKey } from './flow-key.ts';
import { Workbench } from './workbench.tsx';

/** The editor of one flow: for administrators. */
export function FlowEditorPage() {
  return (
    <AdminsOnly title="flow.title">
      <Editor />
    </AdminsOnly>
  );
}

function Editor() {
  const { flow: key } = useParams({ from: '/signed-in/admin/flows/$flow' });
  // What is drawn here is the author's: it is not fetched anew under the hand, only when the page is opened.
  const { data, error, refetch, isFetching } = useQuery({
    queryKey: flowKey(key),
    queryFn: () => api.flows.get({ key }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  const page = data as FlowPage | undefined;
  if (!page) return <PageState error={isFetching ? null : error} onRetry={() => void refetch()} />;
  return <Workbench key={page.key} page={page} />;
}
