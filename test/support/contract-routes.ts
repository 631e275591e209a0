import { isContractProcedure } from '@orpc/contract';
import { contract } from '../../src/shared/api/contract.ts';

export interface ContractRoute {
  /** Its place in the contract: `calls.answer`. */
  name: string;
  method: string;
  /** Below the origin, ids in braces: `/api/calls/{id}/answer`. */
  path: string;
  /** The schema of its input; undefined where it has none. */
  input: unknown;
}

/** Every route of the API, read from the contract: nobody can forget one in a list. */
export const contractRoutes: readonly ContractRoute[] = routesIn(contract, []);

function routesIn(part: object, at: readonly string[]): ContractRoute[] {
  return Object.entries(part).flatMap(([key, value]: [string, object]) => {
    if (!isContractProcedure(value)) return routesIn(value, [...at, key]);
    const { route, inputSchema } = value['~orpc'];
    return [{ name: [...at, key].join('.'), method: route.method!, path: `/api${route.path!}`, input: inputSchema }];
  });
}

/** The request of a route: fields that stand in the path go there, the others to the query of a GET or the body. */
export function requestOf(route: Pick<ContractRoute, 'method' | 'path'>, input: Record<string, unknown>) {
  const rest = { ...input };
  const path = route.path.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = rest[name];
    delete rest[name];
    // A lone half of a surrogate pair has no bytes that could be escaped.
    return encodeURIComponent(String(value).replace(/\p{Surrogate}/gu, '\ufffd'));
  });
  if (route.method !== 'GET') return { method: route.method, path, body: rest };
  const query = new URLSearchParams(
    Object.entries(rest).map(([name, value]): [string, string] => [name, String(value)]),
  );
  return { method: route.method, path: query.size > 0 ? `${path}?${query.toString()}` : path, body: undefined };
}
