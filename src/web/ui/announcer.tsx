/** Speaks without showing: an offer, and time that runs out, may break into what is being read. */
export function Announcer({ urgent }: { urgent?: string }) {
  return (
    <div className="visually-hidden" aria-live="assertive">
      {urgent}
    </div>
  );
}
