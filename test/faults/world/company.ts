import pg from 'pg';
import { benchEmail, benchPassword, seedBench } from '../../../bench/phone/seed.ts';

/** Whom callers ring, and as whom its agents sign in. */
export interface Company {
  number: string;
  login(nth: number): { email: string; password: string };
}

const agentsOfCompany = 12;

/** Its agents wrap nothing up, so that they are free at once. */
export const benchCompany: Company = {
  number: '420541900100',
  login: (nth) => ({ email: benchEmail(nth), password: benchPassword }),
};

/** The seeding of a start: a company that is there already stays as it is. */
export async function foundCompany(ownerUrl: string): Promise<void> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const { rowCount } = await owner.query('select 1 from tenant limit 1');
  await owner.end();
  if (rowCount === 0) await seedBench(ownerUrl, { agents: agentsOfCompany, number: benchCompany.number });
}
