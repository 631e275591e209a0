import { type EvidenceFound, rankCandidates } from '../../../core/identity/candidates.ts';
import { choosePop } from '../../../core/identity/pop.ts';
import type { Actor, Fact, PopFound } from '../../../shared/events.ts';
import type { CaseId, CustomerId, InteractionId, ObjectId, TopicId, UserId } from '../../../shared/ids.ts';
import type { PopRule } from '../../../shared/screen-pop-rule.ts';
import { type Instant, isoOf } from '../../../shared/time.ts';
import type { LineKey } from '../seed/lines.ts';
import type { Agenda } from './agenda.ts';
import type { BookedCase } from './case-book.ts';
import type { LogBook } from './log-book.ts';

type Sought = Extract<Fact, { kind: 'identity.sought' }>;
type Chosen = Extract<Fact, { kind: 'identity.chosen' }>;

/** What people and rules have said of a contact; what the routing says of it is projected from its facts. */
export interface BookedContact {
  id: InteractionId;
  arrivedAt: Instant;
  agentId: UserId | null;
  identity: 'unsought' | Sought['state'] | Chosen['state'];
  candidates: Sought['candidates'];
  pop: PopFound[];
  customerId: CustomerId | null;
  topics: BookedTopic[];
  note: BookedNote | null;
}

/** As its agent left it. */
export interface BookedNote {
  userId: UserId;
  value: string;
  at: Instant;
}

export interface BookedTopic {
  topicId: TopicId;
  objectId: ObjectId | null;
  source: 'agent' | 'action';
  at: Instant;
}

export interface BookedRun {
  actionId: string;
  objectId: ObjectId;
  interactionId: InteractionId;
  userId: UserId;
  caseId: CaseId;
  at: Instant;
}

export interface Seeking {
  line: LineKey;
  language: string;
  attributes: Parameters<typeof choosePop>[1]['attributes'];
  /** Whose number it is, and whose the typed card. */
  ties: readonly EvidenceFound[];
  typed: { attribute: string; type: string; id: ObjectId }[];
}

const recentMs = 7 * 86_400_000;
const ranker: Actor = { kind: 'rule', rule: 'identify-caller', version: 1 };

interface Given {
  agenda: Pick<Agenda, 'now'>;
  log: LogBook;
  rules: readonly PopRule[];
  openCasesOf: (customerId: CustomerId) => readonly BookedCase[];
}

export type ContactBook = ReturnType<typeof openContactBook>;

/** Contacts, their topics and acts as they are written down, each with its fact. */
export function openContactBook(given: Given) {
  const { agenda, log } = given;
  const contacts = new Map<InteractionId, BookedContact>();
  const lastOf = new Map<CustomerId, BookedContact>();
  const runs: BookedRun[] = [];

  function goingOn(customerId: CustomerId, except: InteractionId): EvidenceFound[] {
    const open = given.openCasesOf(customerId);
    const last = lastOf.get(customerId);
    const isRecent = last && last.id !== except && last.arrivedAt > agenda.now() - recentMs;
    const cases = { no: String(Math.max(...open.map(({ no }) => no))), count: String(open.length) };
    return [
      ...(open.length > 0 ? [{ customerId, evidence: 'open-case' as const, detail: cases }] : []),
      ...(isRecent ? [{ customerId, evidence: 'called-recently' as const, detail: seenAs(last) }] : []),
    ];
  }

  function isOf(contact: BookedContact, customerId: CustomerId | null): void {
    contact.customerId = customerId;
    if (customerId) lastOf.set(customerId, contact);
  }

  return {
    contacts: contacts as ReadonlyMap<InteractionId, BookedContact>,
    runs: runs as readonly BookedRun[],
    arrived(id: InteractionId): void {
      const nobody = { agentId: null, identity: 'unsought', customerId: null } as const;
      contacts.set(id, { id, arrivedAt: agenda.now(), ...nobody, candidates: [], pop: [], topics: [], note: null });
    },
    answered(id: InteractionId, agentId: UserId): void {
      contacts.get(id)!.agentId = agentId;
    },
    seek(id: InteractionId, about: Seeking, causedBy: number): void {
      const customers = [...new Set(about.ties.map(({ customerId }) => customerId))];
      const known = [...about.ties, ...customers.flatMap((customer) => goingOn(customer, id))];
      const { ranking, pop } = decide(given, about, known);
      const { state, candidates, customerId } = ranking;
      const contact = contacts.get(id)!;
      Object.assign(contact, { identity: state, candidates, pop });
      isOf(contact, customerId);
      const sought = log.tell({ kind: 'identity.sought', interactionId: id, state, candidates }, ranker, causedBy);
      const [first] = pop;
      if (first) log.tell({ kind: 'screen.popped', interactionId: id, pop }, poppedBy(first), sought);
    },
    choose(id: InteractionId, state: Chosen['state'], customerId: CustomerId | null, agentId: UserId): void {
      const contact = contacts.get(id)!;
      contact.identity = state;
      isOf(contact, customerId);
      log.tell(
        { kind: 'identity.chosen', interactionId: id, state, customerId, remember: null },
        { kind: 'user', id: agentId },
      );
    },
    /** The same topic about the same object once. */
    addTopic(id: InteractionId, topic: Omit<BookedTopic, 'at'>, actor: Actor, causedBy: number | null = null): void {
      const { topics } = contacts.get(id)!;
      if (topics.some((one) => one.topicId === topic.topicId && one.objectId === topic.objectId)) return;
      topics.push({ ...topic, at: agenda.now() });
      log.tell({ kind: 'topic.added', interactionId: id, ...topic }, actor, causedBy);
    },
    write(id: InteractionId, userId: UserId, value: string): void {
      const at = agenda.now();
      contacts.get(id)!.note = { userId, value, at };
      const draft = { userId, subject: noteOf(id), field: 'note', savedAt: at };
      log.tell({ kind: 'draft.saved', ...draft }, { kind: 'user', id: userId });
    },
    ran: (run: Omit<BookedRun, 'at'>): void => void runs.push({ ...run, at: agenda.now() }),
  };
}

/** The product's own ranking and rules say who it may be and what opens. */
function decide({ rules, openCasesOf }: Given, about: Seeking, known: readonly EvidenceFound[]) {
  const ranking = rankCandidates(known);
  const { state, customerId } = ranking;
  const { line: queue, language, attributes, typed: objects } = about;
  const open = customerId ? openCasesOf(customerId) : [];
  const openCaseId = open.length === 1 ? open[0]!.id : null;
  const situation = { channel: 'phone', queue, language, attributes, identity: state };
  const pop = choosePop(rules, situation, { objects, customerId, openCaseId });
  return { ranking, pop };
}

/** A note is kept where everything typed is. */
export const noteOf = (id: InteractionId): string => `interaction:${id}`;

const poppedBy = ({ rule, ruleVersion }: PopFound): Actor => byRule(`screen-pop:${rule}`, ruleVersion);

export const byRule = (rule: string, version: number): Actor => ({ kind: 'rule', rule, version });

const seenAs = ({ arrivedAt, agentId }: BookedContact): Record<string, string> => ({
  ...{ at: isoOf(arrivedAt), agentId: agentId ?? '', direction: 'in' },
});
