import { CloudCheck, CloudOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { useFormats } from '../../app/reader.tsx';
import { useDraft } from '../../app/use-draft.ts';
import { Icon } from '../../ui/icon.tsx';
import { NoteField } from '../../ui/note-field.tsx';
import { useKeptFocus } from '../../ui/use-kept-focus.ts';

/** The note of the contact; the server has it a moment after it was typed. */
export function Note({ interaction, rows }: { interaction: InteractionDoc; rows?: number }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const draft = useDraft(`interaction:${interaction.id}`, 'note');
  const field = useKeptFocus(`note of ${interaction.id}`);
  const isAnybody = interaction.identity.customerId === null && interaction.state === 'talking';
  return (
    <NoteField
      label={t('call.note')}
      hint={isAnybody ? t('call.note.early') : undefined}
      rows={rows}
      ref={field}
      value={draft.value}
      readOnly={!draft.isLoaded}
      placeholder={t('call.note.placeholder')}
      onChange={(event) => draft.change(event.currentTarget.value)}
      aside={
        <>
          <Icon of={draft.state === 'unsaved' ? CloudOff : CloudCheck} />
          {draft.state === 'saved'
            ? draft.savedAt
              ? t('common.saved', { time: formats.timeWithSeconds(draft.savedAt) })
              : ''
            : draft.state === 'saving'
              ? t('common.saving')
              : t('common.notSaved')}
        </>
      }
    />
  );
}
