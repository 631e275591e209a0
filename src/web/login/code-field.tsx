import { useTranslation } from 'react-i18next';
import { Field, type FieldProps } from '../ui/field.tsx';

interface CodeFieldProps extends Pick<FieldProps, 'size' | 'error' | 'autoFocus'> {
  code: string;
  onCode: (code: string) => void;
  /** Of an authenticator that is being set up: there are no recovery codes yet. */
  isNew?: boolean;
}

/** Six digits, which phones offer to fill in, or a recovery code: so no keyboard of digits alone. */
export function CodeField({ code, onCode, isNew = false, ...rest }: CodeFieldProps) {
  const { t } = useTranslation();
  return (
    <Field
      label={t('login.code')}
      {...(isNew ? { inputMode: 'numeric' } : { hint: t('login.code.hint') })}
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      required
      maxLength={40}
      value={code}
      onChange={(event) => onCode(event.currentTarget.value)}
      {...rest}
    />
  );
}
