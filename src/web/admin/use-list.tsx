import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { ConfigUse } from '../../shared/api/config.ts';
import { useFormats } from '../app/reader.tsx';
import styles from './form.module.css';

/** What names an item, each a link to it. */
export function UseList({ uses }: { uses: readonly ConfigUse[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <ul className={styles.uses}>
      {uses.map(({ noun, key, name }) => (
        <li key={`${noun} ${key}`}>
          <span>{t(`admin.one.${noun}`)}</span>
          {noun === 'flow' ? (
            <Link to="/admin/flows/$flow" params={{ flow: key }}>
              {name}
            </Link>
          ) : (
            <Link to="/admin/$noun/$key" params={{ noun, key }}>
              {noun === 'number' ? formats.phone(`+${key}`) : name}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
