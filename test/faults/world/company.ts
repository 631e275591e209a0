import pg from 'pg';
import { seedBench } from '../../../bench/phone/seed.ts';

export const number = '420541900100';
export const agentsOfCompany = 12;

/** The seeding of a start: a company that is there already stays as it is. */
export async function foundCompany(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const { rowCount } = await owner.query('select 1 from tenant limit 1');
  await owner.end();
  if (rowCount === 0) await seedBench(ownerUrl, { agents: agentsOfCompany, number });
}
