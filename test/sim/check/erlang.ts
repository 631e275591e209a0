/** Poisson arrivals, exponential service, some servers, one queue in order of arrival. Rates are per second. */
export interface Load {
  arrivalsPerSecond: number;
  serviceSeconds: number;
  servers: number;
}

const offered = ({ arrivalsPerSecond, serviceSeconds }: Load): number => arrivalsPerSecond * serviceSeconds;

/** Erlang's loss formula by its recursion (A. K. Erlang 1917; R. B. Cooper, Introduction to Queueing Theory, 1981, 3.3). */
export function erlangB(load: Load): number {
  let blocked = 1;
  for (let server = 1; server <= load.servers; server += 1)
    blocked = (offered(load) * blocked) / (server + offered(load) * blocked);
  return blocked;
}

/** The share of those who wait at all in M/M/c: Erlang's delay formula (Cooper 1981, 3.4). */
export function erlangC(load: Load): number {
  const lost = erlangB(load);
  const busy = offered(load) / load.servers;
  return lost / (1 - busy * (1 - lost));
}

/** At this rate a queue that has begun is worked off. */
const drainPerSecond = (load: Load): number => load.servers / load.serviceSeconds - load.arrivalsPerSecond;

/** The share of callers answered within a time. */
export const serviceLevel = (load: Load, withinSeconds: number): number =>
  1 - erlangC(load) * Math.exp(-drainPerSecond(load) * withinSeconds);

/** The average speed of answer, over all callers. */
export const averageWait = (load: Load): number => erlangC(load) / drainPerSecond(load);

/**
 * The share of callers who give up in M/M/c+M, where patience is exponential: Erlang A (C. Palm 1957; O. Garnett,
 * A. Mandelbaum, M. Reiman, Designing a Call Center with Impatient Customers, 2002). Whoever waits leaves at the rate
 * of their patience, so the share is patience's rate times the mean queue over the arrivals.
 */
export function abandonment(load: Load, patienceSeconds: number): number {
  const { arrivalsPerSecond, serviceSeconds, servers } = load;
  let weight = 1;
  let sum = 1;
  let queue = 0;
  for (let present = 1; weight > sum * 1e-15 || present <= servers; present += 1) {
    const waiting = Math.max(0, present - servers);
    weight *= arrivalsPerSecond / (Math.min(present, servers) / serviceSeconds + waiting / patienceSeconds);
    sum += weight;
    queue += weight * waiting;
  }
  return queue / sum / patienceSeconds / arrivalsPerSecond;
}
