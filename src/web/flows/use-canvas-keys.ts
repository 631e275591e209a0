import { useReactFlow } from '@xyflow/react';
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react';
import { useEditing } from './editor-context.tsx';
import { grid, layOut, stepHeight, stepWidth } from './lay-out.ts';
import { useStepActs } from './use-step-acts.ts';
import { walkCanvas } from './walk-canvas.ts';

const ways: Record<string, [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Arrows go along the lines, with Ctrl they move the step; + adds one after it, Delete takes it away, Enter opens it. */
export function useCanvasKeys(room: RefObject<HTMLDivElement | null>): (event: KeyboardEvent) => void {
  const { definition, change, select, selected, goToInspector } = useEditing();
  const acts = useStepActs(selected);
  useFollowedFocus(room, selected);
  const places = layOut(definition);

  const move = (name: string, [x, y]: [number, number]): void => {
    const here = places[name];
    if (here) change({ kind: 'place', name, place: { x: here.x + x * grid, y: here.y + y * grid } });
  };
  return (event) => {
    const name = event.target instanceof HTMLElement ? event.target.dataset['id'] : undefined;
    if (name === undefined || !Object.hasOwn(definition.steps, name) || event.nativeEvent.isComposing) return;
    const way = ways[event.key];
    if (way && event.ctrlKey) move(name, way);
    else if (way) select(walkCanvas(definition, places, name, event.key) ?? name);
    else if (event.key === 'Enter' || event.key === ' ') {
      select(name);
      if (event.key === 'Enter') goToInspector();
    } else if (event.key === '+' && acts) acts.add();
    else if (event.key === 'Delete' && acts) acts.remove();
    else return;
    event.preventDefault();
  };
}

/** The focus goes with the choice while it is on the canvas; a step that is out of sight comes into it. */
function useFollowedFocus(room: RefObject<HTMLDivElement | null>, selected: string | null): void {
  const { definition } = useEditing();
  const { getViewport, setCenter } = useReactFlow();
  const followed = useRef(selected);
  useEffect(() => {
    if (followed.current === selected) return;
    followed.current = selected;
    const node =
      selected === null ? null : room.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(selected)}"]`);
    const step = selected === null ? undefined : definition.steps[selected];
    const within = room.current?.getBoundingClientRect();
    if (!node || !step || !within || selected === null) return;
    const box = node.getBoundingClientRect();
    const isSeen =
      box.left >= within.left && box.right <= within.right && box.top >= within.top && box.bottom <= within.bottom;
    const place = layOut(definition)[selected];
    if (!isSeen && place)
      void setCenter(place.x + stepWidth / 2, place.y + stepHeight(step) / 2, { zoom: getViewport().zoom });
    if (room.current?.contains(document.activeElement)) node.focus({ preventScroll: true });
    // Only a new choice moves it.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [selected]);
}
