import type { Actor } from '../../../shared/events.ts';
import type {
  CaseId,
  ContactPointId,
  CustomerId,
  InteractionId,
  ObjectId,
  PrincipalId,
  UserId,
} from '../../../shared/ids.ts';
import type { Instant } from '../../../shared/time.ts';
import { seedId } from '../seed/seed-id.ts';
import type { Agenda } from './agenda.ts';
import type { LogBook } from './log-book.ts';

/** A case as its table keeps it. */
export interface BookedCase {
  id: CaseId;
  no: number;
  title: string;
  caseType: string;
  category: string | null;
  state: 'open' | 'waiting' | 'resolved';
  principalId: PrincipalId | null;
  customerId: CustomerId | null;
  contactPointId: ContactPointId | null;
  objectId: ObjectId | null;
  ownerId: UserId;
  madeBy: { action: string; version: number } | null;
  openedAt: Instant;
  resolvedAt: Instant | null;
}

export interface CaseLink {
  caseId: CaseId;
  interactionId: InteractionId;
  role: 'opened_by' | 'continued_in';
  at: Instant;
}

/** The first number; the month ends well before those of the pictures. */
const firstCaseNo = 4_060;

export type CaseBook = ReturnType<typeof openCaseBook>;

/** Cases as they are opened, linked and closed, each change with its fact. */
export function openCaseBook(agenda: Pick<Agenda, 'now'>, log: LogBook) {
  const cases: BookedCase[] = [];
  const byId = new Map<CaseId, BookedCase>();
  const byCustomer = new Map<CustomerId, BookedCase[]>();
  const byContact = new Map<InteractionId, CaseLink[]>();

  function link(
    one: BookedCase,
    given: Pick<CaseLink, 'interactionId' | 'role'>,
    actor: Actor,
    causedBy: number | null,
  ): void {
    const links = byContact.get(given.interactionId) ?? [];
    if (links.some(({ caseId }) => caseId === one.id)) return;
    byContact.set(given.interactionId, [...links, { caseId: one.id, ...given, at: agenda.now() }]);
    log.tell({ kind: 'case.linked', ...aboutOf(one), ...given }, actor, causedBy);
  }

  return {
    cases: cases as readonly BookedCase[],
    links: (): CaseLink[] => [...byContact.values()].flat(),
    nextId: (): CaseId => seedId('case', `history-${cases.length + 1}`),
    /** By the act that makes it, or by hand; the contact that opened it is its first. */
    open(
      given: Omit<BookedCase, 'id' | 'no' | 'openedAt' | 'resolvedAt'> & { interactionId: InteractionId },
      causedBy: number | null,
    ): BookedCase {
      const { interactionId, ...about } = given;
      const { ownerId, madeBy, customerId } = about;
      const openedAt = agenda.now();
      const resolvedAt = about.state === 'resolved' ? openedAt : null;
      const opened = { id: this.nextId(), no: firstCaseNo + cases.length, ...about, openedAt, resolvedAt };
      cases.push(opened);
      byId.set(opened.id, opened);
      if (customerId) byCustomer.set(customerId, [...(byCustomer.get(customerId) ?? []), opened]);
      const actor: Actor = madeBy
        ? { kind: 'rule', rule: `action:${madeBy.action}`, version: madeBy.version }
        : { kind: 'user', id: ownerId };
      const { no } = opened;
      const byAction = madeBy?.action ?? null;
      const created = log.tell(
        { kind: 'case.created', ...aboutOf(opened), no, interactionId, byAction },
        actor,
        causedBy,
      );
      link(opened, { interactionId, role: 'opened_by' }, actor, created);
      return opened;
    },
    continueIn(one: BookedCase, interactionId: InteractionId, agentId: UserId): void {
      link(one, { interactionId, role: 'continued_in' }, { kind: 'user', id: agentId }, null);
    },
    /** Nothing is told of what is so already. */
    change(one: BookedCase, state: 'waiting' | 'resolved', actor: Actor, causedBy: number | null = null): void {
      if (one.state === state || one.state === 'resolved') return;
      one.state = state;
      one.resolvedAt = state === 'resolved' ? agenda.now() : null;
      log.tell({ kind: 'case.stateChanged', ...aboutOf(one), state, reason: null }, actor, causedBy);
    },
    /** Of those that a contact opened and those that went on in it: all, or the ones of that role. */
    ofContact: (interactionId: InteractionId, role?: CaseLink['role']): BookedCase[] =>
      (byContact.get(interactionId) ?? [])
        .filter((link) => role === undefined || link.role === role)
        .map(({ caseId }) => byId.get(caseId)!),
    openOf: (customerId: CustomerId): BookedCase[] =>
      (byCustomer.get(customerId) ?? []).filter(({ state }) => state !== 'resolved'),
  };
}

/** Whose case it is and what it is about: whoever shows either learns of it. */
const aboutOf = ({ id, customerId, objectId }: BookedCase) => ({ caseId: id, customerId, objectId });
