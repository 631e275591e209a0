import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenState } from '../../shared/agent-state.ts';
import type { LiveAgent } from '../../shared/api/live.ts';
import { api } from '../app/api.ts';
import { queries } from '../app/query.ts';
import { useAct, useSay } from '../app/toasts.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { DialogForm } from '../ui/dialog-form.tsx';
import { Field } from '../ui/field.tsx';

export interface Forcing {
  agent: LiveAgent;
  chosen: ChosenState;
}

interface ForceDialogProps {
  forcing: Forcing;
  opened: boolean;
  onClose: () => void;
}

/** Before a state is set for somebody else: what they will read. */
export function ForceDialog({ forcing, opened, onClose }: ForceDialogProps) {
  const { t } = useTranslation();
  const { agent, chosen } = forcing;
  const state = chosen.state === 'ready' ? t('state.ready') : t(`reason.${chosen.reason}`);
  const title = t('live.force.title', { name: agent.name, state });
  return (
    <Dialog opened={opened} onClose={onClose} closeLabel={t('common.close')} title={title}>
      <Why key={`${agent.id} ${state}`} forcing={forcing} onClose={onClose} />
    </Dialog>
  );
}

function Why({ forcing: { agent, chosen }, onClose }: Omit<ForceDialogProps, 'opened'>) {
  const { t } = useTranslation();
  const act = useAct();
  const say = useSay();
  const [why, setWhy] = useState('');
  const force = async (): Promise<void> => {
    const done = await act(() => api.live.forceState({ id: agent.id, chosen, why: why.trim() || null }));
    if (!done) return;
    onClose();
    say({ title: t('live.forced', { name: agent.name }) });
    void queries.invalidateQueries({ queryKey: ['live'] });
  };
  return (
    <DialogForm submitWord={t('live.force.now')} onSubmit={force} onCancel={onClose}>
      <p>{t('live.force.means')}</p>
      <Field
        label={t('live.force.why')}
        value={why}
        maxLength={200}
        data-autofocus
        onChange={(event) => setWhy(event.target.value)}
      />
    </DialogForm>
  );
}
