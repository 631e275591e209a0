import { CornerDownRight, Unplug } from 'lucide-react';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.tsx';
import { openExit } from './connect-exit.ts';
import { useEditing } from './editor-context.tsx';
import type { OutlineRow } from './outline-rows.ts';
import styles from './outline.module.css';
import { SeverityMark } from './problem-line.tsx';
import { stepIcon } from './step-icon.ts';
import { useStepWords } from './use-step-words.ts';

/** One row of the outline: which exit leads here, and the step, its mention, or that there is none. */
export function OutlineLine({ row, isCurrent, onGo }: { row: OutlineRow; isCurrent: boolean; onGo: () => void }) {
  const { page, selected } = useEditing();
  const words = useStepWords(page.surroundings);
  return (
    <li
      role="treeitem"
      aria-level={row.level}
      aria-selected={isCurrent}
      aria-expanded={row.kind === 'step' ? true : undefined}
      tabIndex={isCurrent ? 0 : -1}
      className={styles.row}
      data-kind={row.kind}
      data-chosen={row.kind === 'step' && row.name === selected ? '' : undefined}
      style={{ '--level': row.level } as CSSProperties}
      onClick={onGo}
      onFocus={isCurrent ? undefined : onGo}
    >
      {row.via && <span className={styles.via}>{words.exit(row.via.exit)}</span>}
      <Led row={row} />
    </li>
  );
}

function Led({ row }: { row: OutlineRow }) {
  const { t } = useTranslation();
  const { page, definition, problems } = useEditing();
  const words = useStepWords(page.surroundings);
  if (row.kind === 'open')
    return (
      <span className={styles.open}>
        <Icon of={Unplug} size={14} />
        {row.wanted === openExit ? t('flow.exit.nowhere') : t('flow.exit.missing', { step: row.wanted })}
      </span>
    );
  const step = definition.steps[row.name];
  if (!step) return null;
  if (row.kind === 'mention')
    return (
      <span className={styles.mention}>
        <Icon of={CornerDownRight} size={14} />
        {row.name}
        <span className="visually-hidden">{t('flow.outline.above')}</span>
      </span>
    );
  const its = problems.filter((problem) => problem.step === row.name);
  const worst = its.find(({ severity }) => severity === 'error') ?? its[0];
  return (
    <>
      <Icon of={stepIcon[step.kind]} />
      <strong>{row.name}</strong>
      <span className={styles.summary}>
        {words.kind(step.kind)} · {words.summary(step)}
      </span>
      {worst && <SeverityMark severity={worst.severity} />}
    </>
  );
}
