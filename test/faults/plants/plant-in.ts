import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { copySources, mutate, writeSource } from '../../../tools/parts/mutants.mjs';
import { projectRoot } from '../../../tools/parts/paths.mjs';
import { buildEngine } from '../world/build-engine.ts';
import type { Plant } from './plants.ts';

/** The sources with the mistake in them; throws where they have moved on and the mistake has not. */
export function plantedFiles({ name, changes }: Plant): Map<string, string> {
  const planted = mutate({ id: name, title: name, changes }, (file) =>
    readFileSync(path.join(projectRoot, file), 'utf8'),
  );
  if ('objection' in planted) throw new Error(`${name}: ${planted.objection}`);
  return planted.files;
}

/** The engine of the faults with the mistake in it. */
export async function buildPlanted(plant: Plant): Promise<string> {
  const files = plantedFiles(plant);
  const copy = mkdtempSync(path.join(tmpdir(), 'zvon-plant-'));
  try {
    copySources(copy);
    for (const [file, text] of files) writeSource(copy, file, text);
    return await buildEngine({ root: copy, name: plant.name });
  } finally {
    rmSync(copy, { recursive: true });
  }
}
