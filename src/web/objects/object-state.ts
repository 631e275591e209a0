export type StateTone = 'good' | 'bad' | 'quiet';

const tones: Record<string, StateTone> = {
  ...{ active: 'good', paid: 'good', delivered: 'good', open: 'good' },
  ...{ blocked: 'bad', overdue: 'bad', unpaid: 'bad', expired: 'bad' },
};

/** States with a meaning of their own; those that a tenant adds are quiet. */
export const stateTone = (state: string): StateTone => tones[state] ?? 'quiet';
