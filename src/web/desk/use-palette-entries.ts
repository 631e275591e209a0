import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { administers } from '../../core/permissions/administers.ts';
import { api } from '../app/api.ts';
import { useFormats } from '../app/reader.tsx';
import { useSession } from '../app/session.tsx';
import { caseNoOf } from './case-no-of.ts';

export interface PaletteEntry {
  key: string;
  label: string;
  detail: string;
  go: () => void;
}

const pages = [
  ...(['/desk', '/customers', '/history', '/reports/contacts'] as const),
  ...(['/admin', '/admin/flows', '/admin/system'] as const),
] as const;
const pageWords = {
  '/desk': 'rail.desk',
  '/customers': 'rail.customers',
  '/history': 'rail.history',
  '/reports/contacts': 'rail.reports',
  '/admin': 'rail.admin',
  '/admin/flows': 'rail.flows',
  '/admin/system': 'rail.system',
} as const;

/** What may be gone to: the case of that number, customers, and the pages whose names hold the text. */
export function usePaletteEntries(asked: string, text: string, opened: boolean) {
  const people = usePeople(opened && asked.length > 1 ? asked : null);
  const cases = useCaseOf(opened ? caseNoOf(asked) : null);
  const failed = [people, cases].find(({ error }) => error);
  return {
    entries: [...cases.entries, ...people.entries, ...usePages(text)],
    isFetching: people.isFetching || cases.isFetching,
    error: failed?.error ?? null,
    retry: () => void failed?.refetch(),
  };
}

function usePeople(asked: string | null) {
  const { t } = useTranslation();
  const { phone } = useFormats();
  const navigate = useNavigate();
  const found = useQuery({
    queryKey: ['search', asked],
    queryFn: () => api.customers.search({ text: asked! }),
    enabled: asked !== null,
  });
  const hits = asked === null ? [] : [...(found.data?.exact ?? []), ...(found.data?.near ?? [])].slice(0, 12);
  const entries = hits.map((hit): PaletteEntry => ({
    key: hit.id,
    label: hit.name,
    detail: [
      hit.party !== 'customer' && t(`customer.party.${hit.party}`),
      hit.city,
      hit.phones[0] ? phone(hit.phones[0]) : null,
      hit.exact ? null : t('palette.similar'),
    ]
      .filter(Boolean)
      .join(' · '),
    go: () => void navigate({ to: '/customers/$customer', params: { customer: hit.id } }),
  }));
  return { ...found, entries };
}

function useCaseOf(no: number | null) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const found = useQuery({
    queryKey: ['search', 'case', no],
    queryFn: () => api.cases.list({ no: no!, limit: 1 }),
    enabled: no !== null,
  });
  const rows = no === null ? [] : (found.data?.rows ?? []);
  const entries = rows.map((one): PaletteEntry => ({
    key: one.id,
    label: t('case.title', { no: one.no }),
    detail: [one.title, one.customerName].filter(Boolean).join(' · '),
    go: () => void navigate({ to: '/cases/$case', params: { case: one.id } }),
  }));
  return { ...found, entries };
}

function usePages(text: string): PaletteEntry[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { me } = useSession();
  const isOpen = (page: (typeof pages)[number]): boolean => !page.startsWith('/admin/') || administers(me.role);
  return pages
    .filter((page) => isOpen(page) && t(pageWords[page]).toLowerCase().includes(text.trim().toLowerCase()))
    .map((page) => ({
      key: page,
      label: t(pageWords[page]),
      detail: t('palette.group.pages'),
      go: () => void navigate({ to: page }),
    }));
}
