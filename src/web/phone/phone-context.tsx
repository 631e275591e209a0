import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { api } from '../app/api.ts';
import { useAgent, useDesk, usePush } from '../app/desk-store.tsx';
import { useSession } from '../app/session.tsx';
import { claimPhone } from './phone-lock.ts';
import { createMutes } from './mutes.ts';
import type { Quality, SipPhone, SipPhoneState } from './sip-phone.ts';

export interface Phone {
  /** `none`: the telephone is simulated, the desk answers for it; `elsewhere`: another tab has the phone. */
  state: 'none' | 'registering' | 'registered' | 'elsewhere' | 'failed';
  failure: SipPhoneState['failure'];
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

const nothing: SipPhoneState = { registered: false, legId: null, talking: false, failure: null };
const qualityEveryMs = 2_000;

/** The desk's telephone: the browser's own by SIP, or the simulated one that the server answers. */
export function PhoneProvider({ children }: { children: ReactNode }) {
  const { driver } = useDesk();
  const sip = useSipPhone(driver === 'asterisk');
  const [muted, setMuted] = useState(false);
  const mutes = useMemo(() => createMutes(), []);
  const interactionId = useAgent()?.interactionId ?? null;

  useEffect(() => {
    // The same contact after a reload is as muted as it was; another contact is not.
    const was = mutes.of(interactionId);
    setMuted(was);
    sip.phone.current?.setMuted(was);
  }, [interactionId, mutes, sip.phone, sip.state.talking]);

  const phone: Phone = {
    state: driver === 'simulated' ? 'none' : sip.place,
    failure: sip.state.failure,
    legId: sip.state.legId,
    muted,
    quality: sip.quality,
    answer: async (id) => {
      if (driver === 'simulated') await api.calls.answer({ id });
      else sip.phone.current?.answer();
    },
    toggleMute: () => {
      mutes.keep(interactionId, !muted);
      setMuted(!muted);
      sip.phone.current?.setMuted(!muted);
    },
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
  const { me } = useSession();
  const push = usePush();
  const audio = useRef<HTMLAudioElement>(null);
  const phone = useRef<SipPhone | null>(null);
  const lock = useRef<ReturnType<typeof claimPhone> | null>(null);
  const [state, setState] = useState(nothing);
  const [place, setPlace] = useState<Phone['state']>('registering');
  const [quality, setQuality] = useState<Quality>({ rttMs: null, loss: null });

  useEffect(() => {
    if (!wanted) return;
    let closed = false;
    const drop = (manner: 'close' | 'abandon'): void => {
      phone.current?.[manner]();
      phone.current = null;
      setState(nothing);
    };
    const open = async (): Promise<void> => {
      setPlace('registering');
      const [{ createSipPhone }, account] = await Promise.all([import('./sip-phone.ts'), api.calls.phone()]);
      if (closed || !audio.current) return;
      let wasRegistered = false;
      phone.current = createSipPhone({
        account,
        socketUrl: `${location.origin.replace(/^http/, 'ws')}${account.socketPath}`,
        audio: audio.current,
        changed: (next) => {
          setState(next);
          setPlace(next.registered ? 'registered' : next.failure ? 'failed' : 'registering');
          // Only what a registration finds: a leg that just ended here is told by the telephone system itself.
          if (next.registered && !wasRegistered) push.say({ type: 'phone', registered: true, legId: next.legId });
          wasRegistered = next.registered;
        },
      });
    };
    const failed = (): void => setPlace('failed');
    lock.current = claimPhone(me.id, {
      granted: () => void open().catch(failed),
      lost: () => drop('abandon'),
      elsewhere: () => setPlace('elsewhere'),
    });
    const look = setInterval(() => void phone.current?.quality().then(setQuality), qualityEveryMs);
    return () => {
      closed = true;
      clearInterval(look);
      lock.current?.close();
      drop('close');
    };
  }, [wanted, me.id, push]);

  return { audio, phone, state, place, quality, takeOver: () => lock.current?.takeOver() };
}
