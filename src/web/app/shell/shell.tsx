import { PanelRight } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useKeys } from '../keys.ts';
import styles from './shell.module.css';
import { type Pane, SkipLinks } from './skip-links.tsx';

export interface ShellProps {
  /** The phone bar: the same place on every page. */
  bar: ReactNode;
  rail: ReactNode;
  /** Without a roster or a context the stage takes their room. */
  roster?: ReactNode;
  stage: ReactNode;
  context?: ReactNode;
}

const paneOf = (pane: Pane): HTMLElement | null => document.querySelector(`[data-pane="${pane}"]`);

/** F6 goes round the panes; the one that holds the focus is left for its neighbour. */
function stepPane(panes: readonly Pane[], by: 1 | -1): void {
  const here = panes.findIndex((pane) => paneOf(pane)?.contains(document.activeElement));
  const from = here === -1 && by === -1 ? 0 : here;
  const next = panes[(from + by + panes.length) % panes.length];
  if (next) paneOf(next)?.focus();
}

/** Rail 56 | roster 260 | stage | context 320 under the bar of 48; the lines run on through the bar. */
export function Shell({ bar, rail, roster, stage, context }: ShellProps) {
  const { t } = useTranslation();
  const [isDrawn, setDrawn] = useState(false);
  const panes: Pane[] = ['bar'];
  if (roster !== undefined) panes.push('roster');
  panes.push('stage');
  if (context !== undefined) panes.push('context');
  useKeys({ F6: () => stepPane(panes, 1), 'Shift+F6': () => stepPane(panes, -1) });
  const pane = (name: Pane) => ({ 'data-pane': name, 'aria-label': t(`app.pane.${name}`), tabIndex: -1 });
  return (
    <div
      className={styles.shell}
      data-roster={roster === undefined ? undefined : ''}
      data-context={context === undefined ? undefined : ''}
    >
      <SkipLinks panes={panes} onSkip={(to) => paneOf(to)?.focus()} />
      <header className={styles.bar} {...pane('bar')}>
        {bar}
      </header>
      <nav className={styles.rail} aria-label={t('app.pane.rail')}>
        {rail}
      </nav>
      {roster !== undefined && (
        <section className={styles.roster} {...pane('roster')}>
          {roster}
        </section>
      )}
      <main className={styles.stage} {...pane('stage')}>
        {stage}
      </main>
      {context !== undefined && (
        <aside className={styles.context} data-drawn={isDrawn ? '' : undefined} {...pane('context')}>
          <div className={styles.drawer}>
            <IconButton
              label={t('app.pane.context')}
              aria-expanded={isDrawn}
              icon={<Icon of={PanelRight} />}
              onClick={() => setDrawn(!isDrawn)}
            />
          </div>
          <div className={styles.contextBody}>{context}</div>
        </aside>
      )}
    </div>
  );
}
