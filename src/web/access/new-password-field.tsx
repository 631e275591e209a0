import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { passwordLengthMin } from '../../core/passwords/judge-password.ts';
import { IconButton } from '../ui/button.tsx';
import { Field, type FieldProps } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';

interface NewPasswordFieldProps extends Pick<FieldProps, 'label' | 'size'> {
  password: string;
  onPassword: (password: string) => void;
}

/** Typed once and shown on demand, which catches a slip better than typing it twice. */
export function NewPasswordField({ label, size, password, onPassword }: NewPasswordFieldProps) {
  const { t } = useTranslation();
  const [isShown, setShown] = useState(false);
  return (
    <Field
      label={label}
      size={size}
      hint={t('access.password.hint', { n: passwordLengthMin })}
      name="new-password"
      type={isShown ? 'text' : 'password'}
      autoComplete="new-password"
      required
      value={password}
      onChange={(event) => onPassword(event.currentTarget.value)}
      origin={
        <IconButton
          label={t(isShown ? 'login.hidePassword' : 'login.showPassword')}
          icon={<Icon of={isShown ? EyeOff : Eye} />}
          onClick={() => setShown(!isShown)}
        />
      }
    />
  );
}
