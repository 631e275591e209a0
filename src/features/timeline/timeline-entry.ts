import type { TimelineEntry } from '../../shared/api/interactions.ts';
import { type Language, inLanguage } from '../../shared/language.ts';
import { isoOf } from '../../shared/time.ts';
import type { ActionEntry, CallbackEntry, CaseEntry, InteractionEntry } from './queries.ts';

type Text = TimelineEntry['text'];

const text = (key: string, args: Text['args'] = {}): Text => ({ key: `timeline.${key}`, args });

const nothing = {
  ...{ interactionId: null, caseId: null, caseNo: null, detail: null, version: null, recordingId: null },
};

const minutesAndSeconds = (ms: number): string => {
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

export function interactionEntry(found: InteractionEntry, language: Language): TimelineEntry {
  const channel = found.channel === 'phone' ? 'call' : found.channel;
  const how = howItWent(found);
  const agent: Text['args'] = found.agent_name ? { agent: found.agent_name } : {};
  return {
    ...nothing,
    at: isoOf(found.at.getTime()),
    kind: 'interaction',
    glyph: `${channel}-${how}`,
    interactionId: found.interaction_id,
    text: text(`${channel}.${how}`, how === 'missed' || how === 'waiting' ? {} : agent),
    detail: interactionDetail(found, how, language),
    version: found.version,
    recordingId: found.recording_id,
  };
}

type Course = 'in' | 'out' | 'now' | 'missed' | 'unanswered' | 'waiting';

/** A contact that nobody took is missed, or waits still; one that goes on is `now`. */
function howItWent({ state, direction, answered }: InteractionEntry): Course {
  if (state === 'talking') return 'now';
  if (state !== 'ended') return 'waiting';
  if (answered) return direction;
  return direction === 'in' ? 'missed' : 'unanswered';
}

function interactionDetail(found: InteractionEntry, how: Course, language: Language): Text | null {
  if (found.voided) return text('detail.voided');
  if (how === 'missed' && found.queue_names && found.waited_ms !== null)
    return text('detail.missed', {
      queue: inLanguage(found.queue_names, language),
      wait: minutesAndSeconds(found.waited_ms),
    });
  const topics = found.topics.map((names) => inLanguage(names, language)).join(', ');
  const outcome = found.outcome_names ? inLanguage(found.outcome_names, language) : '';
  if (topics && outcome) return text('detail.topicsOutcome', { topics, outcome });
  if (topics) return text('detail.topics', { topics });
  return outcome ? text('detail.outcome', { outcome }) : null;
}

export function caseEntry(found: CaseEntry, language: Language): TimelineEntry {
  const { no, title, what, action_names } = found;
  const isByAction = what === 'opened' && action_names !== null;
  return {
    ...nothing,
    at: isoOf(found.at.getTime()),
    kind: 'case',
    glyph: isByAction ? 'case-by-action' : `case-${what}`,
    caseId: found.case_id,
    caseNo: no,
    interactionId: found.interaction_id,
    text: isByAction
      ? text('case.openedByAction', { no, title, action: inLanguage(action_names, language) })
      : text(`case.${what}`, { no, title }),
    detail: text('detail.caseType', { type: inLanguage(found.type_names, language) }),
    version: found.version,
  };
}

export const actionEntry = (found: ActionEntry, language: Language): TimelineEntry => ({
  ...nothing,
  at: isoOf(found.at.getTime()),
  kind: 'action',
  glyph: `action-${found.result}`,
  interactionId: found.interaction_id,
  text: text(`action.${found.result}`, {
    action: inLanguage(found.action_names, language),
    object: found.object_title,
  }),
  detail: text('detail.by', { name: found.user_name }),
});

export const callbackEntry = (found: CallbackEntry): TimelineEntry => ({
  ...nothing,
  at: isoOf(found.at.getTime()),
  kind: 'callback',
  glyph: `callback-${found.state}`,
  interactionId: found.interaction_id,
  text: text(`callback.${found.state}`, { number: found.number ?? '', due: isoOf(found.due_at.getTime()) }),
  detail: found.owner_name ? text('detail.by', { name: found.owner_name }) : null,
});
