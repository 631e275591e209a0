/** Where a sign-in leads: an address of this Zvon, or the desk; an address of anybody else is not followed. */
export function ownPath(asked: string | undefined, origin: string): string {
  if (asked === undefined || !URL.canParse(asked, origin)) return '/desk';
  const url = new URL(asked, origin);
  if (!asked.startsWith('/') || url.origin !== origin) return '/desk';
  return `${url.pathname}${url.search}${url.hash}`;
}
