import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { useKeys } from '../../app/keys.ts';
import { ChoiceTile } from '../../ui/choice-tile.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { outcomeIcons } from '../../ui/outcome-icons.ts';
import { SearchField } from '../../ui/search-field.tsx';
import styles from './interaction.module.css';
import { outcomesMax, outcomesShown } from './outcomes-shown.ts';
import { useOutcome } from './use-outcome.ts';
import { VoidContact } from './void-contact.tsx';

/** How it ended: ten outcomes with icon, key and consequence; the others are found by typing. */
export function OutcomeBoard({ interaction }: { interaction: InteractionDoc }) {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const { outcomes: all, chosenId, choose } = useOutcome(interaction);
  const shown = outcomesShown(all, chosenId, typed);
  const more = all.length - outcomesMax;
  const isAsked = typed.trim() !== '';
  const keyOf = (nth: number): string | undefined => (isAsked || nth >= outcomesMax ? undefined : `${(nth + 1) % 10}`);
  const take = (id: (typeof all)[number]['id']): void => {
    choose(id);
    setTyped('');
  };
  useKeys({
    ...Object.fromEntries(all.slice(0, outcomesMax).map(({ id }, nth) => [`${(nth + 1) % 10}`, () => choose(id)])),
    '/': more > 0 ? { act: () => field.current?.focus(), label: t('outcome.find'), group: t('keys.group.call') } : null,
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.ctrlKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    if (isAsked && shown[0]) take(shown[0].id);
  };
  return (
    <>
      <div className={styles.head}>
        <h1 className="visually-hidden">{t('wrapup.title')}</h1>
        <h2>{t('outcome.title')}</h2>
        {more > 0 && (
          <SearchField
            ref={field}
            soft
            label={t('outcome.more', { count: more })}
            keys="/"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onKeyDown={onKeyDown}
          />
        )}
        <VoidContact interaction={interaction} />
      </div>
      {shown.length === 0 && isAsked && <EmptyState>{t('outcome.none')}</EmptyState>}
      <div className={styles.outcomes} data-more={shown.length > outcomesMax ? '' : undefined}>
        {shown.map(({ id, name, consequence, icon }, nth) => (
          <ChoiceTile
            key={id}
            keys={keyOf(nth)}
            icon={outcomeIcons[icon] && <Icon of={outcomeIcons[icon]} />}
            label={name}
            consequence={consequence}
            chosen={chosenId === id}
            onChoose={() => take(id)}
          />
        ))}
      </div>
    </>
  );
}
