import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { useKeys } from '../../app/keys.ts';
import { Button } from '../../ui/button.tsx';
import { AddChip } from '../../ui/chip.tsx';
import { Menu } from '../../ui/menu.tsx';
import { useOutcome } from './use-outcome.ts';

/** How it ends, chosen while the caller is still there: then the wrap-up has nothing to ask any more. */
export function OutcomeMenu({ interaction }: { interaction: InteractionDoc }) {
  const { t } = useTranslation();
  const trigger = useRef<HTMLSpanElement>(null);
  const { outcomes, chosenId, chosen, choose } = useOutcome(interaction);
  const title = t('outcome.title');
  useKeys({
    E: {
      act: () => trigger.current?.querySelector('button')?.click(),
      label: title,
      group: t('keys.group.call'),
    },
  });
  const items = outcomes.map((outcome) => ({
    key: outcome.id,
    label: outcome.name,
    chosen: outcome.id === chosenId,
    onChoose: () => choose(outcome.id),
  }));
  return (
    <span ref={trigger}>
      <Menu
        trigger={
          chosen ? (
            <Button size="small" menu keys="E" title={title} aria-label={`${title} ${chosen.name}`}>
              {chosen.name}
            </Button>
          ) : (
            <AddChip label={t('call.checklist.outcome')} keys="E" title={title} />
          )
        }
        groups={[{ key: 'outcomes', label: title, items }]}
      />
    </span>
  );
}
