import { Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LinkKind } from '../../shared/api/access.ts';
import type { ConfigItem } from '../../shared/api/config.ts';
import type { UserId } from '../../shared/ids.ts';
import { api } from '../app/api.ts';
import { useFormats } from '../app/reader.tsx';
import { useAct, useSay } from '../app/toasts.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { useNow } from '../ui/clock.tsx';
import { Icon } from '../ui/icon.tsx';
import { Section } from '../ui/section.tsx';
import styles from './form.module.css';

interface Made {
  address: string;
  expiresAt: string;
}

/** How somebody comes in: a link to hand over, shown once, and a lost second factor taken away. */
export function PersonAccess({ item }: { item: ConfigItem }) {
  const { t } = useTranslation();
  const act = useAct();
  const say = useSay();
  const [made, setMade] = useState<Made | null>(null);
  const id = item.id as UserId;
  const make = async (kind: LinkKind): Promise<void> => {
    const link = await act(() => api.access.makeLink({ id, kind }));
    if (link) setMade({ address: `${location.origin}${link.path}`, expiresAt: link.expiresAt });
  };
  const remove = async (): Promise<void> => {
    const answer = await act(() => api.access.removeSecondFactor({ id }));
    if (answer) say({ title: t(answer.removed ? 'admin.access.removed' : 'admin.access.hadNone') });
  };
  return (
    <Section title={t('admin.access')}>
      <div className={styles.ways}>
        <Button size="small" onClick={() => void make('invitation')}>
          {t('admin.access.invite')}
        </Button>
        <Button size="small" onClick={() => void make('reset')}>
          {t('admin.access.reset')}
        </Button>
        <Button size="small" onClick={() => void remove()}>
          {t('admin.access.removeFactor')}
        </Button>
      </div>
      {made && <MadeLink {...made} />}
    </Section>
  );
}

function MadeLink({ address, expiresAt }: Made) {
  const { t } = useTranslation();
  const formats = useFormats();
  const say = useSay();
  const now = useNow(60_000);
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(address);
    say({ title: t('common.copied') });
  };
  return (
    <>
      <p className={styles.link}>
        <input readOnly aria-label={t('admin.access.link')} className={styles.input} value={address} />
        <IconButton label={t('admin.access.copy')} icon={<Icon of={Copy} size={14} />} onClick={() => void copy()} />
      </p>
      <p className={styles.hint}>{t('admin.access.until', { when: formats.whenExactly(expiresAt, now) })}</p>
    </>
  );
}
