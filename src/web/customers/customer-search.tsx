import { ChevronDown, ChevronUp } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerHit } from '../../shared/api/customers.ts';
import { Button, TextButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Field } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { SearchField } from '../ui/search-field.tsx';
import styles from './customers.module.css';
import { HitRow } from './hit-row.tsx';
import { PartState } from './page-state.tsx';
import { questionFields, useSearch } from './use-search.ts';

/**
 * One field for anything that is known, six for what is known exactly. The focus stays in the fields: arrows choose
 * among the answers and Enter takes the chosen one.
 */
export function CustomerSearch({ onChoose, empty }: { onChoose: (hit: CustomerHit) => void; empty: string }) {
  const { t } = useTranslation();
  const search = useSearch();
  const listId = useId();
  const [isWide, setWide] = useState(false);
  const [at, setAt] = useState(0);
  const hits = [...search.exact, ...search.near];
  const chosen = hits[Math.min(at, hits.length - 1)];
  const idOf = (hit: CustomerHit): string => `${listId}-${hit.id}`;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    void list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const isEnter = event.key === 'Enter' && event.target instanceof HTMLInputElement;
    if (step !== 0) setAt(Math.max(0, Math.min(hits.length - 1, at + step)));
    if (isEnter && chosen && search.isSettled) onChoose(chosen);
    if (step !== 0 || isEnter) event.preventDefault();
  };
  const combobox = {
    role: 'combobox',
    'aria-expanded': hits.length > 0,
    'aria-controls': listId,
    'aria-activedescendant': chosen ? idOf(chosen) : undefined,
  };
  const change = (field: Parameters<typeof search.change>[0], value: string): void => {
    search.change(field, value);
    setAt(0);
  };
  const group = (title: string, of: readonly CustomerHit[]) =>
    of.length > 0 && (
      <>
        <li role="presentation" className={styles.groupHead}>
          {title}
        </li>
        {of.map((hit) => (
          <HitRow key={hit.id} id={idOf(hit)} hit={hit} chosen={hit === chosen} onChoose={() => onChoose(hit)} />
        ))}
      </>
    );
  return (
    <div className={styles.search} onKeyDown={onKeyDown}>
      <div className={styles.ask}>
        <SearchField
          label={t('search.placeholder')}
          value={search.question.text}
          onChange={(event) => change('text', event.currentTarget.value)}
          autoFocus
          data-autofocus
          {...combobox}
        />
        <Button
          size="bar"
          aria-expanded={isWide}
          icon={<Icon of={isWide ? ChevronUp : ChevronDown} />}
          onClick={() => setWide(!isWide)}
        >
          {t('search.allFields')}
        </Button>
      </div>
      {isWide && (
        <div className={styles.fields}>
          {questionFields.map((field) => (
            <Field
              key={field}
              label={t(`search.field.${field}`)}
              value={search.question[field]}
              onChange={(event) => change(field, event.currentTarget.value)}
              {...combobox}
            />
          ))}
        </div>
      )}
      <div className={styles.said}>
        {Object.values(search.question).some(Boolean) && (
          <TextButton onClick={search.clear}>{t('common.clear')}</TextButton>
        )}
        <span role="status">
          {search.answered ? t('search.exact', { n: search.exact.length }) : t('search.forgives')}
        </span>
      </div>
      <div ref={list} className={styles.list}>
        <ul id={listId} role="listbox" aria-label={t('search.title')}>
          {group(t('search.exact', { n: search.exact.length }), search.exact)}
          {group(t('search.near', { n: search.near.length }), search.near)}
        </ul>
        {search.error && <PartState error={search.error} onRetry={search.retry} />}
        {!search.error && hits.length === 0 && <EmptyState>{search.answered ? t('search.empty') : empty}</EmptyState>}
      </div>
    </div>
  );
}
