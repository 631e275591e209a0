import { QueryClientProvider } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Me } from '../../shared/api/session.ts';
import { DeskFrame } from '../desk/desk-frame.tsx';
import { PhoneProvider } from '../phone/phone-context.tsx';
import { ClockProvider } from '../ui/clock.tsx';
import { api, onSessionLost, type Refusal, refusalOf } from './api.ts';
import { DeskProvider, usePush } from './desk-store.tsx';
import { chooseLanguage } from './i18n.ts';
import { allowSingleKeys } from './keys.ts';
import { useAppearance } from './look.tsx';
import { queries } from './query.ts';
import { ReaderProvider } from './reader.tsx';
import { type Session, SessionProvider, useSession } from './session.tsx';
import { SessionFailed } from './session-failed.tsx';
import { serverOffsetMs } from './push.ts';
import { SignInAgain } from './sign-in-again.tsx';
import { ToastProvider } from './toasts.tsx';

/** Everything behind the login: who reads, the live desk, the phone, and the frame of its pages. A lost session is mended in place. */
export function SignedIn() {
  const navigate = useNavigate();
  const [me, setMe] = useState<Me | null>(null);
  const [failure, setFailure] = useState<Refusal | null>(null);
  const [isLost, setLost] = useState(false);
  const [renewed, setRenewed] = useState(0);
  const { choose } = useAppearance();
  const isLeaving = useRef(false);
  const lose = useCallback(() => setLost(!isLeaving.current), []);

  const enter = async (next: Me): Promise<void> => {
    if (next.secondFactor === 'demanded') return navigate({ to: '/second-factor', search: { to: here() } });
    await chooseLanguage(next.language);
    choose(next.theme);
    allowSingleKeys(next.singleKeys);
    setMe(next);
  };
  const ask = useCallback((): void => {
    api.session
      .get()
      .then(enter)
      .catch((error: unknown) => {
        const refusal = refusalOf(error);
        if (refusal.code === 'not-signed-in') void navigate({ to: '/login', search: { to: here() } });
        else setFailure(refusal);
      });
    // Asked until it is answered: whoever signs in later does so in place or by the login page.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  useEffect(ask, [ask]);
  useEffect(() => onSessionLost(lose), [lose]);

  const renew = (): void => {
    setLost(false);
    setRenewed(renewed + 1);
  };

  if (!me) return failure && <SessionFailed failure={failure} onRetry={ask} />;
  const session: Session = {
    me,
    renewed,
    change: async (settings) => enter(await api.session.saveSettings(settings)),
    signOut: async () => {
      isLeaving.current = true;
      await api.session.signOut().catch((error: unknown) => {
        isLeaving.current = false;
        throw error;
      });
      queries.clear();
      await navigate({ to: '/login' });
    },
  };
  const { country, currency, timeZone } = me.tenant;
  return (
    <QueryClientProvider client={queries}>
      <SessionProvider session={session}>
        <ReaderProvider reader={{ language: me.language, country, currency, timeZone }}>
          <DeskProvider me={me.id}>
            <SignedOutElsewhere onSignedOut={lose} />
            <ServerClock>
              <ToastProvider>
                <PhoneProvider>
                  <DeskFrame />
                </PhoneProvider>
              </ToastProvider>
            </ServerClock>
          </DeskProvider>
          <SignInAgain opened={isLost} email={me.email} onSignedIn={renew} />
        </ReaderProvider>
      </SessionProvider>
    </QueryClientProvider>
  );
}

const here = (): string => `${location.pathname}${location.search}${location.hash}`;

/** Draws with the server's time, as the push last told it. */
function ServerClock({ children }: { children: React.ReactNode }) {
  const push = usePush();
  const [offsetMs, setOffset] = useState(serverOffsetMs);
  useEffect(
    () =>
      push.watch(() => {
        // A second's worth of drift is not worth redrawing every timer.
        setOffset((before) => (Math.abs(serverOffsetMs() - before) > 250 ? serverOffsetMs() : before));
      }),
    [push],
  );
  return <ClockProvider offsetMs={offsetMs}>{children}</ClockProvider>;
}

/** Signed out in another tab or by an administrator: the push hears it first. */
function SignedOutElsewhere({ onSignedOut }: { onSignedOut: () => void }) {
  const push = usePush();
  const { renewed } = useSession();
  useEffect(() => push.onSignedOut(onSignedOut), [push, onSignedOut]);
  useEffect(() => {
    if (renewed > 0) push.renew();
  }, [push, renewed]);
  return null;
}
