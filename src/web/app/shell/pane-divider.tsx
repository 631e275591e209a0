import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { paneLimits, type SizedPane } from './pane-widths.ts';
import styles from './shell.module.css';

const step = 16;
/** The roster grows to the right, the context to the left. */
const towards = { roster: 1, context: -1 } as const;

export interface PaneDividerProps {
  pane: SizedPane;
  width: number;
  /** Null brings back the usual width. */
  onWidth: (width: number | null) => void;
}

/** The edge of a pane: dragged, moved by the arrows, and put back by a double click or Enter. */
export function PaneDivider({ pane, width, onWidth }: PaneDividerProps) {
  const { t } = useTranslation();
  const grabbed = useRef<{ x: number; width: number } | null>(null);
  const { least, most } = paneLimits[pane];
  const moves: Record<string, number | null> = {
    ArrowRight: width + step * towards[pane],
    ArrowLeft: width - step * towards[pane],
    Home: least,
    End: most,
    Enter: null,
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isChord = event.ctrlKey || event.metaKey || event.altKey;
    const to = isChord ? undefined : moves[event.key];
    if (to === undefined) return;
    event.preventDefault();
    onWidth(to);
  };
  const onPointerDown = (event: PointerEvent): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    grabbed.current = { x: event.clientX, width };
  };
  const onPointerMove = ({ clientX }: PointerEvent): void => {
    if (grabbed.current) onWidth(grabbed.current.width + (clientX - grabbed.current.x) * towards[pane]);
  };
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t('app.pane.width', { pane: t(`app.pane.${pane}`) })}
      aria-valuemin={least}
      aria-valuemax={most}
      aria-valuenow={width}
      tabIndex={0}
      className={styles.divider}
      data-of={pane}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={() => (grabbed.current = null)}
      onDoubleClick={() => onWidth(null)}
    />
  );
}
