import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { FlowTest } from '../../shared/config/flow.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { useEditing } from './editor-context.tsx';
import { type FieldsProps, replaceAt, withoutAt } from './field-parts.ts';
import styles from './fields.module.css';
import { spokenLanguages, type Surroundings, unchosen } from './new-step.ts';
import { SelectField } from './select-field.tsx';
import { TestFields } from './test-fields.tsx';
import { useStepWords } from './use-step-words.ts';

const subjects = ['attribute', 'attribute-value', 'language', 'caller', 'waiting'] as const;

function newTest(of: FlowTest['of'], surroundings: Surroundings): FlowTest {
  switch (of) {
    case 'attribute':
      return { of, key: 'number', is: 'set' };
    case 'attribute-value':
      return { of, key: 'number', is: 'one-of', values: ['1'] };
    case 'language':
      return { of, values: spokenLanguages(surroundings).slice(0, 1) };
    case 'caller':
      return { of, prefixes: ['+'] };
    case 'waiting':
      return { of, queue: surroundings.queues[0]?.key ?? unchosen, atLeast: 1 };
  }
}

/** All the tests, each built by its parts and read as a sentence. */
export function ConditionFields({ step, onPut }: FieldsProps<'condition'>) {
  const { t } = useTranslation();
  const { surroundings } = useEditing().page;
  const words = useStepWords(surroundings);
  const put = (all: FlowTest[]): void => onPut({ all });
  return (
    <fieldset className={styles.group}>
      <legend>{t('flow.field.tests')}</legend>
      {step.all.map((test, at) => (
        <div key={at} className={styles.test}>
          <div className={styles.row}>
            <SelectField
              label={t('flow.field.subject')}
              place="said"
              value={test.of}
              options={subjects.map((value) => ({ value, word: t(`flow.test.of.${value}`) }))}
              onChoose={(of) => put(replaceAt(step.all, at, newTest(of as FlowTest['of'], surroundings)))}
            />
            <IconButton
              size="small"
              label={t('flow.test.remove', { test: words.test(test) })}
              icon={<Icon of={X} size={14} />}
              disabled={step.all.length === 1}
              onClick={() => put(withoutAt(step.all, at))}
            />
          </div>
          <TestFields test={test} onChange={(changed) => put(replaceAt(step.all, at, changed))} />
          <p className={styles.sentence}>
            {at > 0 && `${t('flow.test.and')} `}
            {words.test(test)}
          </p>
        </div>
      ))}
      <Button
        size="small"
        icon={<Icon of={Plus} size={14} />}
        disabled={step.all.length >= 10}
        onClick={() => put([...step.all, newTest('caller', surroundings)])}
      >
        {t('flow.test.add')}
      </Button>
    </fieldset>
  );
}
