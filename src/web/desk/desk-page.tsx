import { useTranslation } from 'react-i18next';
import { useAgent, useDesk } from '../app/desk-store.tsx';
import { Beside } from '../app/shell/page-places.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { IdleContext } from './idle-context.tsx';
import { IdleStage } from './idle-stage.tsx';

/** Home: what is next, my queues, my day. */
export function DeskPage() {
  const { t } = useTranslation();
  const agent = useAgent();
  const { snapshot } = useDesk();
  if (!agent || !snapshot) return <Skeleton word={t('app.loading')} />;
  return (
    <>
      <IdleStage snapshot={snapshot} />
      <Beside>
        <IdleContext />
      </Beside>
    </>
  );
}
