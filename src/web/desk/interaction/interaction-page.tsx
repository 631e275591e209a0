import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { api } from '../../app/api.ts';
import { useAgent, useInteraction } from '../../app/desk-store.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { DeskFrame } from '../desk-frame.tsx';
import { CallStage } from './call-stage.tsx';
import { InteractionContext } from './interaction-context.tsx';
import { OfferContext } from './offer-context.tsx';
import { PastContact } from './past-contact.tsx';
import { WrapUpStage } from './wrap-up-stage.tsx';
import { WrapUpContext } from './wrap-up-context.tsx';

/** One contact, whatever state it is in; its address stays the same from the ring to the history. */
export function InteractionPage() {
  const { t } = useTranslation();
  const { interaction: id } = useParams({ from: '/signed-in/desk/i/$interaction' });
  const live = useInteraction(id);
  const past = useQuery({
    queryKey: ['interaction', id],
    queryFn: () => api.interactions.get({ id: id as never }),
    enabled: live === null,
  });
  const interaction = live ?? (past.data as InteractionDoc | undefined);
  if (!interaction)
    return (
      <DeskFrame
        stage={
          past.isError ? <EmptyState>{t('page.notFound.detail')}</EmptyState> : <Skeleton word={t('app.loading')} />
        }
      />
    );
  return <Contact key={interaction.id} interaction={interaction} />;
}

function Contact({ interaction }: { interaction: InteractionDoc }) {
  const agent = useAgent();
  const isMine = interaction.agentId === agent?.id;
  const isMyForm = interaction.wrapUp?.agentId === agent?.id && interaction.wrapUp?.state !== 'finished';
  if (interaction.state === 'offered' && isMine)
    return (
      <DeskFrame stage={<PastContact interaction={interaction} />} context={<OfferContext offer={interaction} />} />
    );
  if (interaction.state === 'talking' && isMine)
    return (
      <DeskFrame
        stage={<CallStage interaction={interaction} />}
        context={<InteractionContext interaction={interaction} />}
      />
    );
  if (isMyForm)
    return (
      <DeskFrame
        stage={<WrapUpStage interaction={interaction} />}
        context={<WrapUpContext interaction={interaction} />}
      />
    );
  return (
    <DeskFrame
      stage={<PastContact interaction={interaction} />}
      context={<InteractionContext interaction={interaction} />}
    />
  );
}
