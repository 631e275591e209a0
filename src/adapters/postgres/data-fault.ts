/**
 * The SQLSTATE of an error that is the fault of what was to be written: classes 22 (a value), 23 (a constraint) and 42
 * (a rule or a right). Nothing was written then, and the same would be refused again. Null for every other error.
 */
export function dataFaultOf(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^(22|23|42)[0-9A-Z]{3}$/.test(code) ? code : null;
}
