import { useNow } from './clock.tsx';
import { formatDuration } from './duration.ts';

interface TimerProps {
  /** Counts up from this moment, */
  since?: number;
  /** or down to this one. Both in the server's milliseconds. */
  until?: number;
  padded?: boolean;
}

/** A time that runs. It is not a live region: a screen reader that spoke each second would say nothing else. */
export function Timer({ since, until, padded = false }: TimerProps) {
  const now = useNow();
  // A second that has begun counts as remaining, so that zero is shown when it is zero.
  const ms = until !== undefined ? Math.ceil((until - now) / 1_000) * 1_000 : now - (since ?? now);
  return (
    <span role="timer" aria-live="off">
      {formatDuration(ms, padded)}
    </span>
  );
}
