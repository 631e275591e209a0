import { useTranslation } from 'react-i18next';
import { Checkbox } from '../ui/choices.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { KeyCap } from '../ui/key-cap.tsx';
import styles from './key-sheet.module.css';
import { printKeys } from './keys/chord.ts';
import type { BoundKey } from './keys/key-registry.ts';
import { isTyped } from './keys/match-chord.ts';
import { useBoundKeys } from './keys.ts';

const grouped = (bound: readonly BoundKey[]): [string, BoundKey[]][] => {
  const groups = new Map<string, BoundKey[]>();
  for (const entry of bound) {
    const { label, group } = entry.binding;
    if (label === undefined) continue;
    const name = group ?? '';
    groups.set(name, [...(groups.get(name) ?? []), entry]);
  }
  return [...groups];
};

interface KeySheetProps {
  opened: boolean;
  onClose: () => void;
  singleKeys: boolean;
  onSingleKeys: (allowed: boolean) => void;
}

/** The keys that work on this screen now, as they are bound, and whether those of one letter shall. */
export function KeySheet({ opened, onClose, singleKeys, onSingleKeys }: KeySheetProps) {
  const { t } = useTranslation();
  const bound = useBoundKeys();
  const working = singleKeys ? bound : bound.filter(({ chords }) => !chords.some(isTyped));
  const onMac = navigator.platform.startsWith('Mac');
  return (
    <Dialog opened={opened} onClose={onClose} title={t('keys.title')} closeLabel={t('common.close')} size="wide">
      <p className={styles.caption}>{t('keys.caption')}</p>
      <div className={styles.groups}>
        {grouped(working).map(([name, entries]) => (
          <section key={name}>
            <h3>{name}</h3>
            <dl>
              {entries.map(({ keys, layer, binding }) => (
                <div key={`${layer} ${keys}`}>
                  <dt>
                    <KeyCap keys={printKeys(keys, onMac)} /> {binding.twice && t('keys.twice')}
                  </dt>
                  <dd>{binding.label}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <Checkbox checked={singleKeys} onChange={(event) => onSingleKeys(event.currentTarget.checked)}>
        {t('keys.singleLetters')}
        <span className={styles.hint}>{t('keys.singleLetters.hint')}</span>
      </Checkbox>
    </Dialog>
  );
}
