import type { CustomerDoc } from '../../shared/api/customers.ts';

export type OwnedObject = CustomerDoc['objects'][number];
export interface ObjectGroup {
  typeKey: string;
  typeName: string;
  icon: string;
  objects: OwnedObject[];
}

const urgency: Record<string, number> = { overdue: 0, unpaid: 1 };
/** Whether something is to be paid for it. */
export const isOwed = (object: Pick<OwnedObject, 'state'>): boolean => object.state in urgency;
const urgencyOf = (object: OwnedObject): number => urgency[object.state] ?? 2;
const mostUrgent = (group: ObjectGroup): number => Math.min(...group.objects.map(urgencyOf));

/** By type; what has to be paid stands first, in the group and among the groups. */
export function groupObjects(objects: readonly OwnedObject[]): ObjectGroup[] {
  const groups = new Map<string, ObjectGroup>();
  for (const object of objects) {
    const { typeKey, typeName, icon } = object;
    const group = groups.get(typeKey) ?? { typeKey, typeName, icon, objects: [] };
    group.objects.push(object);
    groups.set(typeKey, group);
  }
  for (const group of groups.values()) group.objects.sort((a, b) => urgencyOf(a) - urgencyOf(b));
  return [...groups.values()].sort((a, b) => mostUrgent(a) - mostUrgent(b));
}

/** The first amount of each object together; null where there is none, or where they are of several currencies. */
export function sumOf(objects: readonly OwnedObject[]): { minor: number; currency: string } | null {
  const amounts = objects.flatMap((object) => {
    const value = object.fields.find((field) => field.type === 'money' && field.prominent)?.value;
    return typeof value === 'object' && value !== null ? [value] : [];
  });
  const currency = amounts[0]?.currency;
  if (currency === undefined || amounts.some((amount) => amount.currency !== currency)) return null;
  return { minor: amounts.reduce((sum, amount) => sum + amount.minor, 0), currency };
}
