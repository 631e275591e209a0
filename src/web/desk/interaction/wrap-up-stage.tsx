import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { api } from '../../app/api.ts';
import { useKeys } from '../../app/keys.ts';
import { keyOf } from '../../app/query.ts';
import { useAct } from '../../app/toasts.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoiceTile } from '../../ui/choice-tile.tsx';
import { Strip } from '../../ui/strip.tsx';
import { useFinishWrapUp } from '../use-finish-wrap-up.ts';
import { CallbackPlanner } from './callback-planner.tsx';
import { IdentityChooser } from './identity-chooser.tsx';
import { IdentityStrip } from './identity-strip.tsx';
import styles from './interaction.module.css';
import { Note } from './note.tsx';
import { Topics } from './topics.tsx';
import { IdentitySearch } from './identity-search.tsx';
import { useIdentitySearch } from './use-identity-search.ts';
import { VoidContact } from './void-contact.tsx';

const outcomesMax = 10;

/** How it ended: ten outcomes with their keys and consequences, the callback, topics and the note. */
export function WrapUpStage({ interaction }: { interaction: InteractionDoc }) {
  const { t } = useTranslation();
  const act = useAct();
  const search = useIdentitySearch(interaction);
  const { data } = useQuery({
    queryKey: keyOf.choices(),
    queryFn: () => api.interactions.choices(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const outcomes = (data?.outcomes ?? []).slice(0, outcomesMax);
  const choose = (outcomeId: string): void =>
    void act(() => api.interactions.chooseOutcome({ id: interaction.id, outcomeId: outcomeId as never }));
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
            <h1>{t('wrapup.title')}</h1>
            <VoidContact interaction={interaction} />
          </div>
          <div className={styles.outcomes}>
            {outcomes.map((outcome, nth) => (
              <ChoiceTile
                key={outcome.id}
                keys={`${(nth + 1) % 10}`}
                label={outcome.name}
                consequence={outcome.consequence}
                chosen={interaction.outcomeId === outcome.id}
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
  const { finish, isBusy } = useFinishWrapUp(interaction);
  return (
    <Strip
      title={t('wrapup.parked.title')}
      aside={
        <Button variant="ink" disabled={isBusy || interaction.outcomeId === null} onClick={() => void finish(null)}>
          {t('wrapup.finishParked')}
        </Button>
      }
    >
      {interaction.outcomeId === null ? t('error.outcome-missing') : t('wrapup.parked.hint')}
    </Strip>
  );
}
