/** A fact that takes an agent for a contact, or lets go. */
export interface Booking {
  version: number;
  kind: string;
  contactId: string;
  agentId: string | null;
}

/** Agents who had two contacts at once, and contacts that two agents had at once; each in one sentence. */
export function doubleBookings(facts: readonly Booking[]): string[] {
  const contactOf = new Map<string, string>();
  const agentOf = new Map<string, string>();
  const faults: string[] = [];
  const free = (contactId: string): void => {
    const agentId = agentOf.get(contactId);
    agentOf.delete(contactId);
    if (agentId !== undefined && contactOf.get(agentId) === contactId) contactOf.delete(agentId);
  };
  for (const { version, kind, contactId, agentId } of facts) {
    if (kind !== 'call.offered' || agentId === null) {
      free(contactId);
      continue;
    }
    const has = contactOf.get(agentId);
    const isHad = agentOf.get(contactId);
    if (has !== undefined && has !== contactId)
      faults.push(`version ${version} offers ${contactId} to agent ${agentId}, who has ${has}`);
    if (isHad !== undefined && isHad !== agentId)
      faults.push(`version ${version} offers ${contactId} to agent ${agentId}, and agent ${isHad} has it`);
    contactOf.set(agentId, contactId);
    agentOf.set(contactId, agentId);
  }
  return faults;
}
