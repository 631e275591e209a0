import { energyLine } from '../../support/e2e/a-call.ts';
import { demoPassword, jana, petr } from '../../support/e2e/desk.ts';
import type { Company } from './company.ts';

/** That of the demo, on the line that leads straight to the queue. */
export const demoCompany: Company = {
  number: energyLine,
  login: (nth) => ({ email: [jana, petr][nth]!, password: demoPassword }),
};
