import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { InteractionDoc } from '../../shared/api/desk.ts';
import { Dialog } from '../ui/dialog.tsx';
import { loadAtRest } from '../ui/load-at-rest.ts';

const load = loadAtRest(() => import('./transfer-targets.tsx'));
const TransferTargets = lazy(() => load().then((module) => ({ default: module.TransferTargetList })));

interface TransferDialogProps {
  call: InteractionDoc;
  opened: boolean;
  onClose: () => void;
}

/** To whom the call goes on: asked while the caller is still on the line. */
export function TransferDialog({ call, opened, onClose }: TransferDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog opened={opened} onClose={onClose} closeLabel={t('common.close')} title={t('bar.transfer')}>
      <Suspense>
        <TransferTargets call={call} onClose={onClose} />
      </Suspense>
    </Dialog>
  );
}
