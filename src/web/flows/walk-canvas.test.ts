import { expect, it } from 'vitest';
import { infoline } from './flow-cast.ts';
import { layOut } from './lay-out.ts';
import { walkCanvas } from './walk-canvas.ts';

it.each([
  ['right along the first exit', 'Menu', 'ArrowRight', 'Cards'],
  ['left to what leads there', 'Energy', 'ArrowLeft', 'Menu'],
  ['down to the next of the column', 'Cards', 'ArrowDown', 'Energy'],
  ['up to the one before', 'Energy', 'ArrowUp', 'Cards'],
  ['nowhere from a last step', 'Cards', 'ArrowRight', null],
  ['nowhere by another key', 'Menu', 'Home', null],
])('an arrow on the canvas leads %s', (_, from, key, to) => {
  expect(walkCanvas(infoline, layOut(infoline), from, key)).toBe(to);
});
