import { useTranslation } from 'react-i18next';
import { useAgent, useDesk } from '../app/desk-store.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { DeskFrame } from './desk-frame.tsx';
import { IdleContext } from './idle-context.tsx';
import { IdleStage } from './idle-stage.tsx';
import { OfferContext } from './interaction/offer-context.tsx';
import { myDesk } from './on-my-desk.ts';

/** Home: what is next, my queues, my day; while it rings the preview of the offer stands in the context. */
export function DeskPage() {
  const { t } = useTranslation();
  const agent = useAgent();
  const { snapshot } = useDesk();
  const [offer] = myDesk(snapshot?.interactions ?? [], agent?.id).offers;
  if (!agent || !snapshot) return <DeskFrame stage={<Skeleton word={t('app.loading')} />} />;
  return (
    <DeskFrame
      stage={<IdleStage snapshot={snapshot} />}
      context={offer ? <OfferContext offer={offer} /> : <IdleContext />}
    />
  );
}
