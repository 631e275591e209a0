import type { DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowStepKind } from '../../shared/config/flow.ts';
import { Icon } from '../ui/icon.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import { stepKinds, type StepGroup } from './new-step.ts';
import styles from './palette.module.css';
import { stepIcon } from './step-icon.ts';
import { useAddStep } from './use-add-step.ts';

/** What the canvas asks of what is dropped on it. */
export const kindDragged = 'application/x-zvon-step';

const groups = Object.entries(stepKinds) as [StepGroup, readonly FlowStepKind[]][];

/** Every kind of step: pressed, it comes after the chosen one; dragged, it stands where it is dropped. */
export function StepPalette() {
  const { t } = useTranslation();
  const add = useAddStep();
  const drag = (event: DragEvent, kind: FlowStepKind): void => event.dataTransfer.setData(kindDragged, kind);
  return (
    <nav className={styles.palette} aria-label={t('flow.palette')}>
      {groups.map(([group, kinds]) => (
        <div key={group}>
          <h2>{t(`flow.group.${group}`)}</h2>
          <ul>
            {kinds.map((kind) => (
              <li key={kind}>
                <button
                  type="button"
                  className={styles.kind}
                  draggable
                  onDragStart={(event) => drag(event, kind)}
                  onClick={() => add(kind)}
                >
                  <Icon of={stepIcon[kind]} />
                  {t(`flow.kind.${kind}`)}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
      <p className={styles.hint}>
        {t('flow.palette.hint')} <KeyCap keys="+" />
      </p>
    </nav>
  );
}
