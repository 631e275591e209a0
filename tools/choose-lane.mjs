#!/usr/bin/env node
// Which tests this machine can judge now: prints `test:full`, or `test` where it is given too little of its processors.
import { probeShare, shareForRealTime } from './parts/processor-share.mjs';

const share = await probeShare();
const percent = Math.round(share * 100);
const isEnough = share >= shareForRealTime;
process.stderr.write(
  isEnough
    ? `This machine is given ${percent} % of the processors that it asks for: every test runs.\n`
    : `This machine is given only ${percent} % of the processors that it asks for: real time cannot be held, and only the short lane runs.\n`,
);
process.stdout.write(isEnough ? 'test:full' : 'test');
