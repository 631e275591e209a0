import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { preferredLanguage, startWords } from './app/i18n.ts';
import { listenToKeys } from './app/keys.ts';
import { Look } from './app/look.tsx';
import { router } from './app/router.tsx';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');

await startWords(preferredLanguage());
listenToKeys();
createRoot(place).render(
  <StrictMode>
    <Look>
      <RouterProvider router={router} />
    </Look>
  </StrictMode>,
);
