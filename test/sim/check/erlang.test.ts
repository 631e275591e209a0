import { expect, test } from 'vitest';
import { abandonment, averageWait, erlangB, erlangC, type Load, serviceLevel } from './erlang.ts';

const load: Load = { arrivalsPerSecond: 8 / 180, serviceSeconds: 180, servers: 10 };

test('eight Erlangs for ten servers, by the tables: 12.2 % are lost, 40.9 % wait', () => {
  expect(erlangB(load)).toBeCloseTo(0.1217, 4);
  expect(erlangC(load)).toBeCloseTo(0.4092, 4);
});

test('one server is M/M/1: the busy share waits, for that share of the service over the idle share', () => {
  const single: Load = { arrivalsPerSecond: 0.5, serviceSeconds: 1, servers: 1 };
  expect(erlangC(single)).toBeCloseTo(0.5, 12);
  expect(averageWait(single)).toBeCloseTo(1, 12);
  expect(serviceLevel(single, 2)).toBeCloseTo(1 - 0.5 * Math.exp(-1), 12);
});

test('with a patience like the service the number of callers is Poisson, as if nobody ever waited', () => {
  const mean = 8;
  let probability = Math.exp(-mean);
  let queue = 0;
  for (let present = 1; present < 200; present += 1) {
    probability *= mean / present;
    queue += probability * Math.max(0, present - load.servers);
  }
  expect(abandonment(load, load.serviceSeconds)).toBeCloseTo(queue / mean, 12);
});

test('with endless patience the queue is that of Erlang C', () => {
  const patience = 1e9;
  const queue = abandonment(load, patience) * patience * load.arrivalsPerSecond;
  expect(queue).toBeCloseTo(averageWait(load) * load.arrivalsPerSecond, 4);
});

test('without any patience whoever finds no server is lost: Erlang B', () => {
  expect(abandonment(load, 1e-9)).toBeCloseTo(erlangB(load), 6);
});
