import { useTranslation } from 'react-i18next';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { useKeys } from '../../app/keys.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceTile } from '../../ui/choice-tile.tsx';
import { Strip } from '../../ui/strip.tsx';
import { useFinishWrapUp } from '../use-finish-wrap-up.ts';
import { CallbackPlanner } from './callback-planner.tsx';
import { IdentityChooser } from './identity-chooser.tsx';
import { IdentitySearch } from './identity-search.tsx';
import { IdentityStrip } from './identity-strip.tsx';
import styles from './interaction.module.css';
import { Note } from './note.tsx';
import { Topics } from './topics.tsx';
import { useIdentitySearch } from './use-identity-search.ts';
import { useOutcome } from './use-outcome.ts';
import { VoidContact } from './void-contact.tsx';

const outcomesMax = 10;

/** How it ended: ten outcomes with their keys and consequences, the callback, topics and the note. */
export function WrapUpStage({ interaction }: { interaction: InteractionDoc }) {
  const { t } = useTranslation();
  const search = useIdentitySearch(interaction);
  const { outcomes: all, chosenId, choose } = useOutcome(interaction);
  const outcomes = all.slice(0, outcomesMax);
  const digits = outcomes.map((outcome, nth) => [`${(nth + 1) % 10}`, () => choose(outcome.id)]);
  // The digits choose among the callers while these stand in place of the outcomes.
  useKeys(search.isOpen ? {} : Object.fromEntries(digits));
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
          <div className={styles.head}>
            <h1 className="visually-hidden">{t('wrapup.title')}</h1>
            <h2>{t('outcome.title')}</h2>
            <VoidContact interaction={interaction} />
          </div>
          <div className={styles.outcomes}>
            {outcomes.map((outcome, nth) => (
              <ChoiceTile
                key={outcome.id}
                keys={`${(nth + 1) % 10}`}
                label={outcome.name}
                consequence={outcome.consequence}
                chosen={chosenId === outcome.id}
                onChoose={() => choose(outcome.id)}
              />
            ))}
          </div>
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
