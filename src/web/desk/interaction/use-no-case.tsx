import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { api } from '../../app/api.ts';
import { keyOf } from '../../app/query.ts';
import { useAct } from '../../app/toasts.tsx';
import { Button } from '../../ui/button.tsx';
import { Menu } from '../../ui/menu.tsx';

interface NoCaseOutcome {
  id: string;
  name: string;
  isChosen: boolean;
  choose: () => void;
}

/** Outcomes that make no case: wrong number, prank, another department. They are counted all the same. */
export function useNoCase(interaction: InteractionDoc): { outcomes: NoCaseOutcome[]; menu: ReactNode } {
  const { t } = useTranslation();
  const act = useAct();
  const { data } = useQuery({
    queryKey: keyOf.choices(),
    queryFn: () => api.interactions.choices(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const outcomes = (data?.outcomes ?? [])
    .filter((outcome) => outcome.effect === 'none')
    .map((outcome) => ({
      id: outcome.id,
      name: outcome.name,
      isChosen: interaction.outcomeId === outcome.id,
      choose: () => void act(() => api.interactions.chooseOutcome({ id: interaction.id, outcomeId: outcome.id })),
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
