import type { RTCSession } from 'jssip/lib/RTCSession';
import type { IncomingRequest } from 'jssip/lib/SIPMessage';
import type { LinkQuality } from './link-quality.ts';
import { microphoneFailure } from './microphone-failure.ts';
import type { SipAccount, SipPhoneState } from './sip-phone.ts';

/** What the server writes on a leg's INVITE. */
const legHeader = 'X-Zvon-Leg';
const autoAnswerHeader = 'X-Zvon-Auto-Answer';
const inviteWithinMs = 3_000;
/** RFC 3261, 21.4.24: Busy Here. */
const busyHere = 486;

/** The one line of the browser's telephone. */
export interface SipLine {
  account: SipAccount;
  readonly audio: HTMLAudioElement;
  readonly quality: LinkQuality;
  readonly changed: (state: SipPhoneState) => void;
  state: SipPhoneState;
  session: RTCSession | null;
  muted: boolean;
  /** The desk shows an offer a moment before its INVITE comes: who answers in that moment is answered when it does. */
  answersUntilMs: number;
}

export function changeLine(line: SipLine, next: Partial<SipPhoneState>): void {
  line.state = { ...line.state, ...next };
  line.changed(line.state);
}

/** Takes the call that comes in, or refuses it as busy. */
export function receiveCall(line: SipLine, incoming: RTCSession, request: IncomingRequest): void {
  const answersItself = Boolean(request.getHeader(autoAnswerHeader));
  if (line.session && !answersItself) {
    incoming.terminate({ status_code: busyHere });
    return;
  }
  // The server dials a lost leg again: what this phone still holds of the old one is dead.
  const dead = line.session;
  line.session = null;
  dead?.terminate();
  line.session = incoming;
  changeLine(line, { legId: request.getHeader(legHeader) ?? null, talking: false });
  hearCall(line, incoming);
  if (answersItself || performance.now() < line.answersUntilMs) answerCall(line);
}

/** The addresses of this machine are there at once, what a server adds comes soon, and one that is silent is not waited for. */
const gatherWithinMs = 700;

/** The library says what addresses it has only when every server has answered or given up, which takes many seconds. */
export function gatherSoon(incoming: Pick<RTCSession, 'on'>): void {
  let isTimed = false;
  incoming.on('icecandidate', ({ ready }: { ready: () => void }) => {
    if (!isTimed) setTimeout(ready, gatherWithinMs);
    isTimed = true;
  });
}

function hearCall(line: SipLine, incoming: RTCSession): void {
  gatherSoon(incoming);
  incoming.on('peerconnection', ({ peerconnection }: { peerconnection: RTCPeerConnection }) => {
    peerconnection.addEventListener('track', (event) => playCaller(line, event));
  });
  incoming.on('confirmed', () => {
    applyMute(line);
    changeLine(line, { talking: true, failure: null });
  });
  incoming.on('ended', () => endCall(line, incoming));
  incoming.on('failed', () => endCall(line, incoming));
  incoming.on('getusermediafailed', (error: unknown) => changeLine(line, { failure: microphoneFailure(error) }));
}

function playCaller(line: SipLine, { streams, track }: RTCTrackEvent): void {
  line.audio.srcObject = streams[0] ?? new MediaStream([track]);
  // Refused only without any gesture on the page; going ready was one.
  line.audio.play().catch(() => changeLine(line, { failure: 'sound-blocked' }));
}

function endCall(line: SipLine, ended: RTCSession): void {
  if (line.session !== ended) return;
  line.session = null;
  line.audio.srcObject = null;
  changeLine(line, { legId: null, talking: false });
}

export function answerCall(line: SipLine): void {
  const { account, session } = line;
  line.answersUntilMs = session ? 0 : performance.now() + inviteWithinMs;
  // A second press finds it answered already.
  if (!session?.isInProgress()) return;
  session.answer({ mediaConstraints: { audio: true, video: false }, pcConfig: { iceServers: account.iceServers } });
}

export function applyMute({ session, muted }: SipLine): void {
  if (!session) return;
  if (muted) session.mute({ audio: true });
  else session.unmute({ audio: true });
}
