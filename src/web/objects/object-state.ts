export type StateTone = 'good' | 'bad' | 'quiet';

const tones: Record<string, StateTone> = {
  ...{ active: 'good', paid: 'good', delivered: 'good', open: 'good' },
  ...{ overdue: 'bad', blocked: 'bad' },
};

/** States with a meaning of their own; those that a tenant adds are shown as they are. */
export const stateTone = (state: string): StateTone => tones[state] ?? 'quiet';
