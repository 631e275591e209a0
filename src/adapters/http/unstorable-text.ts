/** A field of a request that was refused, as problem details name it. */
export interface RefusedField {
  path: string;
  message: string;
}

/** NUL, which PostgreSQL keeps in no text, and halves of surrogate pairs, for which UTF-8 has no bytes. */
const unstorable = /[\0\p{Surrogate}]/u;

/** The fields whose text, or whose own name, could not be kept as it was sent. */
export function unstorableTexts(input: unknown, path = ''): RefusedField[] {
  if (typeof input === 'string')
    return unstorable.test(input) ? [{ path, message: 'has characters that are no text' }] : [];
  if (input === null || typeof input !== 'object') return [];
  return Object.entries(input).flatMap(([key, value]) => {
    const at = path === '' ? key : `${path}.${key}`;
    return unstorable.test(key) ? [{ path, message: 'has a field with no proper name' }] : unstorableTexts(value, at);
  });
}
