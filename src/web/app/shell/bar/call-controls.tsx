import { ArrowRightLeft, Grip, type LucideIcon, Mic, MicOff, Pause, PhoneOff, Play, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { useKeys } from '../../keys.ts';
import styles from './call-controls.module.css';

export interface CallControlsProps {
  muted: boolean;
  held: boolean;
  onMute: () => void;
  onHold: () => void;
  /** What cannot be done in this call is not shown. */
  onTransfer?: () => void;
  onKeypad?: () => void;
  onInvite?: () => void;
  onEnd: () => void;
  /** Why it cannot be muted here: another tab has the microphone. */
  muteRefusal?: string | null;
  /** No sound to mute or hold; ending always works. */
  soundless?: boolean;
}

/** Held longer than this, F4 was meant as push to talk and mutes again when it is let go. */
const pushToTalkMs = 500;

export function CallControls(props: CallControlsProps) {
  const { muted, held, onMute, onHold, onTransfer, onKeypad, onInvite, onEnd, soundless, muteRefusal } = props;
  const { t } = useTranslation();
  const [isArmed, setArmed] = useState(false);
  const group = t('keys.group.call');
  useKeys({
    F4:
      soundless || muteRefusal
        ? null
        : { act: onMute, label: t('bar.mute'), group, onRelease: (heldMs) => heldMs > pushToTalkMs && onMute() },
    F8: soundless ? null : { act: onHold, label: t('bar.hold'), group },
    F9: onTransfer && !soundless ? { act: onTransfer, label: t('bar.transfer'), group } : null,
    'Shift+F2': { act: onEnd, label: t('bar.end'), group, twice: true, onArmed: setArmed },
  });
  return (
    <>
      <div className={styles.controls}>
        <Control
          icon={muted ? MicOff : Mic}
          keys="F4"
          lit={muted}
          disabled={soundless || Boolean(muteRefusal)}
          title={muteRefusal}
          onUse={onMute}
        >
          {t(muted ? 'bar.unmute' : 'bar.mute')}
        </Control>
        <Control icon={held ? Play : Pause} keys="F8" lit={held} disabled={soundless} onUse={onHold}>
          {t(held ? 'bar.resume' : 'bar.hold')}
        </Control>
        {onTransfer && (
          <Control icon={ArrowRightLeft} keys="F9" disabled={soundless} onUse={onTransfer}>
            {t('bar.transfer')}
          </Control>
        )}
        {onKeypad && (
          <Control icon={Grip} disabled={soundless} onUse={onKeypad}>
            {t('bar.keypad')}
          </Control>
        )}
        {onInvite && (
          <Control icon={UserPlus} disabled={soundless} onUse={onInvite}>
            {t('bar.invite')}
          </Control>
        )}
      </div>
      <div className={styles.end}>
        {isArmed && (
          <span className={styles.again} role="status">
            {t('bar.endAgain')}
          </span>
        )}
        <Button variant="danger" size="bar" icon={<Icon of={PhoneOff} />} title="Shift F2 ×2" onClick={onEnd}>
          {t('bar.end')}
        </Button>
      </div>
    </>
  );
}

function Control({
  icon,
  keys,
  lit,
  disabled,
  title,
  onUse,
  children,
}: {
  icon: LucideIcon;
  keys?: string;
  lit?: boolean;
  disabled?: boolean;
  /** Where there is more to say than the label. */
  title?: string | null;
  onUse: () => void;
  children: string;
}) {
  return (
    <Button
      variant="quiet"
      size="bar"
      icon={<Icon of={icon} />}
      keys={keys}
      lit={lit}
      disabled={disabled}
      title={title ?? children}
      onClick={onUse}
    >
      {children}
    </Button>
  );
}
