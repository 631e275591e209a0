/** A value that two settings have otherwise, at its path; undefined on the side where it is not. */
export interface FieldDifference {
  path: string;
  before: unknown;
  after: unknown;
}

/**
 * What is otherwise in two settings, field by field. Lists are one value: whoever moves a line has changed the list.
 * The order of the keys says nothing, and the database does not keep it.
 */
export function differences(before: unknown, after: unknown, path = ''): FieldDifference[] {
  if (isRecord(before) && isRecord(after)) {
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
    return keys.flatMap((key) => differences(own(before, key), own(after, key), path === '' ? key : `${path}.${key}`));
  }
  return isSame(before, after) ? [] : [{ path, before, after }];
}

export const isSame = (before: unknown, after: unknown): boolean =>
  JSON.stringify(inOrder(before)) === JSON.stringify(inOrder(after));

/** The same value with the keys of every record in order, so that equal settings are equal text. */
export function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (!isRecord(value)) return value;
  return Object.fromEntries(
    Object.keys(value)
      .toSorted()
      .map((key) => [key, inOrder(value[key])]),
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const own = (record: Record<string, unknown>, key: string): unknown =>
  Object.hasOwn(record, key) ? record[key] : undefined;
