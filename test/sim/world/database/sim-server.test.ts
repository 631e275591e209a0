import { expect, test } from 'vitest';
import { chanceOf } from '../random.ts';
import { createSimProcess } from '../sim-process.ts';
import { createVirtualTime } from '../virtual-time.ts';
import { createSimServer } from './sim-server.ts';

function serverInTest() {
  const time = createVirtualTime(0);
  const process = createSimProcess(time);
  const server = createSimServer(time, chanceOf(1, 'server'), 0);
  const served: string[] = [];
  const ask = (what: string): void =>
    void server.ask(process, (answer) => {
      served.push(`${what} ${time.now()}`);
      answer({ value: what });
    });
  const run = (): void => {
    while (time.next(Infinity));
  };
  return { time, server, served, ask, run };
}

test('what is asked of a server that stands still is served in its order when it goes on', () => {
  const { time, server, served, ask, run } = serverInTest();
  server.standStill(100);
  time.after(10, () => ask('first'));
  time.after(20, () => ask('second'));
  run();
  expect(served).toEqual(['first 100', 'second 100']);
});

test('a server that is let go on before its time serves at once what waits', () => {
  const { time, server, served, ask, run } = serverInTest();
  server.standStill(20_000);
  time.after(10, () => ask('renewal'));
  time.after(50, () => server.standStill(0));
  run();
  expect(served).toEqual(['renewal 50']);
});
