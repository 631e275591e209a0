import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Zap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useAgent, useDesk } from '../app/desk-store.tsx';
import { readHealth } from '../app/health.ts';
import { serverOffsetMs } from '../app/push.ts';
import { useFormats } from '../app/reader.tsx';
import { usePhone } from '../phone/phone-context.tsx';
import { TextButton } from '../ui/button.tsx';
import { useNow } from '../ui/clock.tsx';
import { Icon } from '../ui/icon.tsx';
import { Strip } from '../ui/strip.tsx';
import { myDesk } from './on-my-desk.ts';
import { useMaySound } from './use-may-sound.ts';

/** What does not work, in words, with what still does; one line each, and nothing when all is well. */
export function Banners() {
  const { t } = useTranslation();
  const desk = useDesk();
  const phone = usePhone();
  const formats = useFormats();
  const navigate = useNavigate();
  const now = useNow();
  const isDatabaseAway = useDatabaseAway();
  const maySound = useMaySound();
  const isBusy = myDesk(desk.snapshot?.interactions ?? [], useAgent()?.id).talks.length > 0;
  const icon = <Icon of={Zap} />;
  return (
    <>
      {desk.connection.kind === 'offline' && (
        <Strip
          thin
          tone="warn"
          icon={icon}
          title={t('banner.offline', {
            duration: formats.duration(Math.max(0, now - desk.connection.since - serverOffsetMs())),
          })}
        />
      )}
      <ForcedState />
      {desk.connection.kind === 'online' && isDatabaseAway && (
        <Strip thin tone="bad" icon={icon} title={t('banner.databaseAway')} />
      )}
      {desk.connection.kind === 'online' && desk.telephony === 'away' && (
        <Strip thin tone="bad" icon={icon} title={t('banner.telephonyAway')} />
      )}
      {phone.state === 'elsewhere' && (
        <Strip
          thin
          tone="warn"
          icon={icon}
          title={t('banner.phoneElsewhere')}
          aside={<TextButton onClick={phone.takeOver}>{t('banner.usePhoneHere')}</TextButton>}
        />
      )}
      {phone.state !== 'elsewhere' && !maySound && (
        <Strip thin tone="warn" icon={icon} title={t('phone.sound-blocked')} />
      )}
      {phone.failure && (
        <Strip
          thin
          tone="bad"
          icon={icon}
          title={t(`phone.${phone.failure}`)}
          aside={<TextButton onClick={() => void navigate({ to: '/desk/doctor' })}>{t('phone.toDoctor')}</TextButton>}
        />
      )}
      {desk.isOutdated && (
        <Strip
          thin
          icon={icon}
          title={t(isBusy ? 'banner.newVersion' : 'banner.newVersionNow')}
          aside={isBusy ? undefined : <TextButton onClick={() => location.reload()}>{t('banner.reload')}</TextButton>}
        />
      )}
    </>
  );
}

/** Who set my state, and why, until I choose another. */
function ForcedState() {
  const { t } = useTranslation();
  const forced = useAgent()?.forced;
  if (!forced) return null;
  const state = forced.reason ? t(`reason.${forced.reason}`) : t(`state.${forced.state}`);
  return (
    <Strip thin icon={<Icon of={Zap} />} title={t('banner.forced', { by: forced.by, state })}>
      {forced.why}
    </Strip>
  );
}

const lookEveryMs = 10_000;

/** The push cannot tell it: what is not committed is not told. A page that nobody sees does not ask. */
function useDatabaseAway(): boolean {
  const { data } = useQuery({
    queryKey: ['health'],
    queryFn: readHealth,
    refetchInterval: lookEveryMs,
    retry: false,
  });
  return data?.database === 'away';
}
