import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowPage } from '../../shared/api/flows.ts';
import type { FlowDefinition } from '../../shared/config/flow.ts';
import { api } from '../app/api.ts';
import { useSession } from '../app/session.tsx';
import { useAct } from '../app/toasts.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { DialogForm } from '../ui/dialog-form.tsx';
import { Field } from '../ui/field.tsx';
import { keyOfName } from './key-of-name.ts';
import { unchosen } from './new-step.ts';

interface NewFlowDialogProps {
  opened: boolean;
  /** Keys that are in use. */
  taken: readonly string[];
  onClose: () => void;
}

/** A flow begins with its name and the shortest thing that can be: something is said, then the caller waits. */
export function NewFlowDialog({ opened, taken, onClose }: NewFlowDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog opened={opened} onClose={onClose} closeLabel={t('common.close')} title={t('flow.new')}>
      <Naming taken={taken} onClose={onClose} />
    </Dialog>
  );
}

const keyPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

function Naming({ taken, onClose }: Omit<NewFlowDialogProps, 'opened'>) {
  const { t } = useTranslation();
  const { me } = useSession();
  const navigate = useNavigate();
  const act = useAct();
  const [name, setName] = useState('');
  const [typedKey, setKey] = useState<string | null>(null);
  const key = typedKey ?? keyOfName(name);
  const fault = keyFault(key, taken);
  const create = async (): Promise<void> => {
    const definition = skeleton(t('flow.kind.play'), t('flow.kind.queue'));
    const names = { [me.language]: name.trim() };
    const made = await act(() => api.flows.create({ key, names, definition }));
    if (made) await navigate({ to: '/admin/flows/$flow', params: { flow: (made as FlowPage).key } });
  };
  return (
    <DialogForm
      submitWord={t('flow.new.now')}
      disabled={name.trim() === '' || fault !== null}
      onSubmit={create}
      onCancel={onClose}
    >
      <Field
        label={t('flow.field.name')}
        value={name}
        maxLength={80}
        data-autofocus
        onChange={(event) => setName(event.target.value)}
      />
      <Field
        label={t('flow.list.key')}
        hint={t('flow.new.keyHint')}
        value={key}
        maxLength={60}
        error={fault !== null && key !== '' ? t(`flow.new.${fault}`) : null}
        onChange={(event) => setKey(event.target.value)}
      />
    </DialogForm>
  );
}

const keyFault = (key: string, taken: readonly string[]): 'keyFault' | 'keyTaken' | null => {
  if (!keyPattern.test(key)) return 'keyFault';
  return taken.includes(key) ? 'keyTaken' : null;
};

const skeleton = (play: string, queue: string): FlowDefinition => ({
  start: play,
  steps: {
    [play]: { kind: 'play', prompt: unchosen, next: queue },
    [queue]: { kind: 'queue', queue: unchosen, prompt: null, positionEveryMs: null },
  },
});
