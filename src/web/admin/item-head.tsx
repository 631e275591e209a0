import { Link, useNavigate } from '@tanstack/react-router';
import { Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConfigPage } from '../../shared/api/config.ts';
import { api } from '../app/api.ts';
import { unsavedTextOf } from '../app/drafts.ts';
import { useFormats } from '../app/reader.tsx';
import { useAct } from '../app/toasts.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Tag } from '../ui/tag.tsx';
import { keepPage } from './config-queries.ts';
import styles from './form.module.css';
import { useForm } from './form-context.tsx';
import type { FormNoun } from './noun-forms.ts';
import { RetireDialog } from './retire-dialog.tsx';
import { newKey } from './use-item-form.ts';

/** Which item this is, and what can be done with the whole of it. */
export function ItemHead({ noun, page }: { noun: FormNoun; page: ConfigPage | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const name = page && (noun === 'number' ? formats.phone(`+${page.item.key}`) : page.item.name);
  return (
    <header className={styles.head}>
      <div>
        <Link to="/admin/$noun" params={{ noun }} className={styles.crumb}>
          {t(`admin.noun.${noun}`)}
        </Link>
        <h1>{name ?? t(`admin.new.${noun}`)}</h1>
      </div>
      {page && noun !== 'number' && <span className={styles.key}>{page.item.key}</span>}
      {page?.item.retiredAt && <Tag>{t('admin.retired')}</Tag>}
      {page && <Acts noun={noun} page={page} />}
    </header>
  );
}

function Acts({ noun, page }: { noun: FormNoun; page: ConfigPage }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const act = useAct();
  const { draft, isChanged } = useForm();
  const [isRetiring, setRetiring] = useState(false);
  const { key, revision, retiredAt } = page.item;
  const copy = (): void => {
    const begun = { revision: null, base: {}, settings: withoutNames(draft.settings), key: null, clashes: [] };
    unsavedTextOf(`config:${noun}/${newKey}`, 'form').type(JSON.stringify(begun));
    void navigate({ to: '/admin/$noun/$key', params: { noun, key: newKey } });
  };
  const bringBack = async (): Promise<void> => {
    const next = await act(() => api.config.bringBack({ noun, key, revision, why: null }));
    if (next) keepPage(next as ConfigPage);
  };
  return (
    <div className={styles.acts}>
      <Button icon={<Icon of={Copy} size={14} />} onClick={copy}>
        {t('admin.copy')}
      </Button>
      {retiredAt === null ? (
        <Button disabled={isChanged} onClick={() => setRetiring(true)}>
          {t('admin.retire')}
        </Button>
      ) : (
        <Button variant="ink" onClick={() => void bringBack()}>
          {t('admin.bringBack')}
        </Button>
      )}
      <RetireDialog page={page} opened={isRetiring} onClose={() => setRetiring(false)} />
    </div>
  );
}

/** A copy needs a name of its own. */
const withoutNames = (settings: Record<string, unknown>): Record<string, unknown> => ({
  ...settings,
  ...('names' in settings && { names: {} }),
  ...('name' in settings && { name: '' }),
});
