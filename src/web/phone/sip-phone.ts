import JsSIP from 'jssip';
import type { IncomingRequest } from 'jssip/lib/SIPMessage';
import type { RTCSession } from 'jssip/lib/RTCSession';
import { microphoneFailure } from './microphone-failure.ts';

export interface SipAccount {
  uri: string;
  username: string;
  password: string;
  iceServers: RTCIceServer[];
}

export interface SipPhoneState {
  registered: boolean;
  /** The leg that rings or talks here, as the server named it. */
  legId: string | null;
  talking: boolean;
  /** Why the phone cannot do its work, in the catalogue's terms (`phone.<failure>`). */
  failure:
    | 'refused-microphone'
    | 'no-microphone'
    | 'busy-microphone'
    | 'sound-blocked'
    | 'no-connection'
    | 'wrong-account'
    | null;
}

export interface Quality {
  rttMs: number | null;
  /** Share of packets lost on the way here since the last look, 0 to 1. */
  loss: number | null;
}

/** What the server writes on a leg's INVITE. */
const legHeader = 'X-Zvon-Leg';
const autoAnswerHeader = 'X-Zvon-Auto-Answer';
const inviteWithinMs = 3_000;

/**
 * The browser's telephone: registers through the desk's own origin, rings silently (the desk shows the offer), answers
 * when it is told to, or by itself when a lost leg comes back. One call at a time; a second is refused as busy.
 */
export function createSipPhone(options: {
  account: SipAccount;
  socketUrl: string;
  audio: HTMLAudioElement;
  changed: (state: SipPhoneState) => void;
}) {
  const { account, audio } = options;
  let state: SipPhoneState = { registered: false, legId: null, talking: false, failure: null };
  let session: RTCSession | null = null;
  let muted = false;
  /** The desk shows an offer a moment before its INVITE comes: who answers in that moment is answered when it does. */
  let answersUntilMs = 0;
  let lastCounts = { received: 0, lost: 0 };

  const ua = new JsSIP.UA({
    sockets: new JsSIP.WebSocketInterface(options.socketUrl),
    uri: account.uri,
    authorization_user: account.username,
    password: account.password,
    session_timers: false,
    register_expires: 120,
    connection_recovery_min_interval: 1,
    connection_recovery_max_interval: 4,
    user_agent: 'Zvon desk',
  });

  function change(next: Partial<SipPhoneState>): void {
    state = { ...state, ...next };
    options.changed(state);
  }

  ua.on('registered', () => {
    // After a lost socket the far end still sends to the old one: a re-INVITE tells it the new.
    if (session?.isEstablished()) session.renegotiate();
    change({ registered: true, failure: state.failure === 'no-connection' ? null : state.failure });
  });
  ua.on('unregistered', () => change({ registered: false }));
  ua.on('disconnected', () => change({ registered: false, failure: 'no-connection' }));
  ua.on('registrationFailed', ({ response }: { response?: { status_code: number } | null }) =>
    change({
      registered: false,
      failure: response && [401, 403, 404].includes(response.status_code) ? 'wrong-account' : 'no-connection',
    }),
  );
  ua.on(
    'newRTCSession',
    ({
      session: incoming,
      request,
      originator,
    }: {
      session: RTCSession;
      request: IncomingRequest;
      originator: string;
    }) => {
      if (originator !== 'remote') return;
      if (session && !request.getHeader(autoAnswerHeader)) {
        incoming.terminate({ status_code: 486 });
        return;
      }
      // The server dials a lost leg again: what this phone still holds of the old one is dead.
      const dead = session;
      session = null;
      dead?.terminate();
      take(incoming, request);
    },
  );

  function take(incoming: RTCSession, request: IncomingRequest): void {
    session = incoming;
    change({ legId: request.getHeader(legHeader) ?? null, talking: false });
    incoming.on('peerconnection', ({ peerconnection }: { peerconnection: RTCPeerConnection }) => {
      peerconnection.addEventListener('track', ({ streams, track }) => {
        audio.srcObject = streams[0] ?? new MediaStream([track]);
        // Refused only without any gesture on the page; going ready was one.
        audio.play().catch(() => change({ failure: 'sound-blocked' }));
      });
    });
    incoming.on('confirmed', () => {
      applyMute();
      change({ talking: true, failure: null });
    });
    const over = (): void => {
      if (session !== incoming) return;
      session = null;
      lastCounts = { received: 0, lost: 0 };
      audio.srcObject = null;
      change({ legId: null, talking: false });
    };
    incoming.on('ended', over);
    incoming.on('failed', over);
    incoming.on('getusermediafailed', (error: unknown) => change({ failure: microphoneFailure(error) }));
    if (request.getHeader(autoAnswerHeader) || performance.now() < answersUntilMs) answer();
  }

  function answer(): void {
    answersUntilMs = session ? 0 : performance.now() + inviteWithinMs;
    if (!session || session.isEstablished()) return;
    session.answer({ mediaConstraints: { audio: true, video: false }, pcConfig: { iceServers: account.iceServers } });
  }

  function applyMute(): void {
    if (!session) return;
    if (muted) session.mute({ audio: true });
    else session.unmute({ audio: true });
  }

  async function quality(): Promise<Quality> {
    const peer = session?.isEstablished() ? session.connection : null;
    if (!peer) return { rttMs: null, loss: null };
    const found: { rttMs: number | null; received: number; lost: number } = { rttMs: null, received: 0, lost: 0 };
    (await peer.getStats()).forEach((report: { type: string; [key: string]: unknown }) => {
      if (report.type === 'remote-inbound-rtp' && typeof report.roundTripTime === 'number')
        found.rttMs = Math.round(report.roundTripTime * 1_000);
      if (report.type === 'inbound-rtp') {
        found.received = Number(report.packetsReceived ?? 0);
        found.lost = Number(report.packetsLost ?? 0);
      }
    });
    const received = found.received - lastCounts.received;
    const lost = Math.max(0, found.lost - lastCounts.lost);
    lastCounts = { received: found.received, lost: found.lost };
    return { rttMs: found.rttMs, loss: received + lost === 0 ? null : lost / (received + lost) };
  }

  ua.start();
  return {
    state: () => state,
    answer,
    /** Ends the leg of this phone; the server ends the call when the leg was the last. */
    hangUp: (): void => void session?.terminate(),
    setMuted(next: boolean): void {
      muted = next;
      applyMute();
    },
    quality,
    close: (): void => void ua.stop(),
  };
}

export type SipPhone = ReturnType<typeof createSipPhone>;
