import { ChevronDown } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import type { CustomerId } from '../../../shared/ids.ts';
import { api } from '../../app/api.ts';
import { useKeys } from '../../app/keys.ts';
import { useAct } from '../../app/toasts.tsx';
import { useDraft } from '../../app/use-draft.ts';
import { PartState } from '../../customers/page-state.tsx';
import { useTextSearch } from '../../customers/use-search.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PersonChoice, PersonChoices } from '../../ui/person-choice.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { isTextField } from '../../ui/use-typing.ts';
import { IdentitySearch } from './identity-search.tsx';
import styles from './interaction.module.css';
import { RememberNumber, type Remembered } from './remember-number.tsx';
import { useCandidateRows, useHitRows } from './use-person-rows.tsx';
import { useNoCase } from './use-no-case.tsx';

interface IdentityChooserProps {
  interaction: InteractionDoc;
  /** Told who stands chosen, so that the context can say more of that person. */
  onPreview?: (who: CustomerId | null) => void;
}

/** Several may be calling: ranked with reasons, nobody is linked until the agent says so; or somebody else is sought. */
export function IdentityChooser({ interaction, onPreview }: IdentityChooserProps) {
  const { t } = useTranslation();
  const act = useAct();
  const list = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [pickedId, setPicked] = useState<CustomerId | null>(null);
  const [remember, setRemember] = useState<Remembered>(null);
  const [isOther, setOther] = useState(false);
  const sought = useDraft(`interaction:${interaction.id}`, 'candidate-search');
  const search = useTextSearch(sought.value);
  const noCase = useNoCase(interaction);
  const candidates = useCandidateRows(interaction.identity.candidates);
  const hits = useHitRows([...search.exact, ...search.near]);
  const rows = search.isAsked ? hits : candidates;
  const picked = rows.find((row) => row.id === pickedId);
  const chosen = picked ?? rows[0];
  const choose = (customerId: CustomerId): void =>
    void act(() =>
      api.interactions.chooseIdentity({ id: interaction.id, choice: { state: 'matched', customerId, remember } }),
    );
  // Only for whom the agent picked: the best guess, which stands chosen by itself, would be linked by one press.
  const thirdParty = (): void =>
    void act(() =>
      api.interactions.chooseIdentity({
        id: interaction.id,
        choice: { state: 'third-party', customerId: picked?.id ?? null },
      }),
    );
  useEffect(() => {
    // Whoever is typing a note goes on typing it: an Enter there shall link nobody.
    if (!isTextField(document.activeElement)) list.current?.querySelector<HTMLElement>('[aria-checked=true]')?.focus();
  }, []);
  usePreview(isOther ? null : (chosen?.id ?? null), onPreview);
  const digits = Object.fromEntries(rows.slice(0, 9).map(({ id }, nth) => [`${nth + 1}`, () => setPicked(id)]));
  useKeys({
    ...digits,
    N: () => setOther(true),
    '/': { act: () => field.current?.focus(), label: t('search.title'), group: t('keys.group.identity') },
  });
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const isTyping = event.target === field.current;
    if (event.key === 'Enter' && chosen && (!isTyping || (search.isAsked && search.isSettled))) choose(chosen.id);
    else if (step !== 0 && rows.length > 0) {
      const next = (rows.indexOf(chosen!) + step + rows.length) % rows.length;
      setPicked(rows[next]!.id);
      if (!isTyping) list.current?.querySelectorAll<HTMLElement>('[role=radio]')[next]?.focus();
    } else return;
    event.preventDefault();
  };
  if (isOther) return <IdentitySearch interaction={interaction} onChosen={() => setOther(false)} />;
  return (
    <div className={styles.scroll}>
      <div className={styles.ask}>
        <SearchField
          ref={field}
          keys="/"
          label={t('search.placeholder')}
          value={sought.value}
          readOnly={!sought.isLoaded}
          onChange={(event) => {
            sought.change(event.currentTarget.value);
            setPicked(null);
          }}
          onKeyDown={onKeyDown}
        />
        <Button size="bar" icon={<Icon of={ChevronDown} />} onClick={() => setOther(true)}>
          {t('search.allFields')}
        </Button>
      </div>
      <div className={styles.list}>
        <PersonChoices
          ref={list}
          label={t('identity.candidates')}
          heads={{
            person: t('identity.column.person'),
            reason: t('identity.column.why'),
            evidence: search.isAsked ? undefined : t('identity.column.evidence'),
          }}
          onKeyDown={onKeyDown}
        >
          {rows.map((row, nth) => (
            <PersonChoice
              key={row.id}
              {...row.said}
              name={row.name}
              keys={`${nth + 1}`}
              chosen={row === chosen}
              onChoose={() => setPicked(row.id)}
            />
          ))}
        </PersonChoices>
        {rows.length === 0 && (
          <div className={styles.noHit} role="status">
            {search.answered ? (
              <EmptyState>{t('search.empty')}</EmptyState>
            ) : (
              <PartState error={search.error} onRetry={search.retry} rows={2} />
            )}
          </div>
        )}
        <RememberNumber value={remember} onChange={setRemember} />
        <div className={styles.listFoot}>
          {chosen && (
            <Button variant="ink" keys="↵" onClick={() => choose(chosen.id)}>
              {t('identity.use', { name: chosen.name })}
            </Button>
          )}
          <Button keys="N" onClick={() => setOther(true)}>
            {t('identity.noneOfThem')}
          </Button>
          <Button onClick={thirdParty}>
            {picked ? t('identity.thirdParty.use', { customer: picked.name }) : t('identity.thirdParty')}
          </Button>
          {noCase.menu}
        </div>
      </div>
    </div>
  );
}

/** The context speaks of whoever stands chosen, for as long as the chooser is there. */
function usePreview(who: CustomerId | null, tell: IdentityChooserProps['onPreview']): void {
  useEffect(() => {
    tell?.(who);
    return () => tell?.(null);
  }, [who, tell]);
}
