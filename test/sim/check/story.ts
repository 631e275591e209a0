import type { Happening } from '../world/view.ts';
import { canonical } from './canonical.ts';

const kept = 60;

/** The last happenings, to be read by a person when something was found. */
export function createStory(beginsAt: number) {
  const last: Happening[] = [];
  return {
    hear(happening: Happening): void {
      last.push(happening);
      if (last.length > kept) last.shift();
    },
    lines: (): string[] => last.map((happening) => `${clockOf(happening.at - beginsAt)}  ${sentenceOf(happening)}`),
  };
}

/** Hours, minutes, seconds and milliseconds since the run began. */
export function clockOf(ms: number): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1_000) % 60)}.${String(ms % 1_000).padStart(3, '0')}`;
}

function sentenceOf(happening: Happening): string {
  switch (happening.kind) {
    case 'event':
      return `${happening.node} hears ${happening.text}`;
    case 'command':
      return `${happening.node} (epoch ${happening.epoch}) asks ${canonical(happening.command)}`;
    case 'commit': {
      const facts = happening.events.map(({ version, fact }) => `\n      ${version} ${canonical(fact)}`).join('');
      return `commit ${happening.outcome} under epoch ${happening.epoch} for ${happening.tenantId}${facts}`;
    }
    case 'fault':
      return `FAULT ${happening.fault}: ${happening.about}`;
    case 'deed':
      return `${happening.who} ${happening.deed}`;
  }
}
