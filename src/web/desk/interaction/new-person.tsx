import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateOf } from '../../../core/search/asked-date.ts';
import type { CustomerHit } from '../../../shared/api/customers.ts';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import type { CustomerId } from '../../../shared/ids.ts';
import { api } from '../../app/api.ts';
import { useFormats } from '../../app/reader.tsx';
import { useAct } from '../../app/toasts.tsx';
import { useDraft } from '../../app/use-draft.ts';
import { useOnce } from '../../app/use-once.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import styles from './interaction.module.css';
import { RememberNumber, type Remembered } from './remember-number.tsx';

const fields = ['familyName', 'givenName', 'birthDate', 'city'] as const;
type Person = Record<(typeof fields)[number], string>;

interface NewPersonProps {
  opened: boolean;
  onClose: () => void;
  interaction: InteractionDoc;
  question: Person;
  onCreated: () => void;
}

/** A customer is made by this act alone, after those who look alike were shown. */
export function NewPerson({ opened, onClose, interaction, question, onCreated }: NewPersonProps) {
  const { t } = useTranslation();
  const formats = useFormats();
  const { person, remember, change } = usePerson(interaction, question);
  const { alike, isBusy, create, link } = useCreate(interaction, person, remember, () => {
    onClose();
    onCreated();
  });
  const isDateWrong = person.birthDate !== '' && dateOf(person.birthDate) === null;
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('person.new')}
      closeLabel={t('common.close')}
      foot={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="ink" disabled={isBusy || person.familyName.trim() === '' || isDateWrong} onClick={create}>
            {alike.length > 0 ? t('person.noneOfThese') : t('person.create')}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {fields.map((name) => (
          <Field
            key={name}
            label={t(`person.${name}`)}
            size="form"
            value={person[name]}
            error={name === 'birthDate' && isDateWrong ? t('error.validation-failed') : null}
            onChange={(event) => change({ [name]: event.currentTarget.value })}
            data-autofocus={name === 'familyName' ? '' : undefined}
          />
        ))}
        {interaction.from && (
          <section className={styles.point}>
            <strong>{formats.phone(interaction.from)}</strong>
            <RememberNumber value={remember} onChange={(next) => change({ remember: next })} />
          </section>
        )}
        {alike.length > 0 && (
          <section>
            <h3>{t('person.duplicates')}</h3>
            <p className={styles.quiet}>{t('person.duplicates.hint')}</p>
            {alike.map((hit) => (
              <Button key={hit.id} wide disabled={isBusy} onClick={() => link(hit.id)}>
                {[hit.name, hit.city, hit.birthDate && formats.date(hit.birthDate)].filter(Boolean).join(' · ')}
              </Button>
            ))}
          </section>
        )}
      </div>
    </Dialog>
  );
}

/** What is typed of the person is kept as everything typed is; it begins with what was searched for. */
function usePerson(interaction: InteractionDoc, question: Person) {
  const draft = useDraft(`interaction:${interaction.id}`, 'new-person');
  const typed = (draft.value === '' ? {} : JSON.parse(draft.value)) as Partial<Person> & { remember?: Remembered };
  const { familyName, givenName, birthDate, city } = question;
  const person: Person = { familyName, givenName, birthDate, city, ...typed };
  return {
    person,
    remember: typed.remember ?? null,
    change: (part: Partial<Person> & { remember?: Remembered }) => draft.change(JSON.stringify({ ...typed, ...part })),
  };
}

function useCreate(interaction: InteractionDoc, person: Person, remember: Remembered, onDone: () => void) {
  const act = useAct();
  const { isBusy, once } = useOnce();
  const [alike, setAlike] = useState<CustomerHit[]>([]);
  const link = async (customerId: CustomerId): Promise<boolean> => {
    const choice = { state: 'matched', customerId, remember } as const;
    const chosen = await act(() => api.interactions.chooseIdentity({ id: interaction.id, choice }));
    if (chosen) onDone();
    return chosen !== null;
  };
  const create = async (): Promise<boolean> => {
    const { familyName, givenName, city } = person;
    const made = await act(() =>
      api.customers.create({
        ...{ familyName, givenName, city, birthDate: dateOf(person.birthDate) },
        phone: remember && interaction.from,
        ...{ language: interaction.language, interactionId: interaction.id },
        notDuplicateOf: alike.map((hit) => hit.id),
      }),
    );
    if (made?.kind === 'possible-duplicates') setAlike(made.hits as CustomerHit[]);
    return made?.kind === 'created' && link(made.customer.id as CustomerId);
  };
  return { alike, isBusy, create: () => once(create), link: (id: CustomerId) => once(() => link(id)) };
}
