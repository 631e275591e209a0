/** What a later version knowingly does not keep: how many recordings a call had, since their names do not count them. */
const givenUp = /^the state\.calls\.[^.]+\.recordings$/;

/**
 * Where a later version folds the log to something else than the earlier one did; null where it does not. It may know
 * more of a record than the earlier one knew, but no other records.
 */
export function differenceIn(before: unknown, after: unknown, place = 'the state'): string | null {
  if (!isRecord(before) || !isRecord(after)) {
    const isSame = JSON.stringify(before) === JSON.stringify(after);
    return isSame ? null : `${place} is ${JSON.stringify(after)} and was ${JSON.stringify(before)}`;
  }
  const more = Object.keys(after).filter((key) => isRecord(after[key]) && !(key in before));
  if (more.length > 0) return `${place} has ${more.join(', ')}, which was not there`;
  for (const [key, value] of Object.entries(before)) {
    if (!(key in after) && givenUp.test(`${place}.${key}`)) continue;
    const difference = differenceIn(value, after[key], `${place}.${key}`);
    if (difference !== null) return difference;
  }
  return null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
