import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { caseMove } from '../../core/cases/case-move.ts';
import type { CaseDoc } from '../../shared/api/cases.ts';
import { api } from '../app/api.ts';
import { Button } from '../ui/button.tsx';
import { useCaseChange } from './use-case-change.ts';
import { VoidDialog } from './void-dialog.tsx';

const moves = [
  { to: 'resolved', word: 'case.resolve' },
  { to: 'open', word: 'case.reopen' },
  { to: 'waiting', word: 'case.wait' },
] as const;

/** What can be done to a case in its state. Nothing is deleted: what should not have been is voided. */
export function CaseActs({ found }: { found: CaseDoc }) {
  const { t } = useTranslation();
  const { isBusy, change } = useCaseChange();
  const [isVoiding, setVoiding] = useState(false);
  if (found.state === 'voided') return null;
  const offered = moves.filter(({ to }) => caseMove(found.state, to).kind === 'moves');
  const move = (state: 'open' | 'waiting' | 'resolved'): void =>
    void change(() => api.cases.changeState({ id: found.id, state }));
  return (
    <>
      {offered.map(({ to, word }, nth) => (
        <Button key={to} variant={nth === 0 ? 'ink' : undefined} disabled={isBusy} onClick={() => move(to)}>
          {t(to === 'open' && found.state === 'waiting' ? 'case.resume' : word)}
        </Button>
      ))}
      <Button disabled={isBusy} onClick={() => setVoiding(true)}>
        {t('case.void')}
      </Button>
      <VoidDialog
        of={`case:${found.id}`}
        title={t('void.titleCase', { no: found.no })}
        opened={isVoiding}
        onClose={() => setVoiding(false)}
        onVoid={(reason) => change(() => api.cases.voidIt({ id: found.id, reason }))}
      />
    </>
  );
}
