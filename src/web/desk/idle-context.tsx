import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { api } from '../app/api.ts';
import { useAgent } from '../app/desk-store.tsx';
import { useFormats } from '../app/reader.tsx';
import { useSession } from '../app/session.tsx';
import { useAct, useSay } from '../app/toasts.tsx';
import { Figures } from '../ui/figures.tsx';
import { Section } from '../ui/section.tsx';
import styles from './desk.module.css';
import { endOfDay, startOfDay } from './start-of-day.ts';
import { useLedger } from './use-ledger.ts';

const scenarios = ['card-number', 'two-candidates', 'unknown-number', 'hangs-up'] as const;

/** My own numbers, and where the demo runs a caller who rings when asked. */
export function IdleContext() {
  const { me } = useSession();
  return (
    <>
      <MyDay />
      {me.demo && <DemoCaller />}
    </>
  );
}

function MyDay() {
  const { t } = useTranslation();
  const formats = useFormats();
  const { me } = useSession();
  const { spans } = useLedger();
  const from = startOfDay(me.tenant.timeZone);
  const { data } = useQuery({
    queryKey: ['mine', 'day', from],
    queryFn: () => api.interactions.list({ from, to: endOfDay(from), of: 'answered', agentId: me.id, limit: 200 }),
  });
  const talks = (data?.rows ?? []).flatMap((row) => (row.talkMs === null ? [] : [row.talkMs]));
  const wrapUps = spans.flatMap((span) => (span.state === 'wrapup' ? [span.to - span.from] : []));
  const average = (all: readonly number[]): string =>
    all.length === 0 ? '–' : formats.duration(all.reduce((sum, ms) => sum + ms, 0) / all.length);
  return (
    <Section title={t('desk.day.title')}>
      <Figures
        figures={[
          { key: 'handled', label: t('desk.day.handled'), value: data?.total ?? '–' },
          { key: 'talk', label: t('desk.day.averageTalk'), value: average(talks) },
          { key: 'wrapUp', label: t('desk.day.wrapUp'), value: average(wrapUps) },
        ]}
      />
    </Section>
  );
}

function DemoCaller() {
  const { t } = useTranslation();
  const formats = useFormats();
  const agent = useAgent();
  const act = useAct();
  const say = useSay();
  const ring = async (scenario: (typeof scenarios)[number]): Promise<void> => {
    const caller = await act(() => api.demo.callIn({ scenario }));
    if (!caller) return;
    const detail = caller.card
      ? t('demo.withCard', { card: caller.card })
      : agent?.state === 'ready'
        ? undefined
        : t('demo.notReady');
    say({ title: t('demo.ringing', { number: formats.phone(caller.from) }), detail });
  };
  return (
    <Section title={t('demo.title')}>
      <p className={styles.quiet}>{t('demo.explain')}</p>
      <div className={styles.demo}>
        {scenarios.map((scenario) => (
          <button key={scenario} type="button" onClick={() => void ring(scenario)}>
            <strong>{t(`demo.scenario.${scenario}`)}</strong>
            <small>{t(`demo.scenario.${scenario}.explain`)}</small>
          </button>
        ))}
      </div>
    </Section>
  );
}
