import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditing } from './editor-context.tsx';
import { OutlineLine } from './outline-line.tsx';
import { nextRow, type OutlineRow, outlineRows } from './outline-rows.ts';
import styles from './outline.module.css';
import { useStepActs } from './use-step-acts.ts';

/** The step that a row is about; an exit that leads nowhere is its step's. */
export const stepOfRow = (row: OutlineRow): string | null => (row.kind === 'open' ? (row.via?.step ?? null) : row.name);

/** The flow as a tree that is read and changed by keys alone: the same steps, exits and acts as on the canvas. */
export function Outline() {
  const { t } = useTranslation();
  const { definition, select, selected, askToAdd, goToInspector } = useEditing();
  const rows = useMemo(() => outlineRows(definition), [definition]);
  const [focused, setFocused] = useState('');
  const tree = useRef<HTMLUListElement>(null);
  const acts = useStepActs(selected);
  const stays = rows.find((row) => row.id === focused && stepOfRow(row) === selected);
  const current = stays ?? rows.find((row) => row.kind === 'step' && row.name === selected) ?? rows[0];
  const hasFocus = (): boolean => tree.current?.contains(document.activeElement) ?? false;
  useEffect(() => {
    if (hasFocus()) tree.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [current?.id]);

  const go = (id: string): void => {
    const row = rows.find((one) => one.id === id);
    if (!row) return;
    setFocused(id);
    select(stepOfRow(row));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!current || event.nativeEvent.isComposing || event.ctrlKey || event.metaKey) return;
    const next = nextRow(rows, current.id, event.key);
    if (next !== current.id) go(next);
    else if (event.key === 'Enter' || event.key === ' ') goToInspector();
    else if (event.key === '+') addAt(current);
    else if (event.key === 'Delete' && current.kind === 'step') acts?.remove();
    else if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
  };
  const addAt = (row: OutlineRow): void => {
    if (row.kind !== 'step' && row.via) askToAdd(row.via);
    else acts?.add();
  };
  return (
    <div className={styles.outline}>
      <p className={styles.hint}>{t('flow.outline.hint')}</p>
      <ul ref={tree} role="tree" aria-label={t('flow.outline')} className={styles.tree} onKeyDown={onKeyDown}>
        {rows.map((row) => (
          <OutlineLine key={row.id} row={row} isCurrent={row.id === current?.id} onGo={() => go(row.id)} />
        ))}
      </ul>
    </div>
  );
}
