import { ReactFlowProvider } from '@xyflow/react';
import { useState } from 'react';
import type { FlowPage } from '../../shared/api/flows.ts';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../app/keys.ts';
import { AddStepDialog } from './add-step-dialog.tsx';
import { Canvas } from './canvas.tsx';
import { CanvasBar, type Drawing } from './canvas-bar.tsx';
import { ConflictStrip } from './conflict-strip.tsx';
import { EditingProvider } from './editor-context.tsx';
import type { ExitOf } from './edit-flow.ts';
import { EditorHead } from './editor-head.tsx';
import { Inspector } from './inspector.tsx';
import { Outline } from './outline.tsx';
import { StepPalette } from './palette.tsx';
import { ProblemsPanel } from './problems-panel.tsx';
import { stepNameField } from './step-panel.tsx';
import { useFlowEditor } from './use-flow-editor.ts';
import styles from './workbench.module.css';

/** Longer than a dialog takes to close and to give the focus back. */
const closedMs = 250;

/** Palette 146 | canvas or outline, with the problems at the foot | inspector 320, under the head of the flow. */
export function Workbench({ page }: { page: FlowPage }) {
  const { t } = useTranslation();
  const editor = useFlowEditor(page);
  const [drawing, setDrawing] = useState<Drawing>('canvas');
  const [adding, setAdding] = useState<{ after: ExitOf | null; opened: boolean }>({ after: null, opened: false });
  const { change } = editor;
  const group = t('flow.title');
  useKeys({
    'Ctrl+Z': { act: () => change({ kind: 'undo' }), label: t('common.undo'), group },
    'Ctrl+Shift+Z': { act: () => change({ kind: 'redo' }), label: t('flow.redo'), group },
  });
  const editing = {
    ...editor,
    askToAdd: (after: ExitOf | null) => setAdding({ after, opened: true }),
    goToInspector: () => document.getElementById(stepNameField)?.focus(),
  };
  const close = (): void => {
    setAdding({ ...adding, opened: false });
    setTimeout(focusChosen, closedMs);
  };
  return (
    <EditingProvider editing={editing}>
      <ReactFlowProvider>
        <div className={styles.workbench}>
          <EditorHead />
          <ConflictStrip />
          <div className={styles.panes}>
            <StepPalette />
            <div className={styles.middle}>
              <CanvasBar drawing={drawing} onDraw={setDrawing} />
              {drawing === 'canvas' ? <Canvas /> : <Outline />}
              <ProblemsPanel />
            </div>
            <Inspector />
          </div>
        </div>
        <AddStepDialog {...adding} onClose={close} />
      </ReactFlowProvider>
    </EditingProvider>
  );
}

/** Whoever added a step goes on from it. */
function focusChosen(): void {
  document.querySelector<HTMLElement>('[role=tree] [tabindex="0"], [aria-current=step][data-id]')?.focus();
}
