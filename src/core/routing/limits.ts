// Times that are the product's, not the administrator's (reliability 10, conventions 2 and 4).

/** How long a caller is held while the agent's page reloads or their phone comes back. */
export const legLostMs = 20_000;

/** How long a missing heartbeat is taken for a reload, before the agent counts as gone. */
export const presenceGraceMs = 30_000;

/** A prompt whose end was never told is over by then, so that a lost event holds no caller for ever. */
export const promptMsMax = 120_000;

/** So many steps without a sound are walked through at once: a flow that goes in a circle leads nowhere. */
export const stepsAtOnceMax = 500;

/** A call that was cut off from its agent is served before all others. */
export const topPriority = 1_000;

/** How long an ended call is remembered at least: longer than the dialplan holds a caller while Zvon is away (2 min). */
export const endedCallMs = 150_000;
/** So many are remembered however long ago they ended: Zvon itself may have been away for longer. */
export const endedCallsMin = 500;

/** How far out of order contacts that ended unheard may be told. */
export const unheardMs = 60_000;

/** So many numbers keep their last agent at least, and twice as many at most. */
export const lastAgentsMin = 5_000;

/** For a queue that was deleted while its calls were being served. */
export const wrapUpMsDefault = 30_000;
