import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TransferTargets } from '../../shared/api/calls.ts';
import type { InteractionDoc } from '../../shared/api/desk.ts';
import { api } from '../app/api.ts';
import { useAct } from '../app/toasts.tsx';
import { PartState } from '../customers/page-state.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Lamp } from '../ui/lamp.tsx';
import { SearchField } from '../ui/search-field.tsx';
import { lampOf } from '../live/lamp-of.ts';
import { type Target, targetsShown } from './targets-shown.ts';
import styles from './transfer.module.css';

const lookEveryMs = 3_000;

/** Queues and colleagues, narrowed by typing; Enter hands on to the first. Who is busy is seen and cannot be chosen. */
export function TransferTargetList({ call, onClose }: { call: InteractionDoc; onClose: () => void }) {
  const { t } = useTranslation();
  const act = useAct();
  const [typed, setTyped] = useState('');
  const [isBusy, setBusy] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['targets', call.id],
    queryFn: () => api.calls.targets({ id: call.id }),
    refetchInterval: lookEveryMs,
    // Once it is handed on the call is nobody's to ask about.
    enabled: !isBusy,
    gcTime: 0,
  });
  // It came after its dialog, which gives the focus only to what is there at once.
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const targets = data ? targetsShown(data as TransferTargets, typed) : [];
  const hand = async ({ to, canTake }: Target): Promise<void> => {
    if (!canTake || isBusy) return;
    setBusy(true);
    const done = await act(() => api.calls.transfer({ id: call.id, to }));
    if (done) onClose();
    else setBusy(false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const first = targets.find(({ canTake }) => canTake);
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && first) void hand(first);
  };
  return (
    <div className={styles.targets}>
      <SearchField
        ref={field}
        label={t('transfer.find')}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {!data && <PartState error={error} onRetry={() => void refetch()} rows={4} />}
      {data && targets.length === 0 && <EmptyState>{t('transfer.none')}</EmptyState>}
      <ul aria-label={t('transfer.targets')}>
        {targets.map((target) => (
          <li key={target.key}>
            <button type="button" disabled={!target.canTake || isBusy} onClick={() => void hand(target)}>
              <strong>{target.name}</strong>
              <TargetState target={target} />
            </button>
          </li>
        ))}
      </ul>
      <p className={styles.hint}>{t('transfer.hint')}</p>
    </div>
  );
}

function TargetState({ target: { queue, agent } }: { target: Target }) {
  const { t } = useTranslation();
  if (queue) return <span>{t('transfer.queue', { waiting: queue.waiting, ready: queue.ready })}</span>;
  if (!agent) return null;
  const word = agent.reason && agent.state === 'not_ready' ? t(`reason.${agent.reason}`) : t(`state.${agent.state}`);
  return <Lamp state={lampOf({ state: agent.state, activity: null })} word={word} showWord />;
}
