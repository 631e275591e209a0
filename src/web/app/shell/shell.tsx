import { PanelRight } from 'lucide-react';
import { type CSSProperties, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { useKeys } from '../keys.ts';
import { PaneDivider } from './pane-divider.tsx';
import { fitPane, paneLimits, type PaneWidths, type SizedPane } from './pane-widths.ts';
import styles from './shell.module.css';
import { type Pane, SkipLinks } from './skip-links.tsx';
import { useNarrow } from './use-narrow.ts';

export interface ShellProps {
  /** The phone bar: the same place on every page. */
  bar: ReactNode;
  rail: ReactNode;
  roster: ReactNode;
  /** The stage takes the roster's room; it is there again as it was left. */
  isWide?: boolean;
  stage: ReactNode;
  /** Without it the stage takes its room. */
  context?: ReactNode;
  /** Whose context a drawer was opened for; that of the next page is closed. */
  page?: string;
  /** What was chosen for the edges that can be moved; without `onWidths` they stand still. */
  widths?: PaneWidths;
  onWidths?: (widths: PaneWidths) => void;
}

const paneOf = (pane: Pane): HTMLElement | null => document.querySelector(`[data-pane="${pane}"]`);

/** Its edge is lit only for whoever went there by the keyboard: a click on it gives it the focus, too. */
function goToPane(pane: Pane): void {
  const node = paneOf(pane);
  if (!node) return;
  node.dataset['entered'] = '';
  node.addEventListener('blur', () => delete node.dataset['entered'], { once: true });
  node.focus();
}

/** F6 goes round the panes; the one that holds the focus is left for its neighbour. */
function stepPane(panes: readonly Pane[], by: 1 | -1): void {
  const here = panes.findIndex((pane) => paneOf(pane)?.contains(document.activeElement));
  const from = here === -1 && by === -1 ? 0 : here;
  const next = panes[(from + by + panes.length) % panes.length];
  if (next) goToPane(next);
}

/** Rail 56 | roster 220–360 | stage | context 320–520 under the bar of 48; the lines run on through the bar. */
export function Shell(props: ShellProps) {
  const { bar, rail, roster, isWide = false, stage, context, page = '', widths = {}, onWidths } = props;
  const { t } = useTranslation();
  const [drawnOn, setDrawnOn] = useState<string | null>(null);
  const isDrawn = drawnOn === page;
  const toggle = (): void => setDrawnOn(isDrawn ? null : page);
  const panes: Pane[] = ['bar'];
  if (!isWide) panes.push('roster');
  panes.push('stage');
  if (context !== undefined) panes.push('context');
  const isNarrow = useNarrow();
  const draw = { act: toggle, label: t('app.pane.context'), group: t('keys.group.everywhere') };
  useKeys({
    F6: () => stepPane(panes, 1),
    'Shift+F6': () => stepPane(panes, -1),
    C: isNarrow && context !== undefined ? draw : null,
  });
  const divider = (of: SizedPane) =>
    onWidths &&
    !isNarrow && (
      <PaneDivider
        pane={of}
        width={widths[of] ?? paneLimits[of].usual}
        onWidth={(width) =>
          onWidths({ ...widths, [of]: width === null ? undefined : fitPane(of, width, widths, innerWidth) })
        }
      />
    );
  const chosen = {
    ...(widths.roster && { '--roster-chosen': `${widths.roster}px` }),
    ...(widths.context && { '--context-chosen': `${widths.context}px` }),
  } as CSSProperties;
  const pane = (name: Pane) => ({ 'data-pane': name, 'aria-label': t(`app.pane.${name}`), tabIndex: -1 });
  return (
    <div
      className={styles.shell}
      data-roster={isWide ? undefined : ''}
      data-context={context === undefined ? undefined : ''}
      style={chosen}
    >
      <SkipLinks panes={panes} onSkip={goToPane} />
      <header className={styles.bar} {...pane('bar')}>
        {bar}
      </header>
      <nav className={styles.rail} aria-label={t('app.pane.rail')}>
        {rail}
      </nav>
      <section className={styles.roster} hidden={isWide} {...pane('roster')}>
        {roster}
        {divider('roster')}
      </section>
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
              onClick={toggle}
            />
          </div>
          <div className={styles.contextBody}>{context}</div>
          {divider('context')}
        </aside>
      )}
    </div>
  );
}
