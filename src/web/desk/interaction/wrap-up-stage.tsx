import { useTranslation } from 'react-i18next';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { Button } from '../../ui/button.tsx';
import { Strip } from '../../ui/strip.tsx';
import { useFinishWrapUp } from '../use-finish-wrap-up.ts';
import { CallbackPlanner } from './callback-planner.tsx';
import { IdentityChooser } from './identity-chooser.tsx';
import { IdentitySearch } from './identity-search.tsx';
import { IdentityStrip } from './identity-strip.tsx';
import styles from './interaction.module.css';
import { Note } from './note.tsx';
import { OutcomeBoard } from './outcome-board.tsx';
import { Topics } from './topics.tsx';
import { useIdentitySearch } from './use-identity-search.ts';

/** How it ended, the callback, topics and the note. Among callers to choose from the digits choose these. */
export function WrapUpStage({ interaction }: { interaction: InteractionDoc }) {
  const { t } = useTranslation();
  const search = useIdentitySearch(interaction);
  const isParked = interaction.wrapUp?.state === 'parked';
  return (
    <div className={styles.stage}>
      {isParked && <ParkedStrip interaction={interaction} />}
      <IdentityStrip interaction={interaction} onAnother={search.toggle} folded />
      {search.isOpen && interaction.identity.state === 'several' ? (
        <IdentityChooser interaction={interaction} />
      ) : search.isOpen ? (
        <IdentitySearch interaction={interaction} onChosen={search.close} />
      ) : (
        <div className={styles.scroll}>
          <OutcomeBoard interaction={interaction} />
          <CallbackPlanner interaction={interaction} />
          <section className={styles.part}>
            <h2>
              {t('topic.title')}
              <span>{t('topic.hint')}</span>
            </h2>
            <div className={styles.chips}>
              <Topics interaction={interaction} />
            </div>
          </section>
          <section className={styles.part}>
            <Note interaction={interaction} rows={4} />
          </section>
        </div>
      )}
    </div>
  );
}

/** A form that was put aside: nothing was lost, and it can be finished now. */
function ParkedStrip({ interaction }: { interaction: InteractionDoc }) {
  const { t } = useTranslation();
  const { finish, isBusy, isMissing } = useFinishWrapUp(interaction);
  return (
    <Strip
      title={t('wrapup.parked.title')}
      aside={
        <Button variant="ink" disabled={isBusy || isMissing} onClick={() => void finish(null)}>
          {t('wrapup.finishParked')}
        </Button>
      }
    >
      {isMissing ? t('wrapup.parked.outcome') : t('wrapup.parked.hint')}
    </Strip>
  );
}
