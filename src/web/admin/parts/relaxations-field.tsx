import { useTranslation } from 'react-i18next';
import type { QueueSettings } from '../../../shared/config/queue.ts';
import { Checkbox } from '../../ui/choices.tsx';
import { FieldRow } from '../field-row.tsx';
import styles from '../form.module.css';
import { useForm } from '../form-context.tsx';
import type { FormField } from '../noun-forms.ts';
import { NumberInput } from '../plain-fields.tsx';
import { sayRelaxation } from '../say-value.ts';
import { Ladder } from './ladder.tsx';
import { LineList } from './line-list.tsx';

type Step = QueueSettings['relaxations'][number];

/** After which wait less is asked of an agent, drawn and in lines. */
export function RelaxationsField({ field }: { field: FormField }) {
  const { t } = useTranslation();
  const { draft, put, speaker } = useForm();
  const steps = draft.settings[field.key] as Step[];
  const skills = draft.settings['skills'] as QueueSettings['skills'];
  const last = Math.max(0, ...steps.map(({ afterMs }) => afterMs ?? 0));
  return (
    <FieldRow field={field} isGroup>
      {() => (
        <>
          {skills.length > 0 && steps.length > 0 && <Ladder steps={steps} skills={skills} />}
          <LineList
            lines={steps}
            nameOf={(step) => sayRelaxation(step, speaker)}
            fresh={() => (steps.length < 5 ? { afterMs: last + 20_000, levelDrop: 1, firstSkillOnly: false } : null)}
            addWord={t('admin.relaxations.add')}
            onPut={(lines) => put(field.key, lines)}
          >
            {(step, _, putLine) => (
              <>
                <span className={styles.unit}>{t('admin.relaxations.after')}</span>
                <NumberInput
                  label={t('admin.relaxations.afterOf')}
                  value={step.afterMs}
                  times={1_000}
                  onChange={(value) => putLine({ ...step, afterMs: value as number })}
                />
                <span className={styles.unit}>{t('admin.unitName.seconds')},</span>
                <span className={styles.unit}>{t('admin.relaxations.drop')}</span>
                <NumberInput
                  label={t('admin.relaxations.dropOf')}
                  value={step.levelDrop}
                  onChange={(value) => putLine({ ...step, levelDrop: value as number })}
                />
                <Checkbox
                  checked={step.firstSkillOnly}
                  onChange={(event) => putLine({ ...step, firstSkillOnly: event.target.checked })}
                >
                  {t('admin.relaxations.first')}
                </Checkbox>
              </>
            )}
          </LineList>
        </>
      )}
    </FieldRow>
  );
}
