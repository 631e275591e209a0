import { endpointOf, formatSipUri, parseNameAddress, type Endpoint } from './sip-address.ts';
import { cseqOf, headerOf, headersOf, type SipHeader, type SipRequest, type SipResponse } from './sip-message.ts';
import { newBranch } from './sip-token.ts';

/** The methods that a call made of software has a use for; everything else is answered 405 with this list. */
export const allowedMethods = 'INVITE, ACK, CANCEL, BYE, OPTIONS';

/** RFC 3261 12: what both sides remember of a call. `local` and `remote` are whole From or To values. */
export interface Dialog {
  callId: string;
  local: string;
  remote: string;
  localSequence: number;
  remoteTarget: string;
  routes: string[];
  /** Where requests go when the target names no address. */
  proxy: Endpoint;
}

/** RFC 3261 12.1.2 */
export function dialogOfResponse(invite: SipRequest, response: SipResponse, proxy: Endpoint): Dialog {
  return {
    callId: headerOf(invite, 'Call-ID') ?? '',
    local: headerOf(invite, 'From') ?? '',
    remote: headerOf(response, 'To') ?? '',
    localSequence: cseqOf(invite).number,
    remoteTarget: contactOf(response) ?? invite.uri,
    routes: headersOf(response, 'Record-Route').reverse(),
    proxy,
  };
}

/** RFC 3261 12.1.1 */
export function dialogOfRequest(invite: SipRequest, localTag: string, proxy: Endpoint): Dialog {
  return {
    callId: headerOf(invite, 'Call-ID') ?? '',
    local: `${headerOf(invite, 'To')};tag=${localTag}`,
    remote: headerOf(invite, 'From') ?? '',
    localSequence: 0,
    remoteTarget: contactOf(invite) ?? parseNameAddress(headerOf(invite, 'From') ?? '').uri,
    routes: headersOf(invite, 'Record-Route'),
    proxy,
  };
}

/** A request within the call; an ACK repeats the number of the INVITE that it confirms. */
export function requestInDialog(
  dialog: Dialog,
  method: string,
  contact: Endpoint,
  ackOf?: number,
): { request: SipRequest; to: Endpoint } {
  if (ackOf === undefined) dialog.localSequence += 1;
  const headers: SipHeader[] = [
    ['Via', viaOf(contact)],
    ['Max-Forwards', '70'],
    ...dialog.routes.map((route): SipHeader => ['Route', route]),
    ['From', dialog.local],
    ['To', dialog.remote],
    ['Call-ID', dialog.callId],
    ['CSeq', `${ackOf ?? dialog.localSequence} ${method}`],
    ['Contact', `<${formatSipUri('zvon', contact)}>`],
    ['User-Agent', userAgent],
  ];
  const next = dialog.routes[0] === undefined ? dialog.remoteTarget : parseNameAddress(dialog.routes[0]).uri;
  const request: SipRequest = { kind: 'request', method, uri: dialog.remoteTarget, headers, body: '' };
  return { request, to: endpointOf(next, dialog.proxy) };
}

export const userAgent = 'Zvon SIP caller';

/** `rport` (RFC 3581) asks for the answer where the request came from. */
export const viaOf = ({ host, port }: Endpoint): string => `SIP/2.0/UDP ${host}:${port};branch=${newBranch()};rport`;

export function responseTo(
  request: SipRequest,
  code: number,
  reason: string,
  localTag: string | null,
  extra: { headers?: readonly SipHeader[]; body?: string } = {},
): SipResponse {
  const copied = request.headers.filter(([name]) => ['via', 'from', 'call-id', 'cseq'].includes(name.toLowerCase()));
  const routes = request.headers.filter(([name]) => name.toLowerCase() === 'record-route');
  const to = headerOf(request, 'To') ?? '';
  const tagged = localTag === null || parseNameAddress(to).tag !== null ? to : `${to};tag=${localTag}`;
  const headers: SipHeader[] = [
    ...copied,
    ['To', tagged],
    ...routes,
    ['User-Agent', userAgent],
    ['Allow', allowedMethods],
    ...(extra.headers ?? []),
  ];
  return { kind: 'response', code, reason, headers, body: extra.body ?? '' };
}

function contactOf(message: SipRequest | SipResponse): string | null {
  const contact = headersOf(message, 'Contact')[0];
  return contact === undefined ? null : parseNameAddress(contact).uri;
}
