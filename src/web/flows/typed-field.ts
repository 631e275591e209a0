import type { FlowStep, FlowTest } from '../../shared/config/flow.ts';

/** Fields that are typed letter by letter; what is chosen in the others is undone one by one. */
const typed = ['attribute', 'waitMs', 'tries', 'lengthMin', 'lengthMax', 'priority', 'positionEveryMs'];

const shapeOf = (test: FlowTest): string => ('is' in test ? `${test.of} ${test.is}` : test.of);

/** Which field a change types into, so that its letters are undone together; null where it is no typing. */
export function typedField(change: Partial<FlowStep>): string | null {
  if ('all' in change && change.all) return `all ${change.all.map(shapeOf).join()}`;
  if ('attributes' in change && change.attributes) return `attributes ${Object.keys(change.attributes).join()}`;
  const keys = Object.keys(change);
  return keys.every((key) => typed.includes(key)) ? keys.join() : null;
}
