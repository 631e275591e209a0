import { type KeyboardEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PartState } from '../customers/page-state.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SearchField } from '../ui/search-field.tsx';
import styles from './palette.module.css';
import { usePaletteEntries } from './use-palette-entries.ts';

const restMs = 120;

/**
 * Ctrl+K: customers by anything that is known of them, cases by their number, and the pages; the keyboard alone is
 * enough.
 */
export function Palette({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const [chosen, setChosen] = useState(0);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), restMs);
    return () => clearTimeout(timer);
  }, [text]);
  const { entries, error, retry, isFetching } = usePaletteEntries(asked, text, opened);
  const close = (): void => {
    setText('');
    setChosen(0);
    onClose();
  };
  const isSettled = asked === text.trim() && !isFetching;
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setChosen((entries.length + chosen + step) % Math.max(1, entries.length));
    if (event.key === 'Enter' && isSettled) {
      entries[chosen]?.go();
      close();
    }
    if (step !== 0 || event.key === 'Enter') event.preventDefault();
  };
  return (
    <Dialog opened={opened} onClose={close} title={t('palette.title')} closeLabel={t('common.close')} size="wide">
      <div className={styles.palette} onKeyDown={onKeyDown}>
        <SearchField
          label={t('palette.hint')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setChosen(0);
          }}
          role="combobox"
          aria-expanded
          aria-controls="palette-list"
          aria-activedescendant={entries[chosen] ? `palette-${entries[chosen].key}` : undefined}
          data-autofocus
        />
        <ul id="palette-list" role="listbox" aria-label={t('palette.title')}>
          {entries.map((entry, nth) => (
            <li
              key={entry.key}
              id={`palette-${entry.key}`}
              role="option"
              aria-selected={nth === chosen}
              onClick={() => {
                entry.go();
                close();
              }}
            >
              <span>{entry.label}</span>
              <span className={styles.detail}>{entry.detail}</span>
            </li>
          ))}
        </ul>
        {error && <PartState error={error} onRetry={retry} />}
        {!error && entries.length === 0 && <p className={styles.detail}>{t('palette.empty', { text })}</p>}
      </div>
    </Dialog>
  );
}
