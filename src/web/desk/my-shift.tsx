import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { AgentDoc } from '../../shared/api/desk.ts';
import { api } from '../app/api.ts';
import { useFormats } from '../app/reader.tsx';
import { useSession } from '../app/session.tsx';
import { useNow } from '../ui/clock.tsx';
import { StageSection } from '../ui/section.tsx';
import { type ShiftPart, ShiftStrip } from '../ui/shift-strip.tsx';
import styles from './desk.module.css';
import { startOfDay } from './start-of-day.ts';

const hourMs = 3_600_000;
const kinds: Record<string, ShiftPart['kind'] | undefined> = {
  ready: 'ready',
  reserved: 'ready',
  engaged: 'talk',
  wrapup: 'wrap',
  not_ready: 'pause',
};

/** My ledger of today as one strip, with the sums of each kind. */
export function MyShift({ agent }: { agent: AgentDoc }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { me } = useSession();
  const now = useNow(30_000);
  const from = startOfDay(me.tenant.timeZone);
  const { data } = useQuery({
    queryKey: ['mine', 'ledger', from, agent.since],
    queryFn: () => api.calls.ledger({ id: agent.id, from, to: new Date(Date.now() + 60_000).toISOString() }),
  });
  const parts = (data?.rows ?? []).flatMap((row): ShiftPart[] => {
    const kind = kinds[row.state];
    const end = row.endedAt ? Date.parse(row.endedAt) : now;
    return kind && end > Date.parse(row.startedAt) ? [{ from: Date.parse(row.startedAt), to: end, kind }] : [];
  });
  if (parts.length === 0) return null;
  const sum = (kind: ShiftPart['kind']): string =>
    formats.duration(
      parts.filter((part) => part.kind === kind).reduce((total, part) => total + part.to - part.from, 0),
    );
  const start = Math.floor(parts[0]!.from / hourMs) * hourMs;
  const end = Math.max(start + 8 * hourMs, Math.ceil(now / hourMs) * hourMs);
  const hours = Array.from({ length: (end - start) / hourMs + 1 }, (_, nth) => start + nth * hourMs);
  return (
    <StageSection
      title={t('desk.shift.title')}
      aside={
        <span className={styles.legend}>
          <span>
            {t('desk.shift.talk')} <b>{sum('talk')}</b>
          </span>
          <span>
            {t('desk.shift.wrapUp')} <b>{sum('wrap')}</b>
          </span>
          <span>
            {t('desk.shift.ready')} <b>{sum('ready')}</b>
          </span>
          <span>
            {t('desk.shift.pauses')} <b>{sum('pause')}</b>
          </span>
        </span>
      }
    >
      <ShiftStrip
        label={t('desk.shift.summary', {
          talk: sum('talk'),
          wrapUp: sum('wrap'),
          ready: sum('ready'),
          pauses: sum('pause'),
        })}
        from={start}
        to={end}
        now={now}
        nowWord={formats.time(now)}
        parts={parts}
        hours={hours.map((at) => ({ at, word: formats.time(at) }))}
      />
    </StageSection>
  );
}
