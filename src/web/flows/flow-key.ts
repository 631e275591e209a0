/** Of what is fetched about flows; one alone, or all. */
export const flowKey = (key: string) => ['flow', key] as const;
export const flowsKey = () => ['flow'] as const;
