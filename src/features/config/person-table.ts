import type { Tx, Unit } from '../../adapters/postgres/unit.ts';
import type { PersonSettings } from '../../shared/config/person.ts';
import { AppError } from '../../shared/errors.ts';
import type { TenantId, UserId } from '../../shared/ids.ts';
import { changeUser } from '../users/change-user.ts';
import { deactivateUser } from '../users/deactivate-user.ts';
import { noPassword } from '../users/no-password.ts';
import { recordMembership } from '../users/record-membership.ts';
import type { ConfigTable } from './config-table.ts';
import { idOrNull, idsOf } from './ids-of.ts';
import { insertRow } from './insert-row.ts';

/** Who signs in. Out of use is deactivated. */
export const personTable: ConfigTable<PersonSettings> = {
  list: async (tx, tenantId) => {
    const people = await findPeople(tx, tenantId);
    const skills = await findSkills(tx, tenantId);
    const principals = await tx
      .selectFrom('principal')
      .select(['id', 'key'])
      .where('tenant_id', '=', tenantId)
      .orderBy('key')
      .execute();
    return people.map((row) => ({
      ...{ id: row.id, key: row.key, retiredAt: row.deactivated_at },
      settings: settingsOf(row, skills.get(row.id) ?? [], principals),
    }));
  },
  /** A new one gets a password by invitation, and cannot sign in before. */
  write: async (unit, { id, key, settings, isNew }, { newToken }) => {
    await demandFreeEmail(unit, id, settings.email);
    const columns = await columnsOf(unit, settings);
    const secrets = { password_hash: noPassword, phone_password: newToken() };
    if (isNew) await insertRow(unit, 'user_account', { id, key, ...columns, ...secrets });
    else await changeUser(unit, id as UserId, columns);
    await writeSkills(unit, id, settings.skills);
    await recordMembership(unit, id as UserId, columns.team_id);
  },
  retire: async (unit, id, at) => {
    if (at !== null) return deactivateUser(unit, id as UserId);
    await unit.tx
      .updateTable('user_account')
      .set({ deactivated_at: null })
      .where('tenant_id', '=', unit.who.tenantId)
      .where('id', '=', id)
      .execute();
  },
};

type PersonRow = Awaited<ReturnType<typeof findPeople>>[number];
type PersonSkills = PersonSettings['skills'];

const findPeople = (tx: Tx, tenantId: TenantId) =>
  tx
    .selectFrom('user_account as u')
    .leftJoin('team', (join) => join.onRef('team.tenant_id', '=', 'u.tenant_id').onRef('team.id', '=', 'u.team_id'))
    .select(['u.id', 'u.key', 'u.name', 'u.email', 'u.role', 'u.language', 'u.principal_ids', 'u.voice_capacity'])
    .select(['u.deactivated_at', 'team.key as team'])
    .where('u.tenant_id', '=', tenantId)
    .orderBy('u.key')
    .execute();

async function findSkills(tx: Tx, tenantId: TenantId): Promise<ReadonlyMap<string, PersonSkills>> {
  const rows = await tx
    .selectFrom('agent_skill')
    .innerJoin('skill', (join) =>
      join.onRef('skill.tenant_id', '=', 'agent_skill.tenant_id').onRef('skill.id', '=', 'agent_skill.skill_id'),
    )
    .select(['agent_skill.agent_id', 'skill.key as skill', 'agent_skill.level'])
    .where('agent_skill.tenant_id', '=', tenantId)
    .execute();
  const skills = new Map<string, PersonSkills>();
  for (const { agent_id, skill, level } of rows.toSorted((a, b) => (a.skill < b.skill ? -1 : 1)))
    skills.set(agent_id, [...(skills.get(agent_id) ?? []), { skill, level }]);
  return skills;
}

const settingsOf = (
  { name, email, role, language, team, principal_ids: ids, voice_capacity }: PersonRow,
  skills: PersonSkills,
  principals: readonly { id: string; key: string }[],
): PersonSettings => ({
  ...{ name, email, role: role as PersonSettings['role'], language, team, skills, voiceCapacity: voice_capacity },
  principals:
    ids &&
    principals
      .filter(({ id }) => ids.includes(id))
      .map(({ key }) => key)
      .toSorted((a, b) => (a < b ? -1 : 1)),
});

async function columnsOf({ tx, who: { tenantId } }: Unit, settings: PersonSettings) {
  const { name, email, role, language, team, principals, voiceCapacity } = settings;
  const idOf = await idsOf(tx, tenantId, { table: 'principal', keys: principals ?? [] });
  return {
    ...{ name, email, role, language, voice_capacity: voiceCapacity },
    team_id: await idOrNull(tx, tenantId, { table: 'team', key: team }),
    principal_ids: principals && principals.map(idOf),
  };
}

/** Capital letters make no other address, and whoever is out of use keeps theirs. */
async function demandFreeEmail({ tx, who }: Unit, id: string, email: string): Promise<void> {
  const other = await tx
    .selectFrom('user_account')
    .select('key')
    .where('tenant_id', '=', who.tenantId)
    .where((eb) => eb(eb.fn('lower', ['email']), '=', eb.fn('lower', [eb.val(email)])))
    .where('id', '<>', id)
    .executeTakeFirst();
  if (other) throw new AppError('email-taken', { takenBy: other.key });
}

async function writeSkills({ tx, who: { tenantId } }: Unit, agentId: string, skills: PersonSkills): Promise<void> {
  await tx.deleteFrom('agent_skill').where('tenant_id', '=', tenantId).where('agent_id', '=', agentId).execute();
  if (skills.length === 0) return;
  const idOf = await idsOf(tx, tenantId, { table: 'skill', keys: skills.map(({ skill }) => skill) });
  await tx
    .insertInto('agent_skill')
    .values(
      skills.map(({ skill, level }) => ({
        ...{ tenant_id: tenantId, agent_id: agentId, skill_id: idOf(skill), level },
      })),
    )
    .execute();
}
