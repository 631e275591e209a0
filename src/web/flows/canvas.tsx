import {
  type Connection,
  type Edge,
  type NodeTypes,
  ReactFlow,
  type Rect,
  useNodesState,
  useReactFlow,
  type Viewport,
  Background,
  BackgroundVariant,
} from '@xyflow/react';
import '@xyflow/react/dist/base.css';
import { type DragEvent, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { exitsOf } from '../../core/flow/exits.ts';
import type { FlowStepKind } from '../../shared/config/flow.ts';
import styles from './canvas.module.css';
import { edgesOf, nodesOf } from './canvas-parts.ts';
import { Arrows } from './canvas-arrows.tsx';
import { useEditing } from './editor-context.tsx';
import { grid } from './lay-out.ts';
import { kindDragged } from './palette.tsx';
import { StepNode, type StepNodeType } from './step-node.tsx';
import { useAddStep } from './use-add-step.ts';
import { useCanvasKeys } from './use-canvas-keys.ts';
import { useStepWords } from './use-step-words.ts';

const nodeTypes: NodeTypes = { step: StepNode };

/** The steps and their lines. What can be dragged here can be done by keys, too, and in the outline. */
export function Canvas() {
  const { t } = useTranslation();
  const { definition, change, select, selected } = useEditing();
  const { screenToFlowPosition } = useReactFlow();
  const add = useAddStep();
  const room = useRef<HTMLDivElement>(null);
  const shown = useShownNodes();
  const edges = useMemo(() => edgesOf(definition, selected), [definition, selected]);
  const onKeyDown = useCanvasKeys(room);
  const join = ({ source, sourceHandle, target }: Connection): void => {
    if (sourceHandle !== null) change({ kind: 'connect', from: { step: source, exit: sourceHandle }, to: target });
  };
  const drop = (event: DragEvent): void => {
    const kind = event.dataTransfer.getData(kindDragged);
    if (kind === '') return;
    event.preventDefault();
    const { x, y } = screenToFlowPosition({ x: event.clientX, y: event.clientY });
    add(kind as FlowStepKind, { place: { x: Math.round(x / grid) * grid, y: Math.round(y / grid) * grid } });
  };
  return (
    <div ref={room} className={styles.canvas} onKeyDown={onKeyDown}>
      <ReactFlow<StepNodeType, Edge>
        nodes={shown.nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        onNodesChange={shown.onNodesChange}
        onNodeClick={(_, node) => select(node.id)}
        onPaneClick={() => select(null)}
        onNodeDragStop={(_, node) => change({ kind: 'place', name: node.id, place: node.position })}
        onConnect={join}
        onDragOver={(event) => event.preventDefault()}
        onDrop={drop}
        aria-label={t('flow.canvas')}
        ariaLabelConfig={{ 'node.a11yDescription.default': '', 'edge.a11yDescription.default': '' }}
        elementsSelectable={false}
        edgesFocusable={false}
        disableKeyboardA11y
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        zoomActivationKeyCode={null}
        panActivationKeyCode={null}
        panOnScroll
        zoomOnDoubleClick={false}
        snapToGrid
        snapGrid={[grid, grid]}
        minZoom={0.4}
        maxZoom={1.5}
        onInit={(flow) => void flow.setViewport(firstView(flow.getNodesBounds(flow.getNodes()), room.current))}
        proOptions={{ hideAttribution: true }}
      >
        <Arrows />
        <Background variant={BackgroundVariant.Dots} gap={16} size={1.5} />
      </ReactFlow>
    </div>
  );
}

const inset = 20;

/** From its upper left corner, as large as it fits, but never so small that it cannot be read. */
function firstView(bounds: Rect, room: HTMLElement | null): Viewport {
  const fits = Math.min(
    ((room?.clientWidth ?? 0) - 2 * inset) / bounds.width,
    ((room?.clientHeight ?? 0) - 2 * inset) / bounds.height,
  );
  const zoom = Math.max(0.9, Math.min(1, fits));
  return { x: inset - bounds.x * zoom, y: inset - bounds.y * zoom, zoom };
}

/** The drawn steps follow the flow; while one is dragged it follows the hand. */
function useShownNodes() {
  const { t } = useTranslation();
  const { page, definition, selected, problems } = useEditing();
  const words = useStepWords(page.surroundings);
  const wanted = useMemo(
    () =>
      nodesOf({
        flow: definition,
        problems,
        chosen: selected,
        words: {
          ...words,
          role: t('flow.tab.step'),
          said: (name, step, count) =>
            t('flow.said', {
              step: name,
              kind: words.kind(step.kind),
              exits: exitsOf(step).length,
              problems: count,
            }),
        },
      }),
    [definition, problems, selected, words, t],
  );
  const [nodes, setNodes, onNodesChange] = useNodesState<StepNodeType>(wanted);
  useEffect(() => {
    setNodes((before) =>
      wanted.map((node) => ({ ...node, measured: before.find(({ id }) => id === node.id)?.measured })),
    );
  }, [wanted, setNodes]);
  return { nodes, onNodesChange };
}
