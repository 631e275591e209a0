import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { spawnIn } from './namespaces.ts';

/** A helper of the test on another machine: asked and answering in lines of JSON, one question at a time. */
export interface LineTalk {
  ask<Answer>(question: object): Promise<Answer>;
  close(): Promise<void>;
}

/** `program` stands beside this file; it is ready when it has said its first line. */
export async function talkTo(namespace: string, program: string, given: object): Promise<LineTalk> {
  const file = fileURLToPath(new URL(program, import.meta.url));
  const child = spawnIn(namespace, [process.execPath, '--import', 'tsx', file, JSON.stringify(given)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  const next = async <Answer>(): Promise<Answer> => {
    const { value, done } = await lines.next();
    if (done) throw new Error(`${program} ended without an answer`);
    return JSON.parse(value) as Answer;
  };
  await next();
  return {
    async ask(question) {
      child.stdin!.write(`${JSON.stringify(question)}\n`);
      return next();
    },
    async close() {
      if (child.exitCode !== null) return;
      child.stdin!.end();
      await once(child, 'exit');
    },
  };
}
