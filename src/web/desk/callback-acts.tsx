import { Check, Ellipsis, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { api } from '../app/api.ts';
import { useAct, useSay } from '../app/toasts.tsx';
import { IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';

const closedWords = { done: 'callback.closed.done', cancelled: 'callback.closed.cancelled' } as const;

/** Says that the call was made or is not needed; the push takes it off every desk that shows it. */
export function CallbackActs({ id, caller }: { id: string; caller: string }) {
  const { t } = useTranslation();
  const act = useAct();
  const say = useSay();
  const close = async (state: 'done' | 'cancelled'): Promise<void> => {
    const closed = await act(() => api.callbacks.close({ id, state }));
    if (closed) say({ title: t(closedWords[state]), detail: caller });
  };
  return (
    <Menu
      align="end"
      trigger={<IconButton size="small" label={t('callback.close', { caller })} icon={<Icon of={Ellipsis} />} />}
      groups={[
        {
          key: 'close',
          items: [
            {
              ...{ key: 'done', label: t('callback.mark.done'), icon: <Icon of={Check} /> },
              onChoose: () => void close('done'),
            },
            {
              ...{ key: 'cancelled', label: t('callback.mark.cancelled'), icon: <Icon of={X} /> },
              onChoose: () => void close('cancelled'),
            },
          ],
        },
      ]}
    />
  );
}
