import { afterAnswer, type Breaker, mayAsk, newBreaker } from './breaker.ts';
import { readAnswer } from './read-answer.ts';
import type { ConnectorAnswer, ConnectorQuestion } from '../../core/connectors/connector-port.ts';
import type { ConnectorOperation } from '../../shared/connector-manifest.ts';
import { buildRequest } from './build-request.ts';
import { type Exchanged, exchange } from './exchange.ts';

/** Asks other systems over HTTP by their manifests; counts each connector's failures while the process lives. */
export function createConnectorCall(options: {
  /** The manifest names secrets; where they are kept is the process's matter. */
  secretOf(name: string): string | undefined;
  /** A clock that only goes forward. */
  now(): number;
}): (question: ConnectorQuestion) => Promise<ConnectorAnswer> {
  const breakers = new Map<string, Breaker>();
  return async (question) => {
    const { connectorId, manifest } = question;
    const operation = manifest.operations[question.operation];
    if (!operation) return { kind: 'unavailable', why: `no operation ${question.operation}` };
    const built = buildRequest(manifest, operation, question.values, options.secretOf);
    if (built.kind === 'impossible') return { kind: 'unavailable', why: built.why };
    const breaker = breakers.get(connectorId) ?? newBreaker;
    if (!mayAsk(breaker, options.now())) return { kind: 'unavailable', why: 'resting after failures' };
    const ask = () => exchange(built.request, manifest.timeoutMs);
    const first = await ask();
    const mayRepeat = isFailure(first) && (operation.idempotent || operation.method === 'GET');
    const answer = mayRepeat ? await ask() : first;
    const before = breakers.get(connectorId) ?? newBreaker;
    breakers.set(connectorId, afterAnswer(before, isFailure(answer), options.now()));
    return toAnswer(answer, operation);
  };
}

/** What may be otherwise a moment later: no connection, no answer, or a server that says it is in trouble. */
const isFailure = (exchanged: Exchanged): boolean => exchanged.kind !== 'answered' || exchanged.status >= 500;

function toAnswer(exchanged: Exchanged, operation: ConnectorOperation): ConnectorAnswer {
  if (exchanged.kind === 'timeout') return { kind: 'timeout' };
  if (exchanged.kind === 'failed') return { kind: 'unavailable', why: exchanged.why };
  const { status, text } = exchanged;
  if (status >= 500) return { kind: 'unavailable', why: `status ${status}` };
  if (status < 200 || status >= 300) return { kind: 'refused', why: `status ${status}` };
  const parsed = parse(text);
  if (parsed === undefined) return { kind: 'unavailable', why: 'the answer is no JSON' };
  const read = readAnswer(parsed, operation.map);
  if (read.kind === 'refused') return { kind: 'unavailable', why: `the answer is malformed at ${read.place}` };
  return { kind: 'answered', values: read.values };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Another system's answer may be anything; that it is no JSON is the finding.
    return undefined;
  }
}
