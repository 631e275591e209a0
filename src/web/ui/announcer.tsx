/** Speaks an offer without showing it: the one thing that may break into what is being read. */
export function Announcer({ urgent }: { urgent?: string }) {
  return (
    <div className="visually-hidden" aria-live="assertive">
      {urgent}
    </div>
  );
}
