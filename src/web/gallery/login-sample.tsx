import { useState } from 'react';
import type { Language } from '../../shared/language.ts';
import { LoginPage } from '../login/login-page.tsx';
import { nothing } from './severka.tsx';

export function LoginSample() {
  const [language, setLanguage] = useState<Language>('en');
  return (
    <LoginPage
      firm="Severka"
      host="desk.severka.example"
      version="1.0"
      health="ok"
      language={language}
      onLanguage={setLanguage}
      onSubmit={nothing}
      onCheck={nothing}
    />
  );
}
