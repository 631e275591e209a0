#!/usr/bin/env node
// The commands of Zvon in a clone: runs the built program with the settings that `npm start` gives its engine.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { engineProgram } from './parts/engine-process.mjs';
import { errorText } from './parts/error-text.mjs';
import { dataFolder, envFileObjection, environment } from './parts/paths.mjs';
import { readSettings, WrongSetting } from './parts/settings.mjs';
import { zvonEnvironment } from './parts/zvon-environment.mjs';

try {
  if (!existsSync(engineProgram)) throw new WrongSetting('Zvon is not built yet: npm start builds it.');
  const made = zvonEnvironment(readSettings(environment, envFileObjection), dataFolder);
  const env = { ...process.env, ...made };
  const child = spawn(process.execPath, ['--enable-source-maps', engineProgram, ...process.argv.slice(2)], {
    env,
    stdio: 'inherit',
  });
  for (const signal of /** @type {NodeJS.Signals[]} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal));
  child.once('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
} catch (error) {
  process.stderr.write(`${error instanceof WrongSetting ? error.message : errorText(error)}\n`);
  process.exit(2);
}
