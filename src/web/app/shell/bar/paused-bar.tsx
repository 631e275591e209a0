import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { useKeys } from '../../keys.ts';
import { ReadyBar, type RestBarProps } from './ready-bar.tsx';

export interface PausedBarProps extends Omit<RestBarProps, 'lamp' | 'act'> {
  onGoReady: () => void;
  /** After a missed offer one key is enough to come back. */
  missed?: boolean;
}

/** The bar in a pause: a grey lamp of 56 px and the way back. */
export function PausedBar({ onGoReady, missed = false, ...rest }: PausedBarProps) {
  const { t } = useTranslation();
  useKeys({ F2: missed ? { act: onGoReady, label: t('desk.goReady'), group: t('keys.group.everywhere') } : null });
  return (
    <ReadyBar
      {...rest}
      lamp="paused"
      channels={missed ? undefined : rest.channels}
      act={
        <Button size="bar" variant={missed ? 'ink' : 'outline'} keys={missed ? 'F2' : undefined} onClick={onGoReady}>
          {t('desk.goReady')}
        </Button>
      }
    />
  );
}
