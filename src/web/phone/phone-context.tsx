import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { api } from '../app/api.ts';
import { useAgent, useDesk, usePush } from '../app/desk-store.tsx';
import { useSession } from '../app/session.tsx';
import { claimPhone } from './phone-lock.ts';
import { createMutes } from './mutes.ts';
import { createDeskPhone, type DeskPhone, noPhoneState, type PhonePlace } from './desk-phone.ts';
import { unknownQuality } from './link-quality.ts';
import type { Quality, SipPhoneState } from './sip-phone.ts';

export interface Phone {
  /** `none`: the telephone is simulated, the desk answers for it; `elsewhere`: another tab has the phone. */
  state: 'none' | PhonePlace;
  failure: SipPhoneState['failure'];
  /** What is pressed here is done: the phone is this tab's, or the server answers for it. */
  isHere: boolean;
  /** The leg that rings or talks here. */
  legId: string | null;
  muted: boolean;
  quality: Quality;
  answer(interactionId: string): Promise<void>;
  toggleMute(): void;
  takeOver(): void;
}

const PhoneContext = createContext<Phone | null>(null);

export function usePhone(): Phone {
  const phone = useContext(PhoneContext);
  if (!phone) throw new Error('usePhone needs a PhoneProvider above it');
  return phone;
}

const qualityEveryMs = 2_000;

/** The desk's telephone: the browser's own by SIP, or the simulated one that the server answers. */
export function PhoneProvider({ children }: { children: ReactNode }) {
  const { driver } = useDesk();
  const sip = useSipPhone(driver === 'asterisk');
  const { me } = useSession();
  const mutes = useMemo(() => createMutes(me.id), [me.id]);
  const interactionId = useAgent()?.interactionId ?? null;
  const muted = useSyncExternalStore(mutes.watch, () => mutes.of(interactionId));

  // The same contact after a reload and in another tab is as muted as it was; another contact is not.
  useEffect(() => sip.phone.current?.setMuted(muted), [muted, sip.phone, sip.state.talking]);

  const phone: Phone = {
    state: driver === 'simulated' ? 'none' : sip.place,
    failure: sip.state.failure,
    // A call that runs goes on while its phone registers anew.
    isHere: driver === 'simulated' || sip.place === 'registered' || sip.state.legId !== null,
    legId: sip.state.legId,
    muted,
    quality: sip.quality,
    answer: async (id) => {
      if (driver === 'simulated') await api.calls.answer({ id });
      else sip.phone.current?.answer();
    },
    toggleMute: () => mutes.keep(interactionId, !muted),
    takeOver: sip.takeOver,
  };
  return (
    <PhoneContext value={phone}>
      {children}
      <audio ref={sip.audio} autoPlay aria-hidden="true" />
    </PhoneContext>
  );
}

/** Registers while this tab holds the browser's phone, and says to the server which leg it holds. */
function useSipPhone(wanted: boolean) {
  const { me, renewed } = useSession();
  const push = usePush();
  const audio = useRef<HTMLAudioElement>(null);
  const phone = useRef<DeskPhone | null>(null);
  const [state, setState] = useState(noPhoneState);
  const [place, setPlace] = useState<PhonePlace>('registering');
  const [quality, setQuality] = useState<Quality>(unknownQuality);

  useEffect(() => {
    const sound = audio.current;
    if (!wanted || !sound) return;
    const opened = createDeskPhone({
      readAccount: () => api.calls.phone(),
      load: async () => {
        const { createSipPhone } = await import('./sip-phone.ts');
        return (account, changed) =>
          createSipPhone({ account, socketUrl: socketUrlOf(account), audio: sound, changed });
      },
      claim: (told) => claimPhone(me.id, told),
      changed: setState,
      placed: setPlace,
      registered: (legId) => push.say({ type: 'phone', registered: true, legId }),
    });
    phone.current = opened;
    const look = setInterval(() => void opened.quality().then(setQuality), qualityEveryMs);
    return () => {
      clearInterval(look);
      opened.close();
      phone.current = null;
    };
  }, [wanted, me.id, push]);
  // What was measured of a leg says nothing of the one that replaced it.
  useEffect(() => setQuality(unknownQuality), [state.legId]);
  useEffect(() => {
    if (renewed > 0) phone.current?.renew();
  }, [renewed]);

  return { audio, phone, state, place, quality, takeOver: () => phone.current?.takeOver() };
}

const socketUrlOf = ({ socketPath }: { socketPath: string }): string =>
  `${location.origin.replace(/^http/, 'ws')}${socketPath}`;
