import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Login } from '../../shared/api/own-access.ts';
import { api } from '../app/api.ts';
import { useFormats } from '../app/reader.tsx';
import { useAct } from '../app/toasts.tsx';
import { PartState } from '../customers/page-state.tsx';
import { Button } from '../ui/button.tsx';
import { useNow } from '../ui/clock.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { StageSection } from '../ui/section.tsx';
import { Tag } from '../ui/tag.tsx';
import { deviceOf } from './device-of.ts';

export const loginsKey = ['logins'] as const;

/** Where one is signed in now; any other login can be ended from here. */
export function LoginsSection() {
  const { t } = useTranslation();
  const act = useAct();
  const { data, error, refetch } = useQuery({
    queryKey: loginsKey,
    queryFn: () => api.session.logins(),
    refetchOnMount: 'always',
  });
  const logins = data?.logins as readonly Login[] | undefined;
  const endThen = async (end: () => Promise<unknown>): Promise<void> => {
    await act(end);
    await refetch();
  };
  const others = logins?.filter(({ isThis }) => !isThis) ?? [];
  const endOthers = others.length > 0 && (
    <Button size="small" onClick={() => void endThen(() => api.session.endOthers())}>
      {t('access.logins.endOthers')}
    </Button>
  );
  return (
    <StageSection title={t('access.logins')} aside={endOthers || undefined}>
      {logins ? (
        <LoginsTable logins={logins} onEnd={({ id }) => void endThen(() => api.session.endLogin({ id }))} />
      ) : (
        <PartState error={error} onRetry={() => void refetch()} />
      )}
    </StageSection>
  );
}

function LoginsTable({ logins, onEnd }: { logins: readonly Login[]; onEnd: (login: Login) => void }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const now = useNow(60_000);
  const nameOf = ({ browser }: Login): string => deviceOf(browser) ?? t('access.logins.unknown');
  const columns: Column<Login>[] = [
    {
      key: 'device',
      tone: 'strong',
      head: t('access.logins.device'),
      cell: (login) => <span title={login.browser}>{nameOf(login)}</span>,
    },
    { key: 'address', tone: 'second', head: t('access.logins.address'), cell: ({ address }) => address },
    { key: 'since', tone: 'quiet', head: t('access.logins.since'), cell: (one) => formats.whenExactly(one.since, now) },
    { key: 'seen', tone: 'quiet', head: t('access.logins.seen'), cell: (one) => formats.whenExactly(one.seenAt, now) },
    {
      key: 'act',
      head: t('access.logins.end'),
      quietHead: true,
      cell: (login) =>
        login.isThis ? (
          <Tag tone="good">{t('access.logins.this')}</Tag>
        ) : (
          <Button
            size="small"
            aria-label={t('access.logins.endOf', { device: nameOf(login) })}
            onClick={() => onEnd(login)}
          >
            {t('access.logins.end')}
          </Button>
        ),
    },
  ];
  return <DataTable caption={t('access.logins')} columns={columns} rows={logins} rowKey={({ id }) => id} />;
}
