import { Timer as TimerIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { formatDuration } from '../../../ui/duration.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Lamp } from '../../../ui/lamp.tsx';
import { Timer } from '../../../ui/timer.tsx';
import { useKeys } from '../../keys.ts';
import { Bar } from './bar.tsx';
import { ContactOnLamp } from './contact-on-lamp.tsx';
import styles from './wrapup-bar.module.css';

export interface WrapUpBarProps {
  caller: string;
  talkMs: number;
  /** Began and runs out, by the server; no end where the queue sets no limit. */
  from: number;
  until: number | null;
  extension: { ms: number; left: number } | null;
  onExtend: () => void;
  onPark: () => void;
  onDonePause: () => void;
  onDoneReady: () => void;
  /** Where the ink button leads, where a state waits already: `Done → Meeting`. */
  doneWord?: string;
  /** What is still missing, in words; the buttons that would finish wait for it, the key says so. */
  missing?: readonly string[];
  busy?: boolean;
  status: ReactNode;
}

/** The bar in wrap-up: the time left drains over the whole width, the two ways to finish stand at its right. */
export function WrapUpBar(props: WrapUpBarProps) {
  const { caller, talkMs, from, until, extension, missing = [], busy, status } = props;
  const { t } = useTranslation();
  const doneWord = props.doneWord ?? t('wrapup.doneReady');
  const cannotFinish = busy || missing.length > 0;
  // Always bound: whoever presses it too early is told what is missing.
  useKeys({ 'Ctrl+Enter': { act: props.onDoneReady, label: doneWord, group: t('wrapup.title') } });
  return (
    <Bar
      tone="wrap"
      drain={until === null ? undefined : { from, until }}
      lamp={<Lamp state="wrap" word={t('lamp.wrap')} size={56} />}
      left={
        <ContactOnLamp
          title={t('wrapup.title')}
          under={`${caller} · ${t('wrapup.call', { duration: formatDuration(talkMs) })}`}
          time={until === null ? <Timer since={from} /> : <Timer until={until} />}
        />
      }
      middle={
        <>
          {extension && (
            <div className={styles.extend}>
              <Button
                size="bar"
                icon={<Icon of={TimerIcon} />}
                disabled={extension.left === 0}
                onClick={props.onExtend}
              >
                {t('wrapup.extend', { seconds: Math.round(extension.ms / 1_000) })}
              </Button>
              <span>{t('wrapup.extensionsLeft', { n: extension.left })}</span>
            </div>
          )}
          <div className={styles.finish}>
            {missing.length > 0 && (
              <span className={styles.missing}>{t('wrapup.missing', { list: missing.join(', ') })}</span>
            )}
            <Button variant="quiet" size="bar" onClick={props.onPark}>
              {t('wrapup.park')}
            </Button>
            <Button size="bar" disabled={cannotFinish} onClick={props.onDonePause}>
              {t('wrapup.donePause')}
            </Button>
            <Button variant="ink" size="bar" keys="Ctrl ↵" disabled={cannotFinish} onClick={props.onDoneReady}>
              {doneWord}
            </Button>
          </div>
        </>
      }
      right={status}
    />
  );
}
