import { useTranslation } from 'react-i18next';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { Checks } from '../../ui/checks.tsx';
import styles from './interaction.module.css';
import { Note } from './note.tsx';
import { OutcomeMenu } from './outcome-menu.tsx';
import { Topics } from './topics.tsx';
import { useOutcome } from './use-outcome.ts';

/** The foot of every call: what is written, the reasons of the contact, and what the wrap-up will still ask. */
export function NoteFoot({ interaction }: { interaction: InteractionDoc }) {
  const { t } = useTranslation();
  const { chosenId } = useOutcome(interaction);
  return (
    <footer className={styles.foot}>
      <Note interaction={interaction} />
      <div className={styles.topics}>
        <Topics interaction={interaction} isNamed />
        <OutcomeMenu interaction={interaction} />
        <Checks
          label={t('call.checklist.missing')}
          items={[
            { key: 'topic', word: t('call.checklist.topic'), done: interaction.topics.length > 0 },
            { key: 'note', word: t('call.checklist.note'), done: interaction.note !== '', optional: true },
            { key: 'outcome', word: t('call.checklist.outcome'), done: chosenId !== null },
          ]}
        />
      </div>
    </footer>
  );
}
