import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { abilityOf } from '../../../core/permissions/ability.ts';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { api } from '../../app/api.ts';
import { useSession } from '../../app/session.tsx';
import { useAct } from '../../app/toasts.tsx';
import { VoidDialog } from '../../cases/void-dialog.tsx';
import { Button } from '../../ui/button.tsx';

/** For whoever may: an agent the own contacts, a supervisor any. A contact that was voided already has no such button. */
export function VoidContact({ interaction }: { interaction: InteractionDoc }) {
  const { t } = useTranslation();
  const { me } = useSession();
  const act = useAct();
  const queryClient = useQueryClient();
  const [isVoiding, setVoiding] = useState(false);
  const { id, agentId, voided, state } = interaction;
  const isMine = me.role !== 'agent' || agentId === me.id;
  if (voided || state !== 'ended' || !isMine || !abilityOf(me.role).can('void', 'interaction')) return null;
  const voidIt = async (reason: string): Promise<boolean> => {
    const next = await act(() => api.interactions.voidIt({ id, reason }));
    if (next) queryClient.setQueryData(['interaction', id], next);
    return next !== null;
  };
  return (
    <>
      <Button variant="quiet" onClick={() => setVoiding(true)}>
        {t('case.void')}
      </Button>
      <VoidDialog
        of={`interaction:${id}`}
        title={t('void.title')}
        hint={t('void.hint')}
        opened={isVoiding}
        onClose={() => setVoiding(false)}
        onVoid={voidIt}
      />
    </>
  );
}
