import { useTranslation } from 'react-i18next';
import type { ConfigChange } from '../../shared/api/config.ts';
import { ChangeLines } from './change-lines.tsx';
import { changesOf } from './changes-of.ts';
import { fieldsOf, type FormNoun, isFormNoun } from './noun-forms.ts';
import { useSpeaker } from './use-speaker.ts';

/** What a change did: field by field where there is a form for it, else in a word. */
export function ChangedFields({ change }: { change: ConfigChange }) {
  const { t } = useTranslation();
  if (change.change !== 'changed' || !isFormNoun(change.noun)) return t(`admin.change.${change.change}`);
  return <Fields change={change} noun={change.noun} />;
}

function Fields({ change, noun }: { change: ConfigChange; noun: FormNoun }) {
  const speaker = useSpeaker(noun);
  return <ChangeLines changes={changesOf(fieldsOf(noun), change.before, change.after, speaker)} />;
}
