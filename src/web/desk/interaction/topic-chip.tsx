import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { CustomerDoc } from '../../../shared/api/customers.ts';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import type { ObjectId } from '../../../shared/ids.ts';
import { api } from '../../app/api.ts';
import { keyOf } from '../../app/query.ts';
import { useAct } from '../../app/toasts.tsx';
import { Chip } from '../../ui/chip.tsx';

type Topic = InteractionDoc['topics'][number];

/** One reason of the contact: its menu says how this one ended and what it is about. */
export function TopicChip({ interaction, topic }: { interaction: InteractionDoc; topic: Topic }) {
  const { t } = useTranslation();
  const act = useAct();
  const objects = useObjects(interaction, topic);
  const { data } = useQuery({
    queryKey: keyOf.choices(),
    queryFn: () => api.interactions.choices(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const outcomes = data?.outcomes ?? [];
  const outcome = outcomes.find((one) => one.id === topic.outcomeId);
  const { topicId, objectId } = topic;
  const { id } = interaction;
  // What opened by itself is what the call is about: that goes without saying.
  const isOfThePop = interaction.identity.pop.some(({ target }) => target.kind === 'object' && target.id === objectId);
  return (
    <Chip
      label={topic.name}
      detail={[isOfThePop ? null : topic.objectTitle, outcome?.name].filter(Boolean).join(' · ')}
      removeLabel={t('topic.remove', { topic: topic.name })}
      onRemove={() => void act(() => api.interactions.removeTopic({ id, topicId, objectId }))}
      choices={[
        {
          key: 'outcomes',
          label: t('topic.outcome'),
          items: outcomes.map((one) => ({
            key: one.id,
            label: one.name,
            chosen: one.id === topic.outcomeId,
            onChoose: () =>
              void act(() => api.interactions.setTopicOutcome({ id, topicId, objectId, outcomeId: one.id })),
          })),
        },
        {
          key: 'objects',
          label: t('case.object'),
          items: objects.map((one) => ({
            key: one.id ?? 'none',
            label: one.title ?? t('common.none'),
            chosen: one.id === objectId,
            onChoose: () => one.id !== objectId && void act(() => moveTopic(id, topic, one.id)),
          })),
        },
      ]}
    />
  );
}

/** What the topic may be about: all that the customer has, what the screen pop opened, or nothing of it. */
function useObjects(interaction: InteractionDoc, topic: Topic): { id: ObjectId | null; title: string | null }[] {
  const { customerId, pop } = interaction.identity;
  const { data } = useQuery({
    queryKey: keyOf.customer(customerId ?? ''),
    queryFn: () => api.customers.get({ id: customerId! }),
    enabled: customerId !== null,
  });
  const owned = ((data as CustomerDoc | undefined)?.objects ?? []).map(({ id, typeName, title }) => ({
    id,
    title: `${typeName} ${title}`,
  }));
  const known = [
    { id: null, title: null },
    ...owned,
    ...pop.flatMap(({ target }) => (target.kind === 'object' ? [{ id: target.id, title: target.title }] : [])),
    { id: topic.objectId, title: topic.objectTitle },
  ];
  return known.filter((one, nth) => known.findIndex((other) => other.id === one.id) === nth);
}

/** The same topic about another object, with the outcome that it had; the former one goes when the new one is there. */
async function moveTopic(id: InteractionDoc['id'], { topicId, objectId, outcomeId }: Topic, to: ObjectId | null) {
  await api.interactions.addTopic({ id, topicId, objectId: to });
  if (outcomeId) await api.interactions.setTopicOutcome({ id, topicId, objectId: to, outcomeId });
  return api.interactions.removeTopic({ id, topicId, objectId });
}
