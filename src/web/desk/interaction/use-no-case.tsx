import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useOutcome } from './use-outcome.ts';

interface NoCaseOutcome {
  id: string;
  name: string;
  isChosen: boolean;
  choose: () => void;
}

/** Outcomes that make no case: wrong number, prank, another department. They are counted all the same. */
export function useNoCase(interaction: InteractionDoc): { outcomes: NoCaseOutcome[]; menu: ReactNode } {
  const { t } = useTranslation();
  const { outcomes: all, chosenId, choose } = useOutcome(interaction);
  const outcomes = all
    .filter((outcome) => outcome.effect === 'none')
    .map((outcome) => ({
      id: outcome.id,
      name: outcome.name,
      isChosen: chosenId === outcome.id,
      choose: () => choose(outcome.id),
    }));
  const menu = (
    <Menu
      trigger={<Button menu>{t('identity.noCase')}</Button>}
      groups={[
        {
          key: 'outcomes',
          label: t('identity.noCase.counted'),
          items: outcomes.map((one) => ({ key: one.id, label: one.name, chosen: one.isChosen, onChoose: one.choose })),
        },
      ]}
    />
  );
  return { outcomes, menu };
}
