import { useTranslation } from 'react-i18next';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { useFormats } from '../../app/reader.tsx';
import { Section } from '../../ui/section.tsx';
import styles from './interaction.module.css';

/** The routing's own reason, in words. */
export function WhyYou({ reason }: { reason: NonNullable<InteractionDoc['reason']> }) {
  const { t } = useTranslation();
  const { duration } = useFormats();
  return (
    <Section title={t('offer.whyYou')}>
      <p className={styles.quiet}>{t(`why.${reason.rule}`, { rivals: reason.rivals })}</p>
      {reason.skills.map((skill) => (
        <p key={skill.skill} className={styles.quiet}>
          {t('why.skill', { ...skill })}
        </p>
      ))}
      <p className={styles.quiet}>{t('why.waited', { duration: duration(reason.waitedMs) })}</p>
    </Section>
  );
}
