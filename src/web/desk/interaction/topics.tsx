import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { api } from '../../app/api.ts';
import { useKeys } from '../../app/keys.ts';
import { keyOf } from '../../app/query.ts';
import { useAct } from '../../app/toasts.tsx';
import { AddChip } from '../../ui/chip.tsx';
import { Menu } from '../../ui/menu.tsx';
import styles from './interaction.module.css';
import { TopicChip } from './topic-chip.tsx';

/** Why the contact was made: there may be several, each can be taken off. */
export function Topics({ interaction, isNamed }: { interaction: InteractionDoc; isNamed?: boolean }) {
  const { t } = useTranslation();
  const act = useAct();
  const trigger = useRef<HTMLSpanElement>(null);
  const { data } = useQuery({
    queryKey: keyOf.choices(),
    queryFn: () => api.interactions.choices(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  useKeys({
    T: {
      act: () => trigger.current?.querySelector('button')?.click(),
      label: t('topic.add'),
      group: t('keys.group.call'),
    },
  });
  const objectId =
    interaction.identity.pop.flatMap(({ target }) => (target.kind === 'object' ? [target.id] : []))[0] ?? null;
  const open = (data?.topics ?? []).filter((topic) => !interaction.topics.some((one) => one.topicId === topic.id));
  return (
    <>
      {isNamed && <span className={styles.quiet}>{t('topic.title')}</span>}
      {interaction.topics.map((topic) => (
        <TopicChip key={`${topic.topicId} ${topic.objectId}`} interaction={interaction} topic={topic} />
      ))}
      <span ref={trigger}>
        <Menu
          trigger={<AddChip label={t('topic.add')} keys="T" />}
          groups={[
            {
              key: 'topics',
              items: open.map((topic) => ({
                key: topic.id,
                label: topic.name,
                onChoose: () =>
                  void act(() => api.interactions.addTopic({ id: interaction.id, topicId: topic.id, objectId })),
              })),
            },
          ]}
        />
      </span>
    </>
  );
}
