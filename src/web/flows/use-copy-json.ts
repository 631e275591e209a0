import { useTranslation } from 'react-i18next';
import type { FlowDefinition } from '../../shared/config/flow.ts';
import { useSay } from '../app/toasts.tsx';

/** The flow as text in the clipboard, as another Zvon or a file takes it. */
export function useCopyJson(): (flow: FlowDefinition) => Promise<void> {
  const { t } = useTranslation();
  const say = useSay();
  return async (flow) => {
    try {
      await navigator.clipboard.writeText(JSON.stringify(flow, null, 2));
      say({ title: t('common.copied') });
    } catch {
      // A browser may refuse the clipboard to a page that it does not trust.
      say({ title: t('flow.copy.refused'), tone: 'bad' });
    }
  };
}
