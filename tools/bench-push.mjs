#!/usr/bin/env node
import { runBench } from './parts/run-bench.mjs';

await runBench('push');
