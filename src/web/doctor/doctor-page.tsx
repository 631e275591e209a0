import { Link } from '@tanstack/react-router';
import { Bell, Headphones, Mic, Network, Phone, Server } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BellMark } from '../ui/bell-mark.tsx';
import { Button } from '../ui/button.tsx';
import { type Check, running, unchecked } from './check.ts';
import { CheckRow } from './check-row.tsx';
import { CopyResult } from './copy-result.tsx';
import styles from './doctor.module.css';
import { lookAtPhone, lookAtServer } from './look-at-server.ts';
import { playTone } from './play-tone.ts';
import { useMicrophone } from './use-microphone.ts';
import { useNotifications } from './use-notifications.ts';

/** The check for whoever has no desk: it needs no account, because that may be what does not work. */
export function DoctorPage() {
  return (
    <main>
      <Doctor />
    </main>
  );
}

/** Finds out why calls do not work here. */
export function Doctor() {
  const { t } = useTranslation();
  const microphone = useMicrophone();
  const speaker = useSpeaker();
  const notifications = useNotifications();
  const server = useServer();
  const checks = [
    { key: 'microphone', check: microphone.check },
    { key: 'speaker', check: speaker.check },
    { key: 'notifications', check: notifications.check },
    { key: 'server', check: server.server },
    { key: 'network', check: server.network },
    { key: 'phone', check: server.phone },
  ];
  const isStarted = microphone.check !== unchecked;
  const run = (): void => {
    void microphone.start();
    void server.look();
  };
  return (
    <div className={styles.page}>
      <header className={styles.head}>
        <BellMark />
        <div>
          <h1>{t('doctor.title')}</h1>
          <p>{t('doctor.intro')}</p>
        </div>
        <Button size="large" variant={isStarted ? 'outline' : 'ink'} onClick={run}>
          {t(isStarted ? 'doctor.again' : 'doctor.run')}
        </Button>
      </header>
      <ul className={styles.checks}>
        <CheckRow icon={Mic} name={t('doctor.microphone')} check={microphone.check}>
          {microphone.isOn && <Level level={microphone.level} />}
        </CheckRow>
        <CheckRow icon={Headphones} name={t('doctor.speaker')} check={speaker.check}>
          <SpeakerActs speaker={speaker} />
        </CheckRow>
        <CheckRow icon={Bell} name={t('doctor.notifications')} check={notifications.check}>
          {notifications.canAsk && (
            <Button onClick={() => void notifications.ask()}>{t('doctor.notifications.allow')}</Button>
          )}
        </CheckRow>
        <CheckRow icon={Server} name={t('doctor.server')} check={server.server} />
        <CheckRow icon={Network} name={t('doctor.network')} check={server.network} />
        <CheckRow icon={Phone} name={t('doctor.phone')} check={server.phone} />
      </ul>
      <Verdict checks={checks.map(({ check }) => check)} />
      <footer className={styles.foot}>
        <CopyResult checks={checks} />
        <Link to="/desk">{t('page.toDesk')}</Link>
      </footer>
    </div>
  );
}

function Verdict({ checks }: { checks: readonly Check[] }) {
  const { t } = useTranslation();
  const problems = checks.filter(({ state }) => state === 'failed').length;
  if (problems > 0) return <p className={styles.verdict}>{t('doctor.problems', { n: problems })}</p>;
  if (checks.some(({ state }) => state !== 'ok')) return null;
  return <p className={styles.verdict}>{t('doctor.allGood')}</p>;
}

/** Ears hear loudness by its logarithm: 60 dB below full is drawn as nothing. */
function Level({ level }: { level: number }) {
  const { t } = useTranslation();
  const share = Math.max(0, Math.min(1, 1 + Math.log10(Math.max(level, 1e-4)) / 3));
  return (
    <div
      className={styles.level}
      role="meter"
      aria-label={t('doctor.microphone')}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(share * 100)}
    >
      <span style={{ width: `${share * 100}%` }} />
    </div>
  );
}

function useSpeaker() {
  const [check, setCheck] = useState(unchecked);
  const [isPlayed, setPlayed] = useState(false);
  return {
    check,
    isPlayed,
    play: async (): Promise<void> => {
      setCheck(running);
      await playTone();
      setPlayed(true);
      setCheck(unchecked);
    },
    answer: (heard: boolean) =>
      setCheck(heard ? { state: 'ok', said: null } : { state: 'failed', said: { key: 'doctor.speaker.notHeard.fix' } }),
  };
}

function SpeakerActs({ speaker }: { speaker: ReturnType<typeof useSpeaker> }) {
  const { t } = useTranslation();
  const isAsking = speaker.isPlayed && speaker.check === unchecked;
  return (
    <div className={styles.acts}>
      <Button disabled={speaker.check === running} onClick={() => void speaker.play()}>
        {t('doctor.speaker.play')}
      </Button>
      {isAsking && (
        <>
          <Button onClick={() => speaker.answer(true)}>{t('doctor.speaker.heard')}</Button>
          <Button onClick={() => speaker.answer(false)}>{t('doctor.speaker.notHeard')}</Button>
        </>
      )}
    </div>
  );
}

/** Server, network and phone need nobody's help, so they are looked at at once. */
function useServer() {
  const [found, setFound] = useState({ server: running, network: running, phone: running });
  const look = async (): Promise<void> => {
    setFound({ server: running, network: running, phone: running });
    const [{ server, network }, phone] = await Promise.all([lookAtServer(), lookAtPhone()]);
    setFound({ server, network, phone });
  };
  useEffect(() => void look(), []);
  return { ...found, look };
}
