import { useTranslation } from 'react-i18next';
import type { ConfigDifference } from '../../shared/api/config.ts';
import { Tag } from '../ui/tag.tsx';
import styles from './admin.module.css';

const tones = { 'only-in-file': 'good', 'only-here': 'neutral', different: 'warn' } as const;

const shown = (value: unknown): string =>
  value === undefined || value === null ? '–' : typeof value === 'string' ? value : JSON.stringify(value);

/** What a file says otherwise, as the file writes it: whoever brings a file reads its own words. */
export function FileDifferences({ differences }: { differences: readonly ConfigDifference[] }) {
  const { t } = useTranslation();
  return (
    <ul className={styles.differences} aria-label={t('admin.file.differences')}>
      {differences.map(({ noun, key, kind, fields }) => (
        <li key={`${noun} ${key}`}>
          <p>
            <Tag tone={tones[kind]}>{t(`admin.file.${kind}`)}</Tag> {t(`admin.one.${noun}`)} <strong>{key}</strong>
          </p>
          {kind === 'different' &&
            fields.map(({ path, here, inFile }) => (
              <p key={path} className={styles.path}>
                <code>{path}</code> <del>{shown(here)}</del> → <ins>{shown(inFile)}</ins>
              </p>
            ))}
        </li>
      ))}
    </ul>
  );
}
