import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, refusalOf } from '../app/api.ts';
import { useOnce } from '../app/use-once.ts';
import { CodeField } from '../login/code-field.tsx';
import { Button, type ButtonVariant } from '../ui/button.tsx';
import styles from './access.module.css';
import { QrPicture } from './qr-picture.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

interface NewKey {
  secret: string;
  uri: string;
}

/** Setting up a second factor: the key for the authenticator, a code of it, and the recovery codes. */
export function SecondFactorSetup({ variant, onDone }: { variant?: ButtonVariant; onDone: () => void }) {
  const { t } = useTranslation();
  const [key, setKey] = useState<NewKey | null>(null);
  const [recoveryCodes, setRecoveryCodes] = useState<readonly string[] | null>(null);
  const [error, setError] = useState<string | null>(null);
  const { isBusy, once } = useOnce();
  const attempt = (act: () => Promise<void>): void =>
    once(async () => {
      setError(null);
      try {
        await act();
      } catch (failure) {
        const { code, detail } = refusalOf(failure);
        setError(t(`error.${code}`, detail));
      }
      return false;
    });
  const begin = (): void => attempt(async () => setKey(await api.session.beginSecondFactor()));
  const confirm = (code: string): void =>
    attempt(async () => setRecoveryCodes((await api.session.confirmSecondFactor({ code })).recoveryCodes));
  if (recoveryCodes) return <RecoveryCodes codes={recoveryCodes} onKept={onDone} />;
  return (
    <div className={styles.part}>
      {key ? (
        <KeyForm secretKey={key} variant={variant} busy={isBusy} error={error} onCode={confirm} />
      ) : (
        <>
          <p>{t('access.factor.lead')}</p>
          {error !== null && (
            <p className={styles.error} role="alert">
              {error}
            </p>
          )}
          <Button variant={variant} size="form" disabled={isBusy} onClick={begin}>
            {t('access.factor.begin')}
          </Button>
        </>
      )}
    </div>
  );
}

interface KeyFormProps {
  secretKey: NewKey;
  variant: ButtonVariant | undefined;
  busy: boolean;
  error: string | null;
  onCode: (code: string) => void;
}

function KeyForm({ secretKey: { secret, uri }, variant, busy, error, onCode }: KeyFormProps) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onCode(code);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p>{t('access.factor.scan')}</p>
      <QrPicture text={uri} label={t('access.factor.picture')} />
      <p>
        {t('access.factor.key')} <code className={styles.key}>{inGroups(secret)}</code>
      </p>
      <p>
        <a className={styles.link} href={uri}>
          {t('access.factor.open')}
        </a>
      </p>
      <CodeField code={code} onCode={setCode} size="form" error={error} isNew autoFocus />
      <Button type="submit" variant={variant} size="form" disabled={busy}>
        {t('access.factor.confirm')}
      </Button>
    </form>
  );
}

/** Easier to type off. */
const inGroups = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? '';
