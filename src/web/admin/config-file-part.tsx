import { Download, Upload } from 'lucide-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ConfigDifference } from '../../shared/api/config.ts';
import { api } from '../app/api.ts';
import { queries } from '../app/query.ts';
import { useAct, useSay } from '../app/toasts.tsx';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './admin.module.css';
import { readConfigFile, saveAsFile } from './config-file.ts';
import { FileDifferences } from './file-differences.tsx';

interface Chosen {
  file: unknown;
  differences: readonly ConfigDifference[];
}

/** All that is set up as one file: taken away, and brought here again after what it would change was read. */
export function ConfigFilePart() {
  const { t } = useTranslation();
  const act = useAct();
  const say = useSay();
  const input = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const take = async (): Promise<void> => {
    const file = await act(() => api.config.exportFile());
    if (file) saveAsFile('zvon-config.json', JSON.stringify(file, null, 2));
  };
  const look = async (picked: File): Promise<void> => {
    const file = readConfigFile(await picked.text());
    if (file === null) return say({ title: t('admin.file.notJson', { name: picked.name }), tone: 'bad' });
    const found = await act(() => api.config.diffFile({ file }));
    if (found) setChosen({ file, differences: found.differences as ConfigDifference[] });
  };
  const apply = async (): Promise<void> => {
    const applied = await act(() => api.config.applyFile({ file: chosen?.file, why: null }));
    if (!applied) return;
    setChosen(null);
    say({ title: t('admin.file.applied', { count: applied.applied.length }) });
    void queries.invalidateQueries({ queryKey: ['config'] });
  };
  return (
    <>
      <p className={styles.words}>{t('admin.file.means')}</p>
      <div className={styles.fileActs}>
        <Button icon={<Icon of={Download} size={14} />} onClick={() => void take()}>
          {t('admin.file.export')}
        </Button>
        <Button icon={<Icon of={Upload} size={14} />} onClick={() => input.current?.click()}>
          {t('admin.file.choose')}
        </Button>
        <input
          ref={input}
          type="file"
          accept="application/json,.json"
          aria-label={t('admin.file.choose')}
          hidden
          onChange={(event) => {
            const [picked] = event.target.files ?? [];
            event.target.value = '';
            if (picked) void look(picked);
          }}
        />
      </div>
      {chosen?.differences.length === 0 && <EmptyState>{t('admin.file.same')}</EmptyState>}
      {chosen && chosen.differences.length > 0 && (
        <>
          <FileDifferences differences={chosen.differences} />
          <div className={styles.fileActs}>
            <Button onClick={() => setChosen(null)}>{t('common.cancel')}</Button>
            <Button variant="ink" onClick={() => void apply()}>
              {t('admin.file.apply')}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
