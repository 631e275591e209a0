/** Text with its `{{name}}`s filled in, or the name that has no value. */
export type Filled = { kind: 'filled'; text: string } | { kind: 'unknown'; name: string };

export function fillTemplate(
  template: string,
  valueOf: (name: string) => string | undefined,
  encode: (value: string) => string,
): Filled {
  let unknown: string | undefined;
  const text = template.replace(/\{\{\s*([^{}]+?)\s*\}\}/g, (_whole, name: string) => {
    const value = valueOf(name);
    if (value === undefined) unknown ??= name;
    return encode(value ?? '');
  });
  return unknown === undefined ? { kind: 'filled', text } : { kind: 'unknown', name: unknown };
}
