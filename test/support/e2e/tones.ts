/** What each party sounds like: far apart, and neither a multiple of the other, so that one cannot pass for the other. */
export const agentToneHz = 620;
export const callerToneHz = 1_130;
/** A tone that is there stands this far over the same frequency when it is not (issue 2, "Shows that it is done" 2). */
export const audibleDb = 20;
