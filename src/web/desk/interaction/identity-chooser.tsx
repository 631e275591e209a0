import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CandidateDoc, InteractionDoc } from '../../../shared/api/desk.ts';
import { api } from '../../app/api.ts';
import { useKeys } from '../../app/keys.ts';
import { useAct } from '../../app/toasts.tsx';
import { Button } from '../../ui/button.tsx';
import { EvidenceCells } from '../../ui/evidence-cells.tsx';
import { KeyCap } from '../../ui/key-cap.tsx';
import { Tag } from '../../ui/tag.tsx';
import { isTextField } from '../../ui/use-typing.ts';
import { useEvidenceWords } from './evidence-words.ts';
import { IdentitySearch } from './identity-search.tsx';
import styles from './interaction.module.css';
import { RememberNumber, type Remembered } from './remember-number.tsx';
import { useNoCase } from './use-no-case.tsx';

/** Several may be calling: ranked with reasons, nobody is chosen until the agent does. */
export function IdentityChooser({ interaction }: { interaction: InteractionDoc }) {
  const { t } = useTranslation();
  const act = useAct();
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const [remember, setRemember] = useState<Remembered>(null);
  const [isOther, setOther] = useState(false);
  const { candidates } = interaction.identity;
  const candidate = candidates[at] ?? candidates[0];
  const noCase = useNoCase(interaction);
  const choose = (one: CandidateDoc): void =>
    void act(() =>
      api.interactions.chooseIdentity({
        id: interaction.id,
        choice: { state: 'matched', customerId: one.customerId, remember },
      }),
    );
  const thirdParty = (): void =>
    void act(() =>
      api.interactions.chooseIdentity({
        id: interaction.id,
        choice: { state: 'third-party', customerId: candidate?.customerId ?? null },
      }),
    );
  useEffect(() => {
    // Whoever is typing a note goes on typing it: an Enter there shall link nobody.
    if (!isTextField(document.activeElement)) list.current?.querySelector<HTMLElement>('[aria-checked=true]')?.focus();
  }, []);
  const digits = Object.fromEntries(candidates.slice(0, 9).map((_, nth) => [`${nth + 1}`, () => setAt(nth)]));
  useKeys({ ...digits, N: () => setOther(true) });
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (event.key === 'Enter' && candidate) choose(candidate);
    else if (step !== 0) {
      const next = (at + step + candidates.length) % candidates.length;
      setAt(next);
      list.current?.querySelectorAll<HTMLElement>('[role=radio]')[next]?.focus();
    } else return;
    event.preventDefault();
  };
  if (isOther) return <IdentitySearch interaction={interaction} onChosen={() => setOther(false)} />;
  return (
    <div className={styles.scroll}>
      <div className={styles.list}>
        <div className={styles.listHead} aria-hidden="true">
          <span />
          <span>{t('identity.column.person')}</span>
          <span>{t('identity.column.why')}</span>
          <span>{t('identity.column.evidence')}</span>
        </div>
        <div ref={list} role="radiogroup" aria-label={t('identity.candidates')} onKeyDown={onKeyDown}>
          {candidates.map((one, nth) => (
            <Candidate key={one.customerId} candidate={one} nth={nth} chosen={nth === at} onChoose={() => setAt(nth)} />
          ))}
        </div>
        <RememberNumber value={remember} onChange={setRemember} />
        <div className={styles.listFoot}>
          {candidate && (
            <Button variant="ink" keys="↵" onClick={() => choose(candidate)}>
              {t('identity.use', { name: candidate.name })}
            </Button>
          )}
          <Button keys="N" onClick={() => setOther(true)}>
            {t('identity.noneOfThem')}
          </Button>
          <Button onClick={thirdParty}>{t('identity.thirdParty')}</Button>
          {noCase.menu}
        </div>
      </div>
    </div>
  );
}

function Candidate({
  candidate,
  nth,
  chosen,
  onChoose,
}: {
  candidate: CandidateDoc;
  nth: number;
  chosen: boolean;
  onChoose: () => void;
}) {
  const { t } = useTranslation();
  const words = useEvidenceWords();
  const [first, ...rest] = candidate.evidence;
  const isGuess = first?.kind === 'signature';
  const marks = candidate.distinguishing.map((mark) =>
    t(`identity.mark.${mark.kind}`, { value: mark.value, defaultValue: mark.value }),
  );
  return (
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      tabIndex={chosen ? 0 : -1}
      className={styles.candidate}
      onClick={onChoose}
    >
      <KeyCap keys={`${nth + 1}`} />
      <span>
        <strong>{candidate.name}</strong>
        <div className={styles.quiet}>{[candidate.city, ...marks].filter(Boolean).join(' · ')}</div>
      </span>
      <span>
        {isGuess && <Tag>{t('identity.guess')}</Tag>} {first && t(`identity.evidence.${first.kind}`)}
        <div className={styles.quiet}>
          {[first && words(first), ...rest.map((one) => t(`identity.evidence.${one.kind}`))]
            .filter(Boolean)
            .join(' · ')}
        </div>
      </span>
      <EvidenceCells
        strength={candidate.strength}
        word={isGuess ? t('identity.guess') : t(`identity.strength.${candidate.strength}`)}
      />
    </button>
  );
}
