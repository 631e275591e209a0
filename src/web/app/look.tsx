import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/global.css';
import '@mantine/core/styles/ScrollArea.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/Paper.css';
import '@mantine/core/styles/Popover.css';
import '@mantine/core/styles/Menu.css';
import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/Overlay.css';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Modal.css';
import '@fontsource-variable/ibm-plex-sans/wght.css';
import '@fontsource/ibm-plex-mono/latin-400.css';
import '@fontsource/ibm-plex-mono/latin-500.css';
import './tokens.css';
import './global.css';
import { localStorageColorSchemeManager, MantineProvider, useMantineColorScheme } from '@mantine/core';
import type { ReactNode } from 'react';
import { cssVariables, theme } from './theme.ts';

/** Kept in the browser so that the page is right before the server has told who reads it. */
const memory = localStorageColorSchemeManager({ key: 'zvon-theme' });

export type Appearance = 'system' | 'light' | 'dark';

/** Theme and styles around everything that is drawn. */
export function Look({ children }: { children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={memory}
      defaultColorScheme="auto"
    >
      {children}
    </MantineProvider>
  );
}

export function useAppearance(): { appearance: Appearance; choose: (appearance: Appearance) => void } {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return {
    appearance: colorScheme === 'auto' ? 'system' : colorScheme,
    choose: (appearance) => setColorScheme(appearance === 'system' ? 'auto' : appearance),
  };
}
