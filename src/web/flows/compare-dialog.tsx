import { useTranslation } from 'react-i18next';
import { Dialog } from '../ui/dialog.tsx';
import { DifferenceList } from './difference-list.tsx';
import { useEditing } from './editor-context.tsx';

/** The draft beside what answers calls. */
export function CompareDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const { page, definition } = useEditing();
  const title = t('flow.compare.title', { draft: page.publishedVersion + 1, version: page.publishedVersion });
  return (
    <Dialog opened={opened} onClose={onClose} closeLabel={t('common.close')} title={title} size="wide">
      <DifferenceList before={page.published} after={definition} />
    </Dialog>
  );
}
