import { Copy, Flag, Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './inspector.module.css';
import { useStepActs } from './use-step-acts.ts';

export function StepActs({ name }: { name: string }) {
  const { t } = useTranslation();
  const acts = useStepActs(name);
  if (!acts) return null;
  return (
    <div className={styles.acts}>
      <Button icon={<Icon of={Plus} size={14} />} keys="+" onClick={acts.add}>
        {t('flow.act.add')}
      </Button>
      <Button icon={<Icon of={Copy} size={14} />} onClick={acts.duplicate}>
        {t('flow.act.duplicate')}
      </Button>
      {acts.beginHere && (
        <Button icon={<Icon of={Flag} size={14} />} onClick={acts.beginHere}>
          {t('flow.act.beginHere')}
        </Button>
      )}
      <Button icon={<Icon of={Trash2} size={14} />} onClick={acts.remove}>
        {t('flow.act.remove')}
      </Button>
    </div>
  );
}
