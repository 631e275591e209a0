import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

interface Clock {
  /** Milliseconds since 1970 as the server counts them. */
  now: () => number;
  /** A clock that stands still needs no ticking. */
  stands: boolean;
}

const ClockContext = createContext<Clock>({ now: () => Date.now(), stands: false });

/** Deadlines are the server's, so what is drawn is its time: the browser's plus the offset that the push told. */
export function ClockProvider({
  offsetMs = 0,
  standsAt,
  children,
}: {
  offsetMs?: number;
  standsAt?: number;
  children: ReactNode;
}) {
  const clock = useMemo<Clock>(
    () =>
      standsAt === undefined
        ? { now: () => Date.now() + offsetMs, stands: false }
        : { now: () => standsAt, stands: true },
    [offsetMs, standsAt],
  );
  return <ClockContext value={clock}>{children}</ClockContext>;
}

/** The server's time, drawn anew at every full `everyMs` of it. */
export function useNow(everyMs = 1_000): number {
  const clock = useContext(ClockContext);
  const [now, setNow] = useState(clock.now);
  useEffect(() => {
    setNow(clock.now());
    if (clock.stands) return;
    let timer: ReturnType<typeof setTimeout>;
    const tick = (): void => {
      const at = clock.now();
      setNow(at);
      timer = setTimeout(tick, everyMs - (at % everyMs));
    };
    timer = setTimeout(tick, everyMs - (clock.now() % everyMs));
    return () => clearTimeout(timer);
  }, [clock, everyMs]);
  return now;
}
