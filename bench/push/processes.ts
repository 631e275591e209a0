import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';

/** A process of the benchmark: it is given orders and reports. */
export interface Worker<Order, Report extends { kind: string }> {
  order(order: Order): void;
  /** The next report of this kind. */
  next<K extends Report['kind']>(kind: K): Promise<Report & { kind: K }>;
  stop(): Promise<void>;
}

export function startWorker<Order extends object, Report extends { kind: string }>(
  file: string,
  environment: Record<string, string> = {},
): Worker<Order, Report> {
  const child = fork(path.join(import.meta.dirname, file), [], {
    env: { ...process.env, ...environment },
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
  });
  return {
    order: (order) => void child.send(order),
    next: (kind) => nextOf(child, file, kind),
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null) return resolve();
        child.once('exit', () => resolve());
        child.disconnect();
      }),
  };
}

function nextOf<Report extends { kind: string }, K extends Report['kind']>(
  child: ChildProcess,
  file: string,
  kind: K,
): Promise<Report & { kind: K }> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`${file} ended with ${code}`));
    const hear = (report: Report): void => {
      if (report.kind !== kind) return;
      child.off('message', hear).off('exit', ended);
      resolve(report as Report & { kind: K });
    };
    child.on('message', hear).once('exit', ended);
  });
}
