import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page.tsx';
import { StageSection } from '../ui/section.tsx';
import styles from './access.module.css';
import { LoginsSection } from './logins-section.tsx';
import { OwnSecondFactor } from './own-second-factor.tsx';
import { PasswordForm } from './password-form.tsx';

/** One's own ways in: password, second factor, and where one is signed in. */
export function SecurityPage() {
  const { t } = useTranslation();
  return (
    <Page>
      <h1 className={styles.title}>{t('account.security')}</h1>
      <StageSection title={t('access.password')}>
        <PasswordForm />
      </StageSection>
      <StageSection title={t('access.factor')}>
        <OwnSecondFactor />
      </StageSection>
      <LoginsSection />
    </Page>
  );
}
