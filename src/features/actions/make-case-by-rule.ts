import type { FactRef, Unit } from '../../adapters/postgres/unit.ts';
import { CaseRule } from '../../shared/case-rule.ts';
import type { Actor } from '../../shared/events.ts';
import type { CaseId } from '../../shared/ids.ts';
import { inLanguage } from '../../shared/language.ts';
import { openCase } from '../cases/open-case.ts';
import { addTopic } from '../interactions/add-topic.ts';
import type { LockedInteraction } from '../interactions/lock-interaction.ts';
import { findRuleTargets } from './queries.ts';
import type { ActToWrite } from './write-act.ts';

export interface CaseMade {
  id: CaseId;
  no: number;
  title: string;
  created: boolean;
}

/**
 * Case by action: serving comes first, the case follows from it. It belongs to whose object it is, else to whoever is
 * calling, and is written in the tenant's language, since all its agents read it.
 */
export async function makeCaseByRule(
  unit: Unit,
  given: ActToWrite & { interaction: LockedInteraction; causedBy: FactRef },
): Promise<CaseMade> {
  const { asked, act, ids, interaction, causedBy } = given;
  const rule = CaseRule.parse(act.case_rule);
  const { caseTypeId, topicId, language } = await findRuleTargets(unit.tx, unit.who.tenantId, rule);
  if (caseTypeId === null) throw new Error(`the case rule of ${asked.action} names no case type: ${rule.caseType}`);
  const title = inLanguage(rule.title, language);
  const madeBy = { action: asked.action, version: act.action_version };
  const { id, no } = await openCase(unit, {
    ...{ id: ids.caseId, title, caseTypeId, category: rule.category, state: rule.state, madeBy, causedBy },
    ...{ objectId: asked.id, interactionId: interaction.id, contactPointId: interaction.contact_point_id },
    customerId: act.customer_id ?? interaction.customer_id,
  });
  const actor: Actor = { kind: 'rule', rule: `action:${asked.action}`, version: act.action_version };
  if (topicId) {
    const { id: interactionId } = interaction;
    await addTopic(unit, { interactionId, topicId, objectId: asked.id, source: 'action', actor, causedBy });
  }
  return { id, no, title, created: true };
}
