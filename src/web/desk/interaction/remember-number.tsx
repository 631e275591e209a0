import { useTranslation } from 'react-i18next';
import { Checkbox, RadioRow } from '../../ui/choices.tsx';
import styles from './interaction.module.css';

export type Remembered = 'shared' | 'direct' | null;

/** Whether the number belongs to the chosen person from now on, and how; unless it is said, it does not. */
export function RememberNumber({ value, onChange }: { value: Remembered; onChange: (value: Remembered) => void }) {
  const { t } = useTranslation();
  return (
    <div className={styles.remember}>
      <Checkbox checked={value !== null} onChange={() => onChange(value === null ? 'shared' : null)}>
        {t('identity.remember')}
      </Checkbox>
      <RadioRow
        label={t('identity.remember')}
        name="remember"
        options={[
          { value: 'shared', word: t('identity.remember.shared'), disabled: value === null },
          { value: 'direct', word: t('identity.remember.direct'), disabled: value === null },
        ]}
        value={value}
        onChoose={onChange}
      />
    </div>
  );
}
