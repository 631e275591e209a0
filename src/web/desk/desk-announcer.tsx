import { useTranslation } from 'react-i18next';
import type { InteractionDoc } from '../../shared/api/desk.ts';
import { useDesk } from '../app/desk-store.tsx';
import { Announcer } from '../ui/announcer.tsx';
import { useNow } from '../ui/clock.tsx';
import { secondsWarned } from './seconds-warned.ts';

/** Says what changes by itself: an offer, the end of the call, time that runs out, a lost connection. */
export function DeskAnnouncer({ urgent, wrapUp }: { urgent?: string; wrapUp?: InteractionDoc }) {
  const { t } = useTranslation();
  const { connection } = useDesk();
  const now = useNow();
  const until = wrapUp?.wrapUp?.until ?? null;
  const seconds = secondsWarned(until === null ? null : Date.parse(until), now);
  const calm = [
    ...(connection.kind === 'offline' ? [t('announce.offline')] : []),
    ...(wrapUp ? [t('announce.callEnded')] : []),
    ...(seconds === null ? [] : [t('announce.timeLeft', { n: seconds })]),
  ];
  return <Announcer urgent={urgent} calm={calm} />;
}
