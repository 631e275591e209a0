import { useTranslation } from 'react-i18next';
import { useFormats } from '../app/reader.tsx';
import type { Opened } from './figures.ts';
import styles from './reports.module.css';

/** A number that opens what stands behind it. */
export function NumberButton({
  opens,
  chosen,
  onOpen,
}: {
  opens: Opened;
  chosen: boolean;
  onOpen: (opened: Opened) => void;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <button
      type="button"
      className={styles.number}
      aria-pressed={chosen}
      aria-label={t('report.list.of', { name: opens.title, n: formats.number(opens.n) })}
      onClick={() => onOpen(opens)}
    >
      {formats.number(opens.n)}
    </button>
  );
}

/** The same list, whichever number opened it. */
export const isOpen = (opened: Opened | null, one: Opened): boolean =>
  opened !== null && JSON.stringify(opened.behind) === JSON.stringify(one.behind);

/** A share never stands without the number that it is a share of. */
export function Share({ n, of }: { n: number; of: number | null }) {
  const { t } = useTranslation();
  const formats = useFormats();
  if (of === null || of === 0) return '–';
  return t('report.share', { percent: formats.percent(n / of), n: formats.number(of) });
}
