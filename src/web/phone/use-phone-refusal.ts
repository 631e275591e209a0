import { useTranslation } from 'react-i18next';
import { usePhone } from './phone-context.tsx';

/** Why this tab can neither answer nor mute, in words; null where it can. */
export function usePhoneRefusal(): string | null {
  const { t } = useTranslation();
  const { isHere, state, failure } = usePhone();
  if (isHere) return null;
  if (state === 'elsewhere') return t('banner.phoneElsewhere');
  return t(state === 'failed' ? `phone.${failure ?? 'no-connection'}` : 'phone.registering');
}
