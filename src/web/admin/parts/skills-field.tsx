import { useTranslation } from 'react-i18next';
import type { QueueSettings } from '../../../shared/config/queue.ts';
import { FieldRow } from '../field-row.tsx';
import styles from '../form.module.css';
import { useForm } from '../form-context.tsx';
import type { FormField } from '../noun-forms.ts';
import { ItemSelect } from './item-select.tsx';
import { LineList } from './line-list.tsx';
import { useOptions } from './use-options.ts';

const levels = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'].map((value) => ({ value, word: value }));

/** What an agent must be able to do, the first thing first, each to a level. */
export function SkillsField({ field }: { field: FormField }) {
  const { t } = useTranslation();
  const { draft, put, speaker } = useForm();
  const options = useOptions('skill');
  const skills = draft.settings[field.key] as QueueSettings['skills'];
  const free = options.filter(({ value }) => !skills.some(({ skill }) => skill === value));
  return (
    <FieldRow field={field} isGroup>
      {() => (
        <LineList
          lines={skills}
          nameOf={({ skill }) => speaker.nameOf('skill', skill)}
          fresh={() => (free[0] ? { skill: free[0].value, level: 1 } : null)}
          addWord={t('admin.skills.add')}
          onPut={(lines) => put(field.key, lines)}
        >
          {({ skill, level }, _, putLine) => (
            <>
              <ItemSelect
                label={t('admin.skills.skill')}
                value={skill}
                options={options.filter(({ value }) => value === skill || free.some((one) => one.value === value))}
                onChoose={(value) => putLine({ skill: value, level })}
              />
              <span className={styles.unit}>{t('admin.skills.level')}</span>
              <span className={styles.narrow}>
                <ItemSelect
                  label={t('admin.skills.levelOf', { skill: speaker.nameOf('skill', skill) })}
                  value={String(level)}
                  options={levels}
                  onChoose={(value) => putLine({ skill, level: Number(value) })}
                />
              </span>
            </>
          )}
        </LineList>
      )}
    </FieldRow>
  );
}
