import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CaseId } from '../../../shared/ids.ts';
import { api } from '../../app/api.ts';
import { useAct, useSay } from '../../app/toasts.tsx';
import { CaseCauses } from '../../cases/case-causes.tsx';
import { undoneReason } from '../../cases/undone-reason.ts';

interface Made {
  id: string;
  no: number;
  title: string;
  created: boolean;
}

const undoMs = 6_000;

/** Tells the case that an act made or found, with ways to it and to why it is there; one that was made can be undone. */
export function useTellAct(): (made: Made | null) => void {
  const { t } = useTranslation();
  const say = useSay();
  const act = useAct();
  const navigate = useNavigate();
  return (made) => {
    if (!made) return say({ title: t('toast.done') }, undoMs);
    const id = made.id as CaseId;
    const undo = (): void => void act(() => api.cases.voidIt({ id, reason: undoneReason }));
    const said = {
      title: t(made.created ? 'toast.caseCreated' : 'toast.caseKnown', { no: made.no }),
      detail: t('toast.caseDetail', { title: made.title }),
      undo: made.created ? { label: t('common.undo'), onUndo: undo } : undefined,
      open: {
        label: t('common.open'),
        onOpen: () => void navigate({ to: '/cases/$case', params: { case: id } }),
      },
      why: {
        label: t('common.why'),
        answer: (close: () => void) => <CaseCauses caseId={id} onClose={close} />,
      },
    };
    say(said, undoMs);
  };
}
