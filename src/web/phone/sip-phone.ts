import type { RTCSession } from 'jssip/lib/RTCSession';
import type { IncomingRequest } from 'jssip/lib/SIPMessage';
import { createLinkQuality } from './link-quality.ts';
import { comeBackSoon, createSocket, createUserAgent, hearRegistration } from './sip-registration.ts';
import { answerCall, applyMute, receiveCall, type SipLine } from './sip-session.ts';

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

interface NewSession {
  session: RTCSession;
  request: IncomingRequest;
  originator: string;
}

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
  const line: SipLine = {
    account: options.account,
    audio: options.audio,
    quality: createLinkQuality(),
    changed: options.changed,
    state: { registered: false, legId: null, talking: false, failure: null },
    session: null,
    muted: false,
    answersUntilMs: 0,
  };
  const socket = createSocket(options.socketUrl);
  const ua = createUserAgent(options.account, socket);
  hearRegistration(ua, line);
  const endStaying = comeBackSoon(ua, socket);
  ua.on('newRTCSession', ({ session, request, originator }: NewSession) => {
    if (originator === 'remote') receiveCall(line, session, request);
  });
  ua.start();
  return {
    state: () => line.state,
    answer: (): void => answerCall(line),
    setMuted(next: boolean): void {
      line.muted = next;
      applyMute(line);
    },
    quality: (): Promise<Quality> =>
      line.quality.read(() => (line.session?.isEstablished() ? line.session.connection : null)),
    /** Registers with a password that was changed meanwhile; a call that runs goes on. */
    renew(account: SipAccount): void {
      line.account = account;
      ua.set('password', account.password);
      // Without a connection it registers when there is one again.
      if (ua.isConnected()) ua.register();
    },
    close(): void {
      endStaying();
      ua.stop();
    },
    /** Goes without a goodbye: the leg is lost, not ended, and comes back where the agent takes the phone. */
    abandon(): void {
      endStaying();
      socket.disconnect();
      ua.stop();
    },
  };
}

export type SipPhone = ReturnType<typeof createSipPhone>;
