/** What the server keeps of one subject, by field. */
export interface SavedDrafts {
  fields: { field: string; value: string; savedAt: string }[];
}

/** Each field as it was saved last, by the server's time; of two at one moment the one that was told later. */
export function newestOf(known: SavedDrafts | undefined, told: SavedDrafts): SavedDrafts {
  const newest = new Map((known?.fields ?? []).map((one) => [one.field, one]));
  for (const one of told.fields) {
    const before = newest.get(one.field);
    if (!before || before.savedAt <= one.savedAt) newest.set(one.field, one);
  }
  return { fields: [...newest.values()] };
}
