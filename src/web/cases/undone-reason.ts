/** The reason of a case that was voided by pressing Undo; each reader sees it in the own language. */
export const undoneReason = 'undone';
