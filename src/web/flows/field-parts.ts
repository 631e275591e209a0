import type { FlowStep } from '../../shared/config/flow.ts';
import { unchosen } from './new-step.ts';
import type { Option } from './select-field.tsx';

export interface FieldsProps<Kind extends FlowStep['kind'] = FlowStep['kind']> {
  step: Extract<FlowStep, { kind: Kind }>;
  /** The name under which it stands. */
  name: string;
  onPut: (change: Partial<Extract<FlowStep, { kind: Kind }>>) => void;
}

export const digitKeys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0', '*', '#'];
export const attributeKey = /^[a-z][a-z0-9-]{0,39}$/;

/** What may be named, and first that nothing is chosen yet, where it is not. */
export const namedOptions = (
  all: readonly { key: string; name: string }[],
  value: string,
  unchosenWord: string,
): Option[] => [
  ...(value === unchosen ? [{ value, word: unchosenWord }] : []),
  ...all.map(({ key, name }) => ({ value: key, word: name })),
];

export const replaceAt = <Item>(all: readonly Item[], at: number, item: Item): Item[] =>
  all.map((one, index) => (index === at ? item : one));

export const withoutAt = <Item>(all: readonly Item[], at: number): Item[] => all.filter((_, index) => index !== at);

/** A list as it is typed: its items between commas. */
export const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
