import type { Fact } from '../../../src/shared/events.ts';
import type { TrueCall } from '../world/view.ts';
import { aboutOf, type Account, type Contact } from './account.ts';
import { cureMs } from './calm.ts';
import type { Found, Invariant, Scene } from './invariant.ts';
import { watchPrompts } from './heard-out.ts';
import { hearKeys, isInOrderOf } from './heard-keys.ts';
import { lasting } from './lasting.ts';
import { watchNotes } from './noted-pause.ts';
import { watchForOldNews } from './old-news.ts';

/**
 * What routing believes of a call is what Asterisk does with it. A difference may last for a reconcile and a little: then
 * the next one has looked and cured it.
 */
export const truth: Invariant = {
  id: 'I6',
  rule: 'who is connected with whom, what a caller hears and what is recorded is what the log says',
  watch() {
    const look = lasting();
    const notes = watchNotes();
    const oldNews = watchForOldNews();
    const keys = hearKeys();
    const prompts = watchPrompts();
    return {
      happening(happening, scene, found) {
        keys.hear(happening);
        prompts.hear(happening);
        oldNews.hear(happening);
        notes.hear(happening, scene, found);
      },
      fact(written, { telephony, contacts }, scene, found) {
        const { fact } = written;
        const old = oldNews.objectionTo(written, scene);
        if (old !== null) found(aboutOf(fact), old);
        if (!('interactionId' in fact) || fact.interactionId === null) return;
        if (fact.kind === 'recording.started' && contacts.get(fact.interactionId)?.refusesRecording)
          found(fact.interactionId, 'is recorded and has said no');
        const pressed = keys.of(fact.interactionId);
        if (fact.kind === 'flow.digitsTyped' && !isInOrderOf(fact.digits, pressed.keys))
          found(fact.interactionId, `has pressed ${pressed.keys}, the log says ${fact.digits}`);
        const call = scene.callOf(fact.interactionId);
        const early = prompts.objectionTo(written, scene, pressed);
        if (early !== null) found(fact.interactionId, early);
        const untrue = call ? untrueOf(fact, call) : null;
        if (untrue !== null && !isEndedUnseen(fact, telephony)) found(fact.interactionId, untrue);
      },
      glance(scene, found) {
        notes.see(scene, found);
        oldNews.seePhones(scene);
        look(scene.now, scene.graceMs(), found, (seen) => {
          seePhones(scene, seen);
          for (const call of scene.unsettled()) {
            if (call.endedAt !== null || scene.calmMs(call.tenantId) < cureMs) continue;
            const contact = scene.accounts.get(call.tenantId)?.open.get(call.interactionId);
            for (const difference of contact ? differencesOf(call, contact) : []) seen(call.interactionId, difference);
          }
        });
      },
    };
  },
};

/** What is told of Asterisk has been so before it was told. */
function untrueOf(fact: Fact, { legs, endedAt, overflowed }: TrueCall): string | null {
  switch (fact.kind) {
    case 'call.answered':
    case 'call.bridged': {
      const isRinging = legs.some(({ legId, state }) => legId === fact.legId && state === 'ringing');
      return isRinging ? `${fact.kind} is told of the leg ${fact.legId}, which rings` : null;
    }
    case 'call.ended': {
      const isOnTheLine = endedAt === null && !overflowed;
      const isTheirs = fact.by === 'caller' || fact.by === 'unknown';
      return isOnTheLine && isTheirs ? `is told to have ended by ${fact.by} and is on the line` : null;
    }
    default:
      return null;
  }
}

/** Ended at the desk while nobody reaches Asterisk: it counts as lost, and what goes on there is hung up later. */
const isEndedUnseen = (fact: Fact, telephony: Account['telephony']): boolean =>
  fact.kind === 'call.ended' && fact.ending === 'lost-pbx' && telephony === 'away';

function seePhones({ view, accounts, calmMs }: Scene, seen: Found): void {
  for (const { tenantId, agentId, registered } of view.agents()) {
    if (calmMs(tenantId) < cureMs) continue;
    const believed = accounts.get(tenantId)?.people.get(agentId)?.registered ?? false;
    if (believed !== registered)
      seen(agentId, registered ? 'has a telephone that the log does not know' : 'has a telephone in the log alone');
  }
}

function differencesOf(call: TrueCall, contact: Contact): string[] {
  const wanted = contact.redialled || !contact.legLost ? contact.legId : null;
  const stray = call.legs
    .filter(({ legId }) => legId !== wanted)
    .map(({ legId }) => `has the leg ${legId} that nobody wants`);
  const undialled = call.legs
    .filter(({ state }) => state === 'made')
    .map(({ legId }) => `has the leg ${legId} that rings nobody`);
  const isUp = call.legs.some(({ legId, state }) => legId === wanted && state === 'up');
  const unheard = contact.place === 'offered' && isUp ? [`has been answered and rings in the log`] : [];
  return [
    ...stray,
    ...undialled,
    ...unheard,
    ...soundDifference(call, contact),
    ...bridgeDifference(call, contact),
    ...recordingDifference(call, contact),
  ];
}

function soundDifference({ hears }: TrueCall, contact: Contact): string[] {
  const allowed = soundsOf(contact);
  return allowed.includes(hears) ? [] : [`hears ${hears} while it is at ${placeText(contact)}`];
}

function soundsOf(contact: Contact): readonly TrueCall['hears'][] {
  switch (contact.place) {
    case 'flow':
      return ['prompt', 'silence', 'ringing'];
    case 'queue':
    case 'offered':
      return ['music', 'prompt'];
    case 'talking':
      return contact.held || contact.legLost ? ['music'] : contact.bridged ? ['agent'] : ['agent', 'silence', 'music'];
    case 'over':
      return ['silence'];
  }
}

/** On hold the legs may be apart: what counts is what is heard. */
function bridgeDifference({ legs }: TrueCall, contact: Contact): string[] {
  const bridged = legs.some((leg) => leg.bridged);
  if (contact.place !== 'talking') return bridged ? [`is connected while it is at ${contact.place}`] : [];
  if (contact.held || contact.legLost || bridged === contact.bridged) return [];
  return [bridged ? 'is connected, and the log does not know it' : 'is connected in the log alone'];
}

function recordingDifference({ recording }: TrueCall, contact: Contact): string[] {
  const name = recording?.name ?? null;
  if (name !== contact.recording) return [`is recorded as ${name}, the log says ${contact.recording}`];
  if (!recording) return [];
  const isApart = contact.held || contact.legLost;
  if (recording.paused === isApart) return [];
  return [isApart ? 'is recorded while nobody talks' : 'has its recording paused in the conversation'];
}

function placeText({ place, held, legLost }: Contact): string {
  return [place, ...(held ? ['held'] : []), ...(legLost ? ['without its agent'] : [])].join(', ');
}
