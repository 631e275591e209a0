import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Lamp } from '../../../ui/lamp.tsx';
import { Timer } from '../../../ui/timer.tsx';
import { Bar } from './bar.tsx';
import { CallControls, type CallControlsProps } from './call-controls.tsx';
import { ContactOnLamp, RecordingMark } from './contact-on-lamp.tsx';

export interface LiveBarProps extends CallControlsProps {
  caller: string;
  /** Queue, or the number where the caller is the title already. */
  queue: string;
  since: number;
  /** Of the hold that goes on. */
  heldSince?: number | null;
  recording?: 'running' | 'paused' | null;
  status: ReactNode;
}

/** The bar in a call: the 316 px over the roster are lit, hatched while the customer is on hold. */
export function LiveBar({ caller, queue, since, heldSince, recording, status, ...controls }: LiveBarProps) {
  const { t } = useTranslation();
  const { held } = controls;
  return (
    <Bar
      tone={held ? 'hold' : 'live'}
      lamp={<Lamp state={held ? 'hold' : 'live'} word={held ? t('lamp.hold') : t('lamp.live')} size={56} />}
      left={
        <ContactOnLamp
          title={caller}
          under={
            <>
              <span>
                {held ? t('bar.onHold') : queue} {held && heldSince && <Timer since={heldSince} />}
              </span>
              {recording === 'running' && <RecordingMark word={t('bar.recording')} />}
              {recording === 'paused' && <span>{t('bar.recordingPaused')}</span>}
            </>
          }
          time={<Timer since={since} padded />}
        />
      }
      middle={<CallControls {...controls} />}
      right={status}
    />
  );
}
