import type { ZvonProcess } from './zvon-process.ts';

/** Every screen with something on it, by the address that a person would open. */
export async function everyRoute(zvon: ZvonProcess): Promise<Record<string, string>> {
  const one = async (text: string): Promise<string> => (await zvon.query<{ id: string }>(text))[0]!.id;
  const customer = await one("select id from customer where name = 'Čapková Alena'");
  return {
    desk: '/desk',
    customers: '/customers',
    customer: `/customers/${customer}`,
    object: `/o/${await one("select id from object where key = '9203010077344021'")}`,
    case: `/cases/${await one(`select id from "case" where no = 4682`)}`,
    contact: `/desk/i/${await one("select id from interaction where state = 'ended' order by arrived_at desc limit 1")}`,
    history: '/history',
    report: '/reports/contacts',
    doctor: '/doctor',
    deskDoctor: '/desk/doctor',
    missing: '/nowhere',
  };
}
