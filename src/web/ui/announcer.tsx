/**
 * Speaks without showing: an offer may break into what is being read, what is said calmly waits for its end. Of the
 * calm lines only the new one is read.
 */
export function Announcer({ urgent, calm }: { urgent?: string; calm: readonly string[] }) {
  return (
    <div className="visually-hidden">
      <div aria-live="assertive">{urgent}</div>
      <div aria-live="polite">
        {calm.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </div>
  );
}
