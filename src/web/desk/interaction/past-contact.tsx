import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { api } from '../../app/api.ts';
import { useFormats } from '../../app/reader.tsx';
import { ObjectHead } from '../../ui/object-head.tsx';
import { StageSection } from '../../ui/section.tsx';
import { Tag } from '../../ui/tag.tsx';
import { callerOf } from '../caller-of.ts';
import { CallFacts } from './call-facts.tsx';
import styles from './interaction.module.css';
import { VoidContact } from './void-contact.tsx';

/** A contact that is over, or somebody else's: what happened, what was noted, and its recording. */
export function PastContact({ interaction }: { interaction: InteractionDoc }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <div className={`${styles.scroll} ${styles.sheet}`}>
      <ObjectHead
        title={callerOf(interaction, formats, t)}
        status={interaction.ending ? { word: t(`timeline.ending.${interaction.ending}`), tone: 'quiet' } : undefined}
        about={[
          formats.longDate(interaction.arrivedAt),
          formats.time(interaction.arrivedAt),
          interaction.queueName,
          interaction.agentName,
        ]
          .filter(Boolean)
          .join(' · ')}
        actions={
          <>
            {interaction.topics.map((topic) => (
              <Tag key={`${topic.topicId} ${topic.objectId}`}>{topic.name}</Tag>
            ))}
            <VoidContact interaction={interaction} />
          </>
        }
      />
      {interaction.voided && (
        <p>
          <Tag>{t('timeline.detail.voided')}</Tag> {interaction.voided.reason}
        </p>
      )}
      {interaction.note !== '' && <p>{interaction.note}</p>}
      {interaction.recording && <Recording id={interaction.recording.id} />}
      <CallFacts interaction={interaction} />
    </div>
  );
}

/** Plays the stereo file; every play is written to the audit by the server. */
function Recording({ id }: { id: string }) {
  const { t } = useTranslation();
  const { duration } = useFormats();
  const { data } = useQuery({ queryKey: ['recording', id], queryFn: () => api.recordings.get({ id: id as never }) });
  if (!data) return null;
  return (
    <StageSection
      title={t('recording.title')}
      aside={data.durationMs === null ? undefined : t('recording.length', { duration: duration(data.durationMs) })}
    >
      {data.audioPath ? (
        <div className={styles.player}>
          <audio controls preload="none" src={data.audioPath} aria-label={t('recording.play')} />
          <span className={styles.quiet}>{t('recording.listening')}</span>
        </div>
      ) : (
        <p className={styles.quiet}>
          {t(
            data.state === 'missing'
              ? 'recording.missing'
              : data.state === 'running'
                ? 'recording.running'
                : 'recording.waiting',
          )}
        </p>
      )}
    </StageSection>
  );
}
