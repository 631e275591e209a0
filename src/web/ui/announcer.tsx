/** Speaks without being seen. `assertive` only for an offer; all else waits for a pause in the speech. */
export function Announcer({ urgent, calm }: { urgent?: string; calm?: string }) {
  return (
    <div className="visually-hidden">
      <div aria-live="assertive">{urgent}</div>
      <div aria-live="polite">{calm}</div>
    </div>
  );
}
