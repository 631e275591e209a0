import { Handle, type Node, type NodeProps, Position, useUpdateNodeInternals } from '@xyflow/react';
import { Flag } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { FlowStepKind } from '../../shared/config/flow.ts';
import type { FlowProblem } from '../../shared/api/flows.ts';
import { Icon } from '../ui/icon.tsx';
import styles from './canvas.module.css';
import { SeverityMark } from './problem-line.tsx';
import { stepIcon } from './step-icon.ts';

export interface ShownExit {
  exit: string;
  word: string;
  isOpen: boolean;
}

export type StepNodeType = Node<
  {
    name: string;
    kind: FlowStepKind;
    summary: string;
    exits: ShownExit[];
    isStart: boolean;
    isChosen: boolean;
    severity: FlowProblem['severity'] | null;
  },
  'step'
>;

/** A step on the canvas: its name, what it does in a line, and a row with a port for each exit. */
export function StepNode({ id, data }: NodeProps<StepNodeType>) {
  const { t } = useTranslation();
  const update = useUpdateNodeInternals();
  const ports = data.exits.map(({ exit }) => exit).join();
  useEffect(() => update(id), [id, ports, update]);
  return (
    <div
      className={styles.step}
      data-chosen={data.isChosen ? '' : undefined}
      data-last={data.exits.length === 0 ? '' : undefined}
    >
      <Handle type="target" position={Position.Left} className={styles.entry} />
      <div className={styles.head}>
        <Icon of={stepIcon[data.kind]} size={14} />
        <strong>{data.name}</strong>
        {data.isStart && (
          <span className={styles.flag} title={t('flow.origins.start')}>
            <Icon of={Flag} size={14} />
          </span>
        )}
        {data.severity && <SeverityMark severity={data.severity} />}
      </div>
      <p className={styles.summary}>{data.summary}</p>
      {data.exits.map(({ exit, word, isOpen }) => (
        <div key={exit} className={styles.exit} data-open={isOpen ? '' : undefined}>
          <span>{word}</span>
          <Handle type="source" id={exit} position={Position.Right} className={styles.port} />
        </div>
      ))}
    </div>
  );
}
