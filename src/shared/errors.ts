/**
 * Every refusal of the product: its code, HTTP status and what it means. The browser decides on the code and
 * says it in words (`error.<code>` in the catalogues); docs/generated/errors.md is made from this table.
 */
export const refusals = {
  'validation-failed': { status: 400, title: 'The request does not fit the schema; `fields` names each path' },
  'reason-required': { status: 400, title: 'This act needs a reason' },
  'not-signed-in': { status: 401, title: 'No session, or it has expired' },
  'wrong-password': { status: 401, title: 'Wrong e-mail or password' },
  'second-factor-needed': { status: 401, title: 'The password is right; the code of the second factor is needed too' },
  'second-factor-demanded': { status: 403, title: 'Nothing else is answered before a second factor is set up' },
  forbidden: { status: 403, title: 'The role does not allow this act' },
  'delete-refused': { status: 403, title: 'Nothing is deleted here; void it with a reason instead' },
  'not-found': { status: 404, title: 'There is nothing with this id' },
  conflict: { status: 409, title: 'The record has changed meanwhile' },
  'agent-busy': { status: 409, title: 'The agent is engaged with a contact' },
  'agent-not-ready': { status: 409, title: 'The agent is not ready for a contact now' },
  'agent-not-skilled': { status: 409, title: 'The agent lacks a skill or the scope for this contact' },
  'transfer-target-gone': { status: 409, title: 'The queue or the agent to hand the contact to is not there any more' },
  'offer-gone': { status: 409, title: 'The offer was withdrawn, missed or taken' },
  'call-gone': { status: 409, title: 'The call has ended' },
  'call-not-yours': { status: 409, title: 'Another agent holds this contact' },
  'case-resolved': { status: 409, title: 'The case is resolved: it cannot wait before it is opened again' },
  'case-voided': { status: 409, title: 'The case was voided and stays as it is' },
  'wrap-up-closed': { status: 409, title: 'The wrap-up was finished already' },
  'extensions-used-up': { status: 409, title: 'The wrap-up cannot be extended again' },
  'callback-missing': { status: 409, title: 'The outcome promises a call: the wrap-up needs its time' },
  'idempotency-mismatch': { status: 422, title: 'The same idempotency key came with another request' },
  'config-in-use': { status: 409, title: 'Other settings name it: `uses` says which' },
  'config-retired': { status: 409, title: 'It is out of use; bring it back before it is changed' },
  'config-file-unknown': { status: 422, title: 'This is not a configuration file of Zvon' },
  'config-file-newer': { status: 422, title: 'The file was written by a newer version than this one' },
  'team-cycle': { status: 409, title: 'A team cannot stand below itself' },
  'email-taken': { status: 409, title: 'Another person has this e-mail address: `takenBy` is their key' },
  'last-administrator': { status: 409, title: 'Nobody else who can sign in administers everything' },
  'not-yourself': { status: 409, title: 'Nobody takes themselves out of use' },
  'flow-has-errors': { status: 409, title: 'The flow cannot be published: `problems` says what is wrong where' },
  'link-over': { status: 410, title: 'The link was used, ended by a newer one, or its time is over' },
  'wrong-current-password': { status: 422, title: 'The present password is wrong' },
  'wrong-code': { status: 422, title: 'The code is wrong, was taken already, or its time is over' },
  'password-weak': { status: 422, title: 'This password is not taken: `why` says what is wrong with it' },
  'second-factor-set': { status: 409, title: 'There is a second factor; remove it before another is set up' },
  'body-too-large': { status: 413, title: 'The body exceeds the limit' },
  'too-many-attempts': { status: 429, title: 'Too many wrong passwords or codes; wait as told by Retry-After' },
  'too-many-requests': { status: 429, title: 'Too many requests; wait as told by Retry-After' },
  internal: { status: 500, title: 'A defect in Zvon; the log has the request id' },
  'connector-unavailable': { status: 502, title: 'The other system refused or is not there' },
  'connector-timeout': { status: 504, title: 'The other system did not answer in time' },
  'telephony-away': { status: 503, title: 'The telephone system is not connected' },
  'database-away': { status: 503, title: 'The database does not answer; calls are held' },
  'phone-missing': { status: 409, title: "The agent's phone is not registered" },
} as const satisfies Record<string, { status: number; title: string }>;

export type RefusalCode = keyof typeof refusals;

/** A request that was refused: expected, told to the asker, never a defect. */
export class AppError extends Error {
  readonly code: RefusalCode;
  readonly detail: Record<string, unknown>;

  constructor(code: RefusalCode, detail: Record<string, unknown> = {}) {
    super(refusals[code].title);
    this.name = 'AppError';
    this.code = code;
    this.detail = detail;
  }

  get status(): number {
    return refusals[this.code].status;
  }
}
