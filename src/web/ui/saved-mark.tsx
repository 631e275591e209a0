import { CloudCheck, CloudUpload } from 'lucide-react';
import { Icon } from './icon.tsx';

/** That what was typed is on the server, or is on its way. */
export function SavedMark({ word, busy }: { word: string; busy?: boolean }) {
  return (
    <>
      <Icon of={busy ? CloudUpload : CloudCheck} size={14} />
      {word}
    </>
  );
}
