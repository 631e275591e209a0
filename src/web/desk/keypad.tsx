import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.tsx';
import { keypadDigit } from './keypad-digit.ts';
import styles from './keypad.module.css';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

/** Keys for the other side's menu; they act only while the keypad has the focus. */
export function Keypad({
  opened,
  onClose,
  onDigit,
}: {
  opened: boolean;
  onClose: () => void;
  onDigit: (digit: string) => void;
}) {
  const { t } = useTranslation();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('bar.keypad')} closeLabel={t('common.close')}>
      <div
        className={styles.pad}
        role="group"
        aria-label={t('bar.keypad')}
        onKeyDown={(event) => {
          const digit = keypadDigit(event);
          // Taken here: no binding of the page shall have it too. A key that is held down is one press.
          if (digit || (event.repeat && event.key === 'Enter')) event.preventDefault();
          if (digit && !event.repeat) onDigit(digit);
        }}
      >
        {digits.map((digit) => (
          <button
            key={digit}
            type="button"
            onClick={() => onDigit(digit)}
            data-autofocus={digit === '1' ? '' : undefined}
          >
            {digit}
          </button>
        ))}
      </div>
    </Dialog>
  );
}
