import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { startRinging } from './ring-tone.ts';
import { useMaySound } from './use-may-sound.ts';

/**
 * Calls for attention while a contact is offered: sound, the tab's title, a notice of the desktop where the page is not
 * seen. It takes no focus, and before the first click in the page no sound is allowed: a banner says so. A tab that has
 * not the phone says it without a sound.
 */
export function OfferCall({
  id,
  caller,
  queue,
  sounds,
}: {
  id: string;
  caller: string;
  queue: string;
  sounds: boolean;
}) {
  const { t } = useTranslation();
  const said = `${caller} – ${queue}`;
  useEffect(() => {
    const before = document.title;
    document.title = `◔ ${said}`;
    return () => void (document.title = before);
  }, [said]);
  const rings = useMaySound() && sounds;
  useEffect(() => (rings ? startRinging() : undefined), [rings, id]);
  const heading = t('offer.ringing');
  useEffect(() => (sounds ? notify(id, heading, said) : undefined), [sounds, id, heading, said]);
  return null;
}

/** Of the desktop, only where it was allowed and the page is out of sight; gone with the offer. */
function notify(id: string, heading: string, said: string): (() => void) | undefined {
  if (!document.hidden || !('Notification' in window) || Notification.permission !== 'granted') return undefined;
  const notice = new Notification(heading, { body: said, tag: id, requireInteraction: true });
  notice.addEventListener('click', () => window.focus());
  return () => notice.close();
}
