import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import type { CustomerId } from '../../../shared/ids.ts';
import { api } from '../../app/api.ts';
import { useAgent, useInteraction } from '../../app/desk-store.tsx';
import { Beside } from '../../app/shell/page-places.tsx';
import { PageState } from '../../customers/page-state.tsx';
import { CallStage } from './call-stage.tsx';
import { CandidateContext } from './candidate-context.tsx';
import { InteractionContext } from './interaction-context.tsx';
import { PastContact } from './past-contact.tsx';
import { WrapUpStage } from './wrap-up-stage.tsx';
import { WrapUpContext } from './wrap-up-context.tsx';

/** One contact, whatever state it is in; its address stays the same from the ring to the history. */
export function InteractionPage() {
  const { interaction: id } = useParams({ from: '/signed-in/desk/i/$interaction' });
  const live = useInteraction(id);
  const past = useQuery({
    queryKey: ['interaction', id],
    queryFn: () => api.interactions.get({ id: id as never }),
    enabled: live === null,
  });
  const interaction = live ?? (past.data as InteractionDoc | undefined);
  if (!interaction) return <PageState error={past.error} onRetry={() => void past.refetch()} />;
  return <Contact key={interaction.id} interaction={interaction} />;
}

function Contact({ interaction }: { interaction: InteractionDoc }) {
  const agent = useAgent();
  const isMine = interaction.agentId === agent?.id;
  const isMyForm = interaction.wrapUp?.agentId === agent?.id && interaction.wrapUp?.state !== 'finished';
  if (interaction.state === 'talking' && isMine) return <Talking interaction={interaction} />;
  if (isMyForm && !(interaction.state === 'offered' && isMine))
    return (
      <>
        <WrapUpStage interaction={interaction} />
        <Beside>
          <WrapUpContext interaction={interaction} />
        </Beside>
      </>
    );
  return (
    <>
      <PastContact interaction={interaction} />
      <Beside>
        <InteractionContext interaction={interaction} />
      </Beside>
    </>
  );
}

/** My call; while it is not said who calls, the context speaks of whoever stands chosen. */
function Talking({ interaction }: { interaction: InteractionDoc }) {
  const [previewed, setPreviewed] = useState<CustomerId | null>(null);
  return (
    <>
      <CallStage interaction={interaction} onPreview={setPreviewed} />
      <Beside>
        {previewed !== null && interaction.identity.state === 'several' ? (
          <CandidateContext interaction={interaction} who={previewed} />
        ) : (
          <InteractionContext interaction={interaction} />
        )}
      </Beside>
    </>
  );
}
