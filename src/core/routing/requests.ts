import type { RefusalCode } from '../../shared/errors.ts';
import { chooseState, signIn, signOut } from './agent-requests.ts';
import { acceptOffer, declineOffer, endByAgent, holdCall, resumeCall, sendDigits } from './call-requests.ts';
import type { AgentRequest } from './event.ts';
import { phoneSaysHello } from './phones.ts';
import { presenceLost, presenceReturned } from './presence.ts';
import { transferCall } from './transfer.ts';
import type { Turn } from './turn.ts';
import { extendWrapUp, finishWrapUp, parkByHand } from './wrap-up-requests.ts';

/** Null when it was done; a refusal is decided before anything is told. */
export function takeRequest(turn: Turn, request: AgentRequest): RefusalCode | null {
  if (turn.state.telephony === 'away' && needsTelephony(request)) return 'telephony-away';
  switch (request.kind) {
    case 'agent.signIn':
      return signIn(turn, request.agentId);
    case 'agent.signOut':
      return signOut(turn, request.agentId);
    case 'agent.chooseState':
      return chooseState(turn, request.agentId, request.chosen, request.setBy);
    case 'offer.accept':
      return acceptOffer(turn, request);
    case 'offer.decline':
      return declineOffer(turn, request);
    case 'call.hold':
      return holdCall(turn, request);
    case 'call.resume':
      return resumeCall(turn, request);
    case 'call.sendDigits':
      return sendDigits(turn, request);
    case 'call.transfer':
      return transferCall(turn, request);
    case 'call.end':
      return endByAgent(turn, request);
    case 'wrapup.extend':
      return extendWrapUp(turn, request);
    case 'wrapup.park':
      return parkByHand(turn, request);
    case 'wrapup.finish':
      return finishWrapUp(turn, request);
    case 'phone.hello':
      phoneSaysHello(turn, request.agentId, request.legId);
      return null;
    case 'presence.lost':
      presenceLost(turn, request.agentId);
      return null;
    case 'presence.returned':
      presenceReturned(turn, request.agentId);
      return null;
  }
}

/** What the agent asks of the line itself, as against their own state; a conversation that is lost is ended without it. */
const needsTelephony = ({ kind }: AgentRequest): boolean =>
  kind !== 'call.end' && (kind.startsWith('call.') || kind.startsWith('offer.'));
