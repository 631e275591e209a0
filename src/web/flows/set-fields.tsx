import { Plus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../ui/button.tsx';
import { Checkbox } from '../ui/choices.tsx';
import { Icon } from '../ui/icon.tsx';
import { CheckedField } from './checked-field.tsx';
import { attributeKey, type FieldsProps, replaceAt, withoutAt } from './field-parts.ts';
import styles from './fields.module.css';
import { NumberField } from './number-field.tsx';

/** What the step notes down of the call, and how much it moves it forward in its queue. */
export function SetFields({ step, onPut }: FieldsProps<'set'>) {
  const { t } = useTranslation();
  const pairs = Object.entries(step.attributes);
  const put = (changed: [string, string][]): void => onPut({ attributes: Object.fromEntries(changed) });
  const isTaken = (key: string, at: number): boolean => pairs.some(([one], index) => one === key && index !== at);
  const free = (): string => {
    for (let n = 1; ; n += 1) if (!(`note-${n}` in step.attributes)) return `note-${n}`;
  };
  return (
    <>
      <fieldset className={styles.group}>
        <legend>{t('flow.field.sets')}</legend>
        {pairs.map(([key, value], at) => (
          <div key={at} className={styles.row}>
            <CheckedField
              label={t('flow.field.attribute')}
              place="said"
              value={key}
              isKeptAtEnd
              faultOf={(text) => (attributeKey.test(text) && !isTaken(text, at) ? null : t('flow.field.keyFault'))}
              onKeep={(text) => put(replaceAt(pairs, at, [text, value]))}
            />
            <CheckedField
              label={t('flow.field.value', { key })}
              place="said"
              value={value}
              faultOf={(text) => (text.length <= 200 ? null : t('flow.field.longFault'))}
              onKeep={(text) => put(replaceAt(pairs, at, [key, text]))}
            />
            <IconButton
              size="small"
              label={t('flow.set.remove', { key })}
              icon={<Icon of={X} size={14} />}
              onClick={() => put(withoutAt(pairs, at))}
            />
          </div>
        ))}
        <Button size="small" icon={<Icon of={Plus} size={14} />} onClick={() => put([...pairs, [free(), '']])}>
          {t('flow.set.add')}
        </Button>
      </fieldset>
      <Checkbox
        checked={step.priority !== null}
        onChange={(event) => onPut({ priority: event.target.checked ? 10 : null })}
      >
        {t('flow.field.changesPriority')}
      </Checkbox>
      {step.priority !== null && (
        <NumberField
          label={t('flow.field.priority')}
          value={step.priority}
          min={-100}
          max={100}
          onKeep={(priority) => onPut({ priority })}
        />
      )}
    </>
  );
}
