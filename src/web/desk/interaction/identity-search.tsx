import { useQuery } from '@tanstack/react-query';
import { FilePlus2, Search, UserPlus } from 'lucide-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerHit } from '../../../shared/api/customers.ts';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { api } from '../../app/api.ts';
import { useKeys } from '../../app/keys.ts';
import { keyOf } from '../../app/query.ts';
import { useFormats } from '../../app/reader.tsx';
import { parseDraft } from '../../app/parse-draft.ts';
import { PartyTag } from '../../customers/party-tag.tsx';
import { PartState } from '../../customers/page-state.tsx';
import { useAct } from '../../app/toasts.tsx';
import { useOnce } from '../../app/use-once.ts';
import { useDraft } from '../../app/use-draft.ts';
import { useHitWords } from '../../customers/use-hit-words.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './interaction.module.css';
import { NewPerson } from './new-person.tsx';
import { useNoCase } from './use-no-case.tsx';

const names = ['familyName', 'givenName', 'city', 'birthDate', 'key', 'phone'] as const;
type Question = Record<(typeof names)[number], string>;

const textsOf = (draft: Record<string, unknown>): Partial<Question> =>
  Object.fromEntries(names.flatMap((name) => (typeof draft[name] === 'string' ? [[name, draft[name]]] : [])));

/** Nobody found, or somebody else: six fields, what was found with why, and the two groups that answer one question. */
export function IdentitySearch({ interaction, onChosen }: { interaction: InteractionDoc; onChosen: () => void }) {
  const { t } = useTranslation();
  const { phone } = useFormats();
  const act = useAct();
  const draft = useDraft(`interaction:${interaction.id}`, 'identity-search');
  const question: Question = {
    familyName: '',
    givenName: '',
    city: '',
    birthDate: '',
    key: '',
    phone: interaction.from ? phone(interaction.from) : '',
    ...textsOf(parseDraft(draft.value)),
  };
  const [asked, setAsked] = useState<Question | null>(null);
  const [isNew, setNew] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useKeys({
    '/': { act: () => first.current?.focus(), label: t('search.title'), group: t('keys.group.identity') },
  });
  const found = useQuery({
    queryKey: ['search', asked],
    queryFn: () => api.customers.search({ text: '', ...asked! }),
    enabled: asked !== null,
  });
  const change = (name: keyof Question, value: string): void =>
    draft.change(JSON.stringify({ ...question, [name]: value }));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(question);
  };
  const choose = async (hit: CustomerHit): Promise<void> => {
    const chosen = await act(() =>
      api.interactions.chooseIdentity({
        id: interaction.id,
        choice: { state: 'matched', customerId: hit.id, remember: null },
      }),
    );
    if (chosen) onChosen();
  };
  return (
    <div className={styles.scroll}>
      <form onSubmit={submit} role="search" aria-label={t('search.title')}>
        <div className={styles.fields}>
          {names.map((name) => (
            <Field
              key={name}
              ref={name === names[0] ? first : undefined}
              label={t(`search.field.${name}`)}
              value={question[name]}
              readOnly={!draft.isLoaded}
              origin={name === 'phone' && interaction.from ? t('search.field.phone.hint') : undefined}
              placeholder={name === 'key' ? t('search.field.key.hint') : undefined}
              onChange={(event) => change(name, event.currentTarget.value)}
            />
          ))}
        </div>
        <div className={styles.row}>
          <Button type="submit" variant="ink" icon={<Icon of={Search} />} keys="↵">
            {t('search.submit')}
          </Button>
          <Button variant="quiet" onClick={() => draft.change('')}>
            {t('common.clear')}
          </Button>
          <span className={styles.aside}>{t('search.forgives')}</span>
        </div>
      </form>
      {found.error && <PartState error={found.error} onRetry={() => void found.refetch()} />}
      <Hits found={found.data as Found | undefined} onChoose={(hit) => void choose(hit)} />
      <Answers interaction={interaction} onNew={() => setNew(true)} onOpened={onChosen} />
      <NewPerson
        opened={isNew}
        onClose={() => setNew(false)}
        interaction={interaction}
        question={question}
        onCreated={onChosen}
      />
    </div>
  );
}

interface Found {
  exact: CustomerHit[];
  near: CustomerHit[];
}

/** Who was found. How many is said, too, so its place stands there before the answer. */
function Hits({ found, onChoose }: { found: Found | undefined; onChoose: (hit: CustomerHit) => void }) {
  const { t } = useTranslation();
  const words = useHitWords();
  const { exact, near }: Found = found ?? { exact: [], near: [] };
  const hits = [...exact, ...near];
  return (
    <div className={found && styles.list}>
      <div role="status" className={found && styles.listHead} data-plain="">
        {found && (
          <>
            <strong>{exact.length > 0 ? t('search.exact', { n: exact.length }) : t('search.noExact')}</strong>
            {near.length > 0 ? t('search.near', { n: near.length }) : hits.length === 0 ? t('search.empty') : null}
          </>
        )}
      </div>
      <div className={styles.hits}>
        {hits.map((hit, nth) => (
          <div key={hit.id} className={styles.hit}>
            <span className={styles.quiet}>{nth + 1}</span>
            <span>
              <span className={styles.hitName}>
                <strong>{hit.name}</strong>
                <PartyTag party={hit.party} />
              </span>
              <small>
                {[hit.city, hit.objectKeys[0] ? `${hit.objectKeys[0].typeName} ${hit.objectKeys[0].key}` : null]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            <span>
              <span>{words.agrees(hit)}</span>
              <small>{words.differs(hit)}</small>
            </span>
            <Button aria-label={`${t('common.choose')}: ${hit.name}`} onClick={() => onChoose(hit)}>
              {t('common.choose')}
            </Button>
          </div>
        ))}
      </div>
    </div>
  );
}

/** It is a case, or it is none: the two are never mixed up. */
function Answers({
  interaction,
  onNew,
  onOpened,
}: {
  interaction: InteractionDoc;
  onNew: () => void;
  onOpened: () => void;
}) {
  const { t } = useTranslation();
  const act = useAct();
  const { outcomes } = useNoCase(interaction);
  const { data } = useQuery({
    queryKey: keyOf.choices(),
    queryFn: () => api.interactions.choices(),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { isBusy, once } = useOnce();
  const anonymousCase = async (): Promise<boolean> => {
    const type = data?.caseTypes[0];
    if (!type) return false;
    const made = await act(() =>
      api.cases.create({
        title: type.name,
        caseTypeId: type.id,
        interactionId: interaction.id,
        customerId: null,
        objectId: null,
      }),
    );
    if (!made) return false;
    await act(() => api.interactions.chooseIdentity({ id: interaction.id, choice: { state: 'anonymous' } }));
    onOpened();
    return true;
  };
  const noCase = Object.fromEntries(outcomes.slice(0, 9).map(({ choose }, nth) => [`Z ${nth + 1}`, choose]));
  useKeys({ N: onNew, A: () => once(anonymousCase), ...noCase });
  return (
    <div className={styles.groups}>
      <section>
        <h2>{t('identity.isCase')}</h2>
        <div className={styles.stack}>
          <Button wide split icon={<Icon of={UserPlus} />} keys="N" onClick={onNew}>
            {t('identity.newPerson')}
          </Button>
          <Button
            wide
            split
            icon={<Icon of={FilePlus2} />}
            keys="A"
            disabled={isBusy}
            onClick={() => once(anonymousCase)}
          >
            {t('identity.anonymousCase')}
          </Button>
        </div>
        <p className={styles.quiet}>{t('identity.isCase.hint')}</p>
      </section>
      <section>
        <h2>
          {t('identity.noCase')} <span>{t('identity.noCase.counted')}</span>
        </h2>
        <div className={styles.pairs}>
          {outcomes.map((outcome, nth) => (
            <Button
              key={outcome.id}
              wide
              split
              keys={`Z ${nth + 1}`}
              chosen={outcome.isChosen}
              onClick={outcome.choose}
            >
              {outcome.name}
            </Button>
          ))}
        </div>
        <p className={styles.quiet}>{t('identity.noCase.hint')}</p>
      </section>
    </div>
  );
}
