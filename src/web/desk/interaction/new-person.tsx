import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerHit } from '../../../shared/api/customers.ts';
import type { InteractionDoc } from '../../../shared/api/desk.ts';
import { api } from '../../app/api.ts';
import { useAct } from '../../app/toasts.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/field.tsx';
import styles from './interaction.module.css';

interface NewPersonProps {
  opened: boolean;
  onClose: () => void;
  interaction: InteractionDoc;
  question: { familyName: string; givenName: string; city: string; birthDate: string };
  onCreated: () => void;
}

/** A customer is made by this act alone, after those who look alike were shown. */
export function NewPerson({ opened, onClose, interaction, question, onCreated }: NewPersonProps) {
  const { t } = useTranslation();
  const act = useAct();
  const [familyName, setFamilyName] = useState<string | null>(null);
  const [givenName, setGivenName] = useState<string | null>(null);
  const [alike, setAlike] = useState<CustomerHit[]>([]);
  const family = familyName ?? question.familyName;
  const given = givenName ?? question.givenName;
  const create = async (): Promise<void> => {
    const made = await act(() =>
      api.customers.create({
        familyName: family,
        givenName: given,
        city: question.city,
        phone: interaction.from,
        language: interaction.language,
        interactionId: interaction.id,
        notDuplicateOf: alike.map((hit) => hit.id),
      }),
    );
    if (made?.kind === 'possible-duplicates') setAlike(made.hits as CustomerHit[]);
    if (made?.kind !== 'created') return;
    await link(made.customer.id);
  };
  const link = async (customerId: string): Promise<void> => {
    const chosen = await act(() =>
      api.interactions.chooseIdentity({
        id: interaction.id,
        choice: { state: 'matched', customerId: customerId as never, remember: 'direct' },
      }),
    );
    if (!chosen) return;
    onClose();
    onCreated();
  };
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      title={t('person.new')}
      closeLabel={t('common.close')}
      foot={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button variant="ink" disabled={family.trim() === ''} onClick={() => void create()}>
            {alike.length > 0 ? t('person.noneOfThese') : t('person.create')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <Field
          label={t('person.familyName')}
          size="form"
          value={family}
          onChange={(event) => setFamilyName(event.currentTarget.value)}
          data-autofocus
        />
        <Field
          label={t('person.givenName')}
          size="form"
          value={given}
          onChange={(event) => setGivenName(event.currentTarget.value)}
        />
        {alike.length > 0 && (
          <section>
            <h3>{t('person.duplicates')}</h3>
            <p className={styles.quiet}>{t('person.duplicates.hint')}</p>
            {alike.map((hit) => (
              <Button key={hit.id} wide onClick={() => void link(hit.id)}>
                {[hit.name, hit.city, hit.birthDate].filter(Boolean).join(' · ')}
              </Button>
            ))}
          </section>
        )}
      </div>
    </Dialog>
  );
}
