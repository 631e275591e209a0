import { type ReactNode, useEffect } from 'react';
import type { Language } from '../../shared/language.ts';
import { languages } from '../../shared/languages.generated.ts';
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
  parts: () => <Parts />,
  bars: () => <Bars />,
  login: () => <LoginSample />,
  idle: () => <DeskIdle />,
  ringing: () => <DeskRinging />,
  call: () => <DeskCall />,
  wrapup: () => <DeskWrapUp />,
};

export interface Wanted {
  page: string;
  theme: 'light' | 'dark';
  language: Language;
}

/** `/gallery/?page=call&theme=dark&lang=uk` */
export function readWanted(search: string): Wanted {
  const wanted = new URLSearchParams(search);
  return {
    page: wanted.get('page') ?? 'parts',
    theme: wanted.get('theme') === 'dark' ? 'dark' : 'light',
    language: languages.find((language) => language === wanted.get('lang')) ?? 'cs',
  };
}

/** Every component in every state, with the data of the pictures. A page of its own, so no build contains it. */
export function Gallery({ page, theme, language }: Wanted) {
  const { choose } = useAppearance();
  useEffect(() => choose(theme), [theme, choose]);
  return (
    <ReaderProvider reader={{ language, country: 'CZ', currency: 'CZK', timeZone: 'Europe/Prague' }}>
      <ClockProvider standsAt={pictureTime}>{pages[page]?.()}</ClockProvider>
    </ReaderProvider>
  );
}
