import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Lamp } from '../../../ui/lamp.tsx';
import { Timer } from '../../../ui/timer.tsx';
import { Bar } from './bar.tsx';
import { CallControls } from './call-controls.tsx';
import { ContactOnLamp } from './contact-on-lamp.tsx';

export interface ReconnectingBarProps {
  caller: string;
  /** The call runs on, so does its time. */
  since: number;
  /** Sound was lost, and how long the server holds the caller for it. */
  lostAt: number;
  heldUntil: number;
  onEnd: () => void;
  status: ReactNode;
}

/** The bar of a call whose sound is being brought back: the lamp stays lit, the line drains by the server's patience. */
export function ReconnectingBar({ caller, since, lostAt, heldUntil, onEnd, status }: ReconnectingBarProps) {
  const { t } = useTranslation();
  const nothing = (): void => undefined;
  return (
    <Bar
      tone="live"
      drain={{ from: lostAt, until: heldUntil }}
      lamp={<Lamp state="live" word={t('lamp.live')} size={56} />}
      left={
        <ContactOnLamp
          title={caller}
          under={
            <span role="status">
              {t('bar.reconnecting')} <Timer since={lostAt} />
            </span>
          }
          time={<Timer since={since} padded />}
        />
      }
      middle={<CallControls muted={false} held={false} soundless onMute={nothing} onHold={nothing} onEnd={onEnd} />}
      right={status}
    />
  );
}
