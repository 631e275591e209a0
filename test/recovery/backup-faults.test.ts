import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findSets } from '../../src/adapters/backup/repository.ts';
import { openRepository } from '../../src/runtime/backup/backup-settings.ts';
import { chooseSet, logFor, restoreSet } from '../../src/runtime/backup/restore-set.ts';
import { verifyBackup } from '../../src/runtime/backup/verify-backup.ts';
import { askOnce, type BackupWorld, openBackupWorld } from '../support/backup-world.ts';

let world: BackupWorld;
let whole: string;
let afterFirst: Date;
let afterSecond: Date;

beforeAll(async () => {
  world = await openBackupWorld({ passphrase: 'korektni heslo zalohy' });
  await world.query('create table note (text text not null)');
  await world.backUp();
  await world.query("insert into note values ('first')");
  await world.handOver();
  afterFirst = await world.now();
  await world.handOver();
  await world.backUp();
  afterSecond = await world.now();
  await world.handOver();
  whole = `${world.settings.ZVON_BACKUP}.whole`;
  renameSync(world.settings.ZVON_BACKUP!, whole);
}, 60_000);
afterAll(() => world.close());

/** Every test breaks a copy of its own. */
beforeEach(() => {
  rmSync(world.settings.ZVON_BACKUP!, { recursive: true, force: true });
  cpSync(whole, world.settings.ZVON_BACKUP!, { recursive: true, preserveTimestamps: true });
});

const inBackup = (...parts: string[]): string => join(world.settings.ZVON_BACKUP!, ...parts);
const sets = (): string[] => readdirSync(inBackup('sets')).toSorted();
const segments = (): string[] => readdirSync(inBackup('wal')).filter((name) => /^[0-9A-F]{24}-/.test(name));
const faultsNow = async (): Promise<string[]> => (await verifyBackup(await openRepository(world.settings))).faults;

function flipBit(file: string, at = 0.5): void {
  const bytes = readFileSync(file);
  bytes[Math.floor(bytes.length * at)]! ^= 1;
  writeFileSync(file, bytes);
}

const setsThatRestore = async (): Promise<string[]> => {
  const repository = await openRepository(world.settings);
  const found: string[] = [];
  for (const [to, name] of [
    [afterFirst, 'first'],
    [afterSecond, 'second'],
  ] as const) {
    const set = await chooseSet(repository, to);
    if (await logFor(repository, set, to).catch(() => null)) found.push(name);
  }
  return found;
};

describe('[PL-10] of a damaged backup it is said loudly what is wrong, in one sentence each', () => {
  test('a whole one has no fault', async () => {
    expect(await faultsNow()).toEqual([]);
    expect(await setsThatRestore()).toEqual(['first', 'second']);
  });

  test('one flipped bit in the files of a set; the older set still restores', async () => {
    const [, newer] = sets();
    flipBit(inBackup('sets', newer!, 'base.gz.sealed'));
    expect(await faultsNow()).toEqual([expect.stringContaining(`base.gz.sealed of set ${newer} was changed`)]);
    const repository = await openRepository(world.settings);
    const dataDir = join(world.folder, 'older', 'postgres');
    const server = await restoreSet({
      repository,
      set: await chooseSet(repository, afterFirst),
      to: afterFirst,
      dataDir,
    });
    const url = new URL(server.ownerUrl);
    url.password = new URL(world.ownerUrl()).password;
    const notes = await askOnce(url.href, 'select text from note').finally(() => server.stop());
    expect(notes).toEqual([{ text: 'first' }]);
  });

  test('and one that is damaged is not restored half', async () => {
    const [, newer] = sets();
    flipBit(inBackup('sets', newer!, 'base.gz.sealed'));
    const repository = await openRepository(world.settings);
    const dataDir = join(world.folder, 'damaged', 'postgres');
    const set = await chooseSet(repository, afterSecond);
    await expect(restoreSet({ repository, set, to: afterSecond, dataDir })).rejects.toThrow(
      new RegExp(`Set ${newer} cannot be restored`),
    );
    expect(existsSync(join(dataDir, 'cluster'))).toBe(false);
  });

  test('one flipped bit in a manifest', async () => {
    const [older] = sets();
    flipBit(inBackup('sets', older!, 'manifest.json'), 0.9);
    expect(await faultsNow()).toEqual([`The manifest of set ${older} is damaged: the set is lost.`]);
  });

  test('a segment of the log that is changed, and one that is missing; what lies before it still restores', async () => {
    const { manifest } = (await findSets(inBackup())).sets[0]!;
    const after = segments().find((name) => name.slice(0, 24) > manifest.lastSegment)!;
    flipBit(inBackup('wal', after));
    expect(await faultsNow()).toEqual(
      expect.arrayContaining([
        `${after.slice(0, 24)} of the log was changed after it was written.`,
        expect.stringContaining(`${after.slice(0, 24)} of the log is missing or damaged: set`),
      ]),
    );
    rmSync(inBackup('wal', after));
    expect(await faultsNow()).toEqual([expect.stringContaining('can be restored up to there only.')]);
    expect(await setsThatRestore()).toEqual(['second']);
  });

  test('what cannot be read at all, as on a worn disk; the rest is read on', async () => {
    const after = segments().at(-1)!;
    rmSync(inBackup('wal', after));
    mkdirSync(inBackup('wal', after));
    flipBit(inBackup('sets', sets()[0]!, 'base.gz.sealed'));
    expect(await faultsNow()).toEqual(
      expect.arrayContaining([
        `${after.slice(0, 24)} of the log cannot be read.`,
        expect.stringContaining(`base.gz.sealed of set ${sets()[0]} was changed`),
      ]),
    );
  });

  test('a segment that a set itself needs', async () => {
    const { manifest } = (await findSets(inBackup())).sets[1]!;
    rmSync(
      inBackup(
        'wal',
        segments().find((name) => name.startsWith(manifest.lastSegment))!,
      ),
    );
    expect(await faultsNow()).toContainEqual(expect.stringMatching(/missing or damaged: set .* cannot be restored\.$/));
  });

  test('a wrong passphrase, and none', async () => {
    const file = world.settings.ZVON_BACKUP_PASSPHRASE_FILE!;
    writeFileSync(`${file}.wrong`, 'something else entirely', { mode: 0o600 });
    const wrong = { ...world.settings, ZVON_BACKUP_PASSPHRASE_FILE: `${file}.wrong` };
    await expect(openRepository(wrong)).rejects.toThrow('The passphrase is not the one');
    const none = { ...world.settings, ZVON_BACKUP_PASSPHRASE_FILE: undefined };
    await expect(openRepository(none)).rejects.toThrow('The backup is sealed');
    chmodSync(`${file}.wrong`, 0o644);
    await expect(openRepository(wrong)).rejects.toThrow('open to others');
  });

  test('a key that is gone, of which every set has a copy', async () => {
    rmSync(inBackup('key.json'));
    await expect(openRepository(world.settings)).rejects.toThrow(/key\.json is gone/);
    cpSync(inBackup('sets', sets()[0]!, 'key.json'), inBackup('key.json'));
    expect(await faultsNow()).toEqual([]);
  });

  test('no complete set at all', async () => {
    rmSync(inBackup('sets'), { recursive: true });
    expect(await faultsNow()).toEqual([
      expect.stringMatching(/^There is no complete set in the backup\. While Zvon runs it takes one/),
    ]);
  });
});

describe('[PL-10] a sealed backup', () => {
  test('shows nothing of what it holds, and never the master key in the plain', () => {
    const masterKey = readFileSync(world.settings.ZVON_MASTER_KEY_FILE);
    const files = readdirSync(inBackup(), { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    const plain = files.filter(({ name }) => !name.endsWith('.sealed')).map(({ name }) => name);
    expect([...new Set(plain)].toSorted()).toEqual(['key.json', 'manifest.json']);
    for (const { parentPath, name } of files)
      expect(readFileSync(join(parentPath, name)).includes(masterKey)).toBe(false);
  });
});

describe('[PL-10] a backup that is killed on the way', () => {
  test('is no set: it is named, counts for nothing, and the next one takes it away', async () => {
    const before = sets();
    await killWhileItCopies();
    const verdict = await verifyBackup(await openRepository(world.settings));
    expect(verdict).toMatchObject({ faults: [], sets: 2, notes: [expect.stringMatching(/\.half was cut short/)] });
    expect(await setsThatRestore()).toEqual(['first', 'second']);
    // A segment that a killed process had begun, as it lies there an hour later.
    const begun = inBackup('wal', '4711');
    mkdirSync(begun);
    utimesSync(begun, 0, 0);
    await world.backUp();
    expect(sets()).toEqual([...before, expect.not.stringContaining('.half')]);
    expect(existsSync(begun)).toBe(false);
  });

  async function killWhileItCopies(): Promise<void> {
    const settings = { ...world.settings, DATABASE_URL: world.ownerUrl() };
    const program = ['--import', 'tsx', 'src/runtime/main.ts', 'backup'];
    const child = spawn(process.execPath, program, { env: { ...process.env, ...settings }, stdio: 'ignore' });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    while (!sets().some((name) => name.endsWith('.half') && readdirSync(inBackup('sets', name)).length > 0))
      await delay(2);
    child.kill('SIGKILL');
    await ended;
  }
});
