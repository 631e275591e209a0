import { useRouterState } from '@tanstack/react-router';
import { type ReactNode, useEffect, useState } from 'react';
import { type Language, languages } from '../../shared/language.ts';
import { chooseLanguage } from '../app/i18n.ts';
import { useAppearance } from '../app/look.tsx';
import { ReaderProvider } from '../app/reader.tsx';
import { ClockProvider } from '../ui/clock.tsx';
import { Bars } from './bars.tsx';
import { DeskCall } from './desk-call.tsx';
import { DeskIdle } from './desk-idle.tsx';
import { DeskRinging } from './desk-ringing.tsx';
import { DeskWrapUp } from './desk-wrapup.tsx';
import { LoginSample } from './login-sample.tsx';
import { Parts } from './parts.tsx';
import { pictureTime } from './severka.tsx';

const pages: Record<string, () => ReactNode> = {
  '/gallery': () => <Parts />,
  '/gallery/bars': () => <Bars />,
  '/gallery/login': () => <LoginSample />,
  '/gallery/desk/idle': () => <DeskIdle />,
  '/gallery/desk/ringing': () => <DeskRinging />,
  '/gallery/desk/call': () => <DeskCall />,
  '/gallery/desk/wrapup': () => <DeskWrapUp />,
};

const asLanguage = (text: string | null): Language => languages.find((language) => language === text) ?? 'cs';

/** Every component in every state, with the data of the pictures. `?theme=dark&lang=uk`. Not in a production build. */
export function Gallery() {
  const path = useRouterState({ select: (state) => state.location.pathname.replace(/\/$/, '') });
  const wanted = new URLSearchParams(location.search);
  const language = asLanguage(wanted.get('lang'));
  const theme = wanted.get('theme') === 'dark' ? 'dark' : 'light';
  const { choose } = useAppearance();
  const [isReady, setReady] = useState(false);
  useEffect(() => {
    choose(theme);
    void chooseLanguage(language).then(() => setReady(true));
  }, [theme, language, choose]);
  const page = pages[path];
  if (!isReady || !page) return null;
  return (
    <ReaderProvider reader={{ language, country: 'CZ', currency: 'CZK', timeZone: 'Europe/Prague' }}>
      <ClockProvider standsAt={pictureTime}>{page()}</ClockProvider>
    </ReaderProvider>
  );
}
