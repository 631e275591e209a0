import type { FileItem } from './config-file.ts';

/** No other noun names its own kind: of the teams in a file, the one above is written before those below it. */
export function parentsFirst(items: readonly FileItem[]): FileItem[] {
  const teams = new Map(items.filter(({ noun }) => noun === 'team').map((team) => [team.key, team]));
  const placed = new Set<FileItem>();
  for (const item of items) {
    const climbed = new Set<FileItem>();
    let above: FileItem | undefined = item;
    while (above && !placed.has(above) && !climbed.has(above)) {
      climbed.add(above);
      above = above.noun === 'team' ? teams.get(String(above.settings['parent'])) : undefined;
    }
    for (const one of [...climbed].toReversed()) placed.add(one);
  }
  return [...placed];
}
