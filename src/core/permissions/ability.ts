import { type MongoAbility, AbilityBuilder, createMongoAbility } from '@casl/ability';
import { administers } from './administers.ts';

const roles = ['agent', 'supervisor', 'admin'] as const;
export type Role = (typeof roles)[number];
export type Act = 'read' | 'create' | 'change' | 'void' | 'listen' | 'export' | 'delete';
export type Noun =
  | 'customer'
  | 'contact-point'
  | 'object'
  | 'interaction'
  | 'call'
  | 'case'
  | 'callback'
  | 'recording'
  | 'report'
  | 'ledger'
  | 'user'
  | 'configuration'
  | 'floor'
  | 'demo';
export type Ability = MongoAbility<[Act, Noun]>;

/**
 * What a role may do: the same rules on the server and in the browser. What is not named is refused, also every right
 * of a role that is not named, and nobody can delete. Scope (tenant, principal) is the database's matter, see row-level security.
 */
export const abilityOf = (role: Role): Ability => abilities.get(role) ?? nothing;

function abilityMadeFor(role: Role | null): Ability {
  const { can, build } = new AbilityBuilder<Ability>(createMongoAbility);
  if (role === null) return build();
  can('read', ['customer', 'contact-point', 'object', 'interaction', 'case', 'report']);
  can('create', ['customer', 'case']);
  can('change', ['contact-point', 'object', 'interaction', 'call', 'case', 'callback']);
  can('void', ['interaction', 'case']);
  can('listen', 'recording');
  can('create', 'demo');
  if (role === 'supervisor' || role === 'admin') {
    can('read', ['ledger', 'user']);
    can(['read', 'change'], 'floor');
    can('export', 'report');
  }
  // Each act by its name: the library's word `manage` would mean all of them, deleting too.
  if (administers(role)) can(['read', 'create', 'change'], 'configuration');
  return build();
}

/** Each is made once: the push asks for every fact and desk. */
const abilities: ReadonlyMap<Role, Ability> = new Map(roles.map((role) => [role, abilityMadeFor(role)]));
const nothing = abilityMadeFor(null);
