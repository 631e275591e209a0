import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CaseDoc } from '../../shared/api/cases.ts';
import { api } from '../app/api.ts';
import { Button } from '../ui/button.tsx';
import { useCaseChange } from './use-case-change.ts';
import { VoidDialog } from './void-dialog.tsx';

/** What can be done to a case in its state. Nothing is deleted: what should not have been is voided. */
export function CaseActs({ found }: { found: CaseDoc }) {
  const { t } = useTranslation();
  const { isBusy, change } = useCaseChange();
  const [isVoiding, setVoiding] = useState(false);
  if (found.state === 'voided') return null;
  const to = (state: 'open' | 'waiting' | 'resolved') => () =>
    void change(() => api.cases.changeState({ id: found.id, state }));
  return (
    <>
      {found.state === 'resolved' ? (
        <Button variant="ink" disabled={isBusy} onClick={to('open')}>
          {t('case.reopen')}
        </Button>
      ) : (
        <Button variant="ink" disabled={isBusy} onClick={to('resolved')}>
          {t('case.resolve')}
        </Button>
      )}
      {found.state === 'open' && (
        <Button disabled={isBusy} onClick={to('waiting')}>
          {t('case.wait')}
        </Button>
      )}
      {found.state === 'waiting' && (
        <Button disabled={isBusy} onClick={to('open')}>
          {t('case.reopen')}
        </Button>
      )}
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
