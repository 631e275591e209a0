/**
 * What each party sounds like: far apart, neither a multiple of the other, and each between two semitones where the
 * music on hold has little, so that nothing else can pass for it.
 */
export const agentToneHz = 2_030;
export const callerToneHz = 1_141;
/** A tone that is there stands this far over the same frequency when it is not (issue 2, "Shows that it is done" 2). */
export const audibleDb = 20;
