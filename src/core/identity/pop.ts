import type { PopFound } from '../../shared/events.ts';
import type { CaseId, CustomerId, ObjectId } from '../../shared/ids.ts';
import { PopRule, type PopCondition, type PopRuleTarget } from '../../shared/screen-pop-rule.ts';

/** What rules can ask about a contact. */
export interface PopSituation {
  channel: string;
  queue: string | null;
  language: string;
  identity: 'none' | 'several' | 'matched';
  attributes: Readonly<Record<string, { value: string; type: string; check: string }>>;
}

/** What there is to open. */
export interface PopThings {
  /** Objects that typed attributes name. */
  objects: readonly { attribute: string; type: string; id: ObjectId }[];
  /** The customer that was matched. */
  customerId: CustomerId | null;
  /** The matched customer's open case, when it is the only one. */
  openCaseId: CaseId | null;
}

/**
 * The rule that decides what opens: the first by position whose condition holds and whose targets are there. A rule
 * whose card does not exist is passed over, so that the next one opens something true.
 */
export function choosePop(rules: readonly PopRule[], situation: PopSituation, things: PopThings): PopFound[] {
  for (const rule of [...rules].sort((one, other) => one.position - other.position)) {
    if (!holds(rule.condition, situation)) continue;
    const targets = rule.target.flatMap((target) => resolved(target, things));
    if (targets.length > 0) return targets.map((target) => ({ target, rule: rule.key, ruleVersion: rule.version }));
  }
  return [];
}

function holds(condition: PopCondition, situation: PopSituation): boolean {
  const { channels, queues, languages, identity, attributes = {} } = condition;
  return (
    within(channels, situation.channel) &&
    within(queues, situation.queue) &&
    within(languages, situation.language) &&
    within(identity, situation.identity) &&
    Object.entries(attributes).every(([name, wanted]) => {
      const attribute = situation.attributes[name];
      return (
        attribute !== undefined && within(wanted.checks, attribute.check) && within(wanted.values, attribute.value)
      );
    })
  );
}

const within = (wanted: readonly string[] | undefined, is: string | null): boolean =>
  wanted === undefined || (is !== null && wanted.includes(is));

function resolved(target: PopRuleTarget, things: PopThings): PopFound['target'][] {
  switch (target.kind) {
    case 'object':
      return things.objects
        .filter((object) => object.type === target.type && object.attribute === target.attribute)
        .map(({ id }) => ({ kind: 'object', id }));
    case 'customer':
      return things.customerId ? [{ kind: 'customer', id: things.customerId }] : [];
    case 'open-case':
      return things.openCaseId ? [{ kind: 'case', id: things.openCaseId }] : [];
    default:
      return [{ kind: target.kind }];
  }
}

/** A rule as it was written down, or what is wrong with it, in words with the place. */
export function readPopRule(
  written: unknown,
): { kind: 'rule'; rule: PopRule } | { kind: 'refused'; reasons: string[] } {
  const parsed = PopRule.safeParse(written);
  if (parsed.success) return { kind: 'rule', rule: parsed.data };
  const reasons = parsed.error.issues.map(({ path, message }) => {
    const place = path.map(String).join('.');
    return place === '' ? message : `${place}: ${message}`;
  });
  return { kind: 'refused', reasons };
}
