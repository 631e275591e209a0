import { useTranslation } from 'react-i18next';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { type CheckItem, Checks } from '../../ui/checks.tsx';
import styles from './interaction.module.css';
import { Note } from './note.tsx';
import { OutcomeMenu } from './outcome-menu.tsx';
import { Topics } from './topics.tsx';
import { useOutcome } from './use-outcome.ts';

/** The foot of every call: what is written, the reasons of the contact, and what the wrap-up will still ask. */
export function NoteFoot({ interaction }: { interaction: InteractionDoc }) {
  const { t } = useTranslation();
  const { chosenId } = useOutcome(interaction);
  const item = (key: 'topic' | 'note' | 'outcome', done: boolean, optional?: boolean): CheckItem => ({
    key,
    word: t(`call.checklist.${key}`),
    done,
    optional,
    said: t(`call.checklist.${done ? 'done' : optional ? 'optional' : 'missing'}`),
  });
  return (
    <footer className={styles.foot}>
      <Note interaction={interaction} />
      <div className={styles.topics}>
        <Topics interaction={interaction} isNamed />
        <OutcomeMenu interaction={interaction} />
        <Checks
          label={t('call.checklist.title')}
          items={[
            item('topic', interaction.topics.length > 0),
            item('note', interaction.note !== '', true),
            item('outcome', chosenId !== null),
          ]}
        />
      </div>
    </footer>
  );
}
