import { describe, expect, it } from 'vitest';
import { abilityOf, type Act, type Noun, type Role } from './ability.ts';

const acts: Act[] = ['read', 'create', 'change', 'void', 'listen', 'export', 'delete'];
const nouns: Noun[] = [
  ...(['customer', 'contact-point', 'object', 'interaction', 'call', 'case', 'recording', 'report', 'ledger'] as const),
  ...(['user', 'configuration', 'demo', 'callback', 'floor'] as const),
];
const allowed = (role: Role): string[] =>
  acts.flatMap((act) => nouns.filter((noun) => abilityOf(role).can(act, noun)).map((noun) => `${act} ${noun}`));

const ofAgents = [
  ...['read customer', 'read contact-point', 'read object', 'read interaction', 'read case', 'read report'],
  ...['create customer', 'create case', 'create demo'],
  ...['change contact-point', 'change object', 'change interaction', 'change call', 'change case', 'change callback'],
  ...['void interaction', 'void case', 'listen recording'],
];
const ofSupervisors = [...ofAgents, 'read ledger', 'read user', 'export report', 'read floor', 'change floor'];

describe('[CZB-32] what a role may do', () => {
  it.each<[Role, string[]]>([
    ['agent', ofAgents],
    ['supervisor', ofSupervisors],
    ['admin', [...ofSupervisors, 'read configuration', 'create configuration', 'change configuration']],
  ])('is for the %s exactly this, and everything else is refused', (role, expected) => {
    expect(allowed(role).toSorted()).toEqual(expected.toSorted());
  });

  it('is never to delete, and exporting is a right apart from reading', () => {
    for (const role of ['agent', 'supervisor', 'admin'] as const) {
      expect(allowed(role).filter((right) => right.startsWith('delete '))).toEqual([]);
    }
    expect(abilityOf('agent').can('read', 'report')).toBe(true);
    expect(abilityOf('agent').can('export', 'report')).toBe(false);
  });

  it('is nothing for a role or a noun that nobody has heard of', () => {
    expect(allowed('auditor' as Role)).toEqual([]);
    expect(abilityOf('admin').can('read', 'salary' as Noun)).toBe(false);
  });
});
