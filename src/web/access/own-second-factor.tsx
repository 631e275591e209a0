import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, refusalOf } from '../app/api.ts';
import { useFormats } from '../app/reader.tsx';
import { useOnce } from '../app/use-once.ts';
import { PartState } from '../customers/page-state.tsx';
import { CodeField } from '../login/code-field.tsx';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import styles from './access.module.css';
import { SecondFactorSetup } from './second-factor-setup.tsx';

/** Set up, or what it takes to remove it. */
export function OwnSecondFactor() {
  const { t } = useTranslation();
  const formats = useFormats();
  const [isRemoving, setRemoving] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: ['second-factor'],
    queryFn: () => api.session.secondFactor(),
  });
  if (!data) return <PartState error={error} onRetry={() => void refetch()} />;
  const look = (): void => {
    setRemoving(false);
    void refetch();
  };
  if (data.since === null) return <SecondFactorSetup onDone={look} />;
  return (
    <div className={styles.part}>
      <p>
        {t('access.factor.since', { date: formats.date(data.since) })}{' '}
        {t('access.recovery.left', { n: data.recoveryCodesLeft })}
      </p>
      {isRemoving ? (
        <RemoveForm onRemoved={look} />
      ) : (
        <Button size="form" onClick={() => setRemoving(true)}>
          {t('access.factor.remove')}
        </Button>
      )}
    </div>
  );
}

function RemoveForm({ onRemoved }: { onRemoved: () => void }) {
  const { t } = useTranslation();
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const [error, setError] = useState<string | null>(null);
  const { isBusy, once } = useOnce();
  const remove = async (): Promise<boolean> => {
    try {
      await api.session.removeSecondFactor({ password, code });
      onRemoved();
      return true;
    } catch (failure) {
      const refusal = refusalOf(failure);
      setError(t(`error.${refusal.code}`, refusal.detail));
      return false;
    }
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    once(remove);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <Field
        label={t('access.password.current')}
        size="form"
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        autoFocus
      />
      <CodeField code={code} onCode={setCode} size="form" />
      {error !== null && (
        <p className={styles.error} role="alert">
          {error}
        </p>
      )}
      <Button type="submit" variant="danger" size="form" disabled={isBusy}>
        {t('access.factor.remove')}
      </Button>
    </form>
  );
}
