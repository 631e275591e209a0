import { appendFile, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createWitness, type Witness } from './witness.ts';

const first = '06e7bbd1-f735-4be2-89e7-eace14cc7574';
const second = 'b3f6a2c1-0d82-4e65-b68e-f8204dcc3801';
const arrival =
  '"CHAN_START","1795323970.150104","node-1-1795323970.0","node-1-1795323970.0","PJSIP/trunk-in-00000000","from-trunk","420541100100","","",""\n';
const line = (type: string, extra: string, seconds = '1795324019.207860'): string =>
  `"${type}","${seconds}","node-1-1.0","node-1-1.0","PJSIP/trunk-in-00000000","emergency-overflow","420541100100","","${type}","{""extra"":""${extra}""}"\n`;
const overflow = (extra: string, seconds?: string): string => line('ZVON_OVERFLOW', extra, seconds);

let folder: string;
let file: string;
let witness: Witness;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zvon-witness-'));
  file = path.join(folder, 'witness.csv');
  witness = createWitness(file);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const read = async () => {
  await witness.read();
  return witness.unheard();
};

it('tells who was sent to the overflow, and nothing of other calls', async () => {
  await writeFile(file, arrival + overflow(`${first}|420541100100|420777000001`) + arrival);
  expect(await read()).toEqual([
    { kind: 'call.overflowed', at: 1_795_324_019_207, interactionId: first, from: '420777000001', to: '420541100100' },
  ]);
});

it('tells who hung up before Zvon heard of them', async () => {
  await writeFile(file, line('ZVON_CONTACT', `${first}|16`) + line('ZVON_UNHEARD', `${first}|420541100100|`));
  expect(await read()).toEqual([
    { kind: 'call.unheard', at: 1_795_324_019_207, interactionId: first, from: null, to: '420541100100' },
  ]);
});

it('tells which calls died with an Asterisk that was started again, and forgets those that ended', async () => {
  const startedAt = 1_795_324_030_000;
  await writeFile(
    file,
    line('ZVON_ARRIVED', `${first}|420541100100|420777000001`) +
      line('ZVON_ARRIVED', `${second}|420541100100|`) +
      line('ZVON_CONTACT', `${second}|16`),
  );
  await witness.read();
  const lost = { interactionId: first, from: '420777000001', to: '420541100100' };
  expect(witness.lostBefore(startedAt)).toEqual([lost]);
  expect(witness.lostBefore(1_795_324_019_000)).toEqual([]);
  expect(witness.lostBefore(startedAt + 600_000)).toEqual([]);
});

it('reads on from where it was, also from the middle of a line', async () => {
  const next = overflow(`${second}|420541100100|`, '1795324020.000001');
  await writeFile(file, overflow(`${first}|420541100100|420777000001`) + next.slice(0, 80));
  expect(await read()).toHaveLength(1);
  await appendFile(file, next.slice(80));
  const both = await read();
  expect(both).toHaveLength(2);
  expect(both[1]).toEqual({
    kind: 'call.overflowed',
    at: 1_795_324_020_000,
    interactionId: second,
    from: null,
    to: '420541100100',
  });
  expect(await read()).toHaveLength(2);
});

it('tells nobody as earlier than whom it told before, also after the clock was set back', async () => {
  await writeFile(
    file,
    overflow(`${first}|420541100100|420777000001`, '1795324020.000001') +
      overflow(`${second}|420541100100|420777000002`, '1795320420.000001'),
  );
  expect((await read()).map(({ at }) => at)).toEqual([1_795_324_020_000, 1_795_324_020_000]);
});

it('reads each line once when it is asked twice at once', async () => {
  await writeFile(file, overflow(`${first}|420541100100|420777000001`));
  await Promise.all([witness.read(), witness.read()]);
  expect(witness.unheard()).toHaveLength(1);
});

it('begins at the beginning of a new file', async () => {
  await writeFile(file, arrival + arrival + overflow(`${first}|420541100100|420777000001`));
  await witness.read();
  await writeFile(file, overflow(`${second}|420541100100|420777000002`));
  expect((await read()).map(({ interactionId }) => interactionId)).toEqual([first, second]);
});

it('begins at the beginning of a file that took the place of another, though it is no shorter', async () => {
  await writeFile(file, overflow(`${first}|420541100100|420777000001`));
  await witness.read();
  await writeFile(`${file}.new`, overflow(`${second}|420541100100|420777000002`));
  await rename(`${file}.new`, file);
  expect((await read()).map(({ interactionId }) => interactionId)).toEqual([first, second]);
});

it.each(['', first, 'no id|420541100100|420777000001'])('passes over a line that says %j', async (extra) => {
  await writeFile(file, overflow(extra));
  expect(await read()).toEqual([]);
});

it('has nothing to tell without a file, or before the first call', async () => {
  expect(await read()).toEqual([]);
  witness = createWitness(undefined);
  expect(await read()).toEqual([]);
});

it('says that a file cannot be read, and reads it later', async () => {
  witness = createWitness(folder);
  await writeFile(path.join(folder, 'something'), 'else');
  await expect(witness.read()).rejects.toMatchObject({ code: 'EISDIR' });
});
