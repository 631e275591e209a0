import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { exitsOf } from '../../core/flow/exits.ts';
import type { FlowStepKind } from '../../shared/config/flow.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import type { ExitOf } from './edit-flow.ts';
import { useEditing } from './editor-context.tsx';
import styles from './dialogs.module.css';
import { stepKinds } from './new-step.ts';
import { SelectField } from './select-field.tsx';
import { stepIcon } from './step-icon.ts';
import { useAddStep } from './use-add-step.ts';
import { useStepWords } from './use-step-words.ts';

interface AddStepDialogProps {
  opened: boolean;
  /** Null: the step stands on its own. */
  after: ExitOf | null;
  onClose: () => void;
}

/** Which kind of step comes, and after which exit. */
export function AddStepDialog({ opened, after, onClose }: AddStepDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      closeLabel={t('common.close')}
      title={after ? t('flow.add.after', { step: after.step }) : t('flow.add.title')}
    >
      <Kinds key={after ? `${after.step}\n${after.exit}` : ''} after={after} onAdded={onClose} />
    </Dialog>
  );
}

function Kinds({ after, onAdded }: { after: ExitOf | null; onAdded: () => void }) {
  const { t } = useTranslation();
  const { page, definition } = useEditing();
  const words = useStepWords(page.surroundings);
  const add = useAddStep();
  const [exit, setExit] = useState(after?.exit ?? '');
  const step = after ? definition.steps[after.step] : undefined;
  const exits = step ? exitsOf(step) : [];
  const choose = (kind: FlowStepKind): void => {
    add(kind, { after: after && { step: after.step, exit } });
    onAdded();
  };
  return (
    <div className={styles.kinds}>
      {exits.length > 1 && (
        <SelectField
          label={t('flow.add.exit')}
          value={exit}
          options={exits.map((one) => ({ value: one.exit, word: words.exit(one.exit) }))}
          onChoose={setExit}
        />
      )}
      <ul>
        {Object.values(stepKinds)
          .flat()
          .map((kind, at) => (
            <li key={kind}>
              <Button
                wide
                split
                data-autofocus={at === 0 ? '' : undefined}
                icon={<Icon of={stepIcon[kind]} />}
                onClick={() => choose(kind)}
              >
                {words.kind(kind)}
              </Button>
            </li>
          ))}
      </ul>
    </div>
  );
}
