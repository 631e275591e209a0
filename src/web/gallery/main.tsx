import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startWords } from '../app/i18n.ts';
import { listenToKeys } from '../app/keys.ts';
import { Look } from '../app/look.tsx';
import { Gallery, readWanted } from './gallery.tsx';

const place = document.getElementById('root');
if (!place) throw new Error('index.html has no #root');

const wanted = readWanted(location.search);
await startWords(wanted.language);
listenToKeys();
createRoot(place).render(
  <StrictMode>
    <Look>
      <Gallery {...wanted} />
    </Look>
  </StrictMode>,
);
