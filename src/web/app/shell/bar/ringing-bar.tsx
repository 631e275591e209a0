import { Phone } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { Lamp } from '../../../ui/lamp.tsx';
import { Menu, type MenuProps } from '../../../ui/menu.tsx';
import { Timer } from '../../../ui/timer.tsx';
import { useKeys } from '../../keys.ts';
import { Bar } from './bar.tsx';
import { ContactOnLamp } from './contact-on-lamp.tsx';
import styles from './ringing-bar.module.css';

export interface RingingBarProps {
  queue: string;
  /** Rings from and until, by the server; the time counts up, the line drains down. */
  from: number;
  until: number;
  caller: string;
  number?: string | null;
  /** What is known already: `dnes volá podruhé`, `čekání 0:41`. */
  facts: readonly string[];
  onAnswer: () => void;
  onDecline: () => void;
  /** Where the queue asks for a reason, declining opens these instead. */
  declineReasons?: MenuProps['groups'];
  /** Why it cannot be answered here: another tab has the phone. */
  answerRefusal?: string | null;
  /** The answer is on its way. */
  busy?: boolean;
  status: ReactNode;
}

/** The whole bar lit: somebody rings. It takes no focus; F2 answers from anywhere. */
export function RingingBar(props: RingingBarProps) {
  const { t } = useTranslation();
  const cannotAnswer = props.busy || Boolean(props.answerRefusal);
  useKeys({
    F2: cannotAnswer ? null : { act: props.onAnswer, label: t('bar.answer'), group: t('keys.group.everywhere') },
  });
  return (
    <Bar
      tone="offered"
      drain={{ from: props.from, until: props.until }}
      lamp={<Lamp state="offered" word={t('lamp.offered')} size={56} />}
      left={<ContactOnLamp title={t('offer.ringing')} under={props.queue} time={<Timer since={props.from} />} />}
      middle={
        <>
          <div className={styles.who}>
            <p className={styles.caller}>
              <strong>{props.caller}</strong>
              {props.number !== undefined && props.number !== null && <span>{props.number}</span>}
            </p>
            <p className={styles.facts}>{props.answerRefusal ?? props.facts.join(' · ')}</p>
          </div>
          <div className={styles.acts}>
            <Decline {...props} />
            <Button
              variant="lamp-ink"
              size="bar"
              icon={<Icon of={Phone} />}
              keys="F2"
              disabled={cannotAnswer}
              title={props.answerRefusal ?? undefined}
              onClick={props.onAnswer}
            >
              {t('bar.answer')}
            </Button>
          </div>
        </>
      }
      right={props.status}
    />
  );
}

function Decline({ declineReasons, onDecline, busy }: RingingBarProps) {
  const { t } = useTranslation();
  const look = { variant: 'lamp-outline', size: 'bar', disabled: busy } as const;
  if (!declineReasons) {
    return (
      <Button {...look} onClick={onDecline}>
        {t('bar.decline')}
      </Button>
    );
  }
  return (
    <Menu
      align="end"
      groups={declineReasons}
      trigger={
        <Button {...look} menu>
          {t('bar.decline')}
        </Button>
      }
    />
  );
}
