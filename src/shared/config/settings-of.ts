import type { z } from 'zod';
import { CalendarSettings, HolidaysSettings } from './calendar.ts';
import { ConfigKey, type ConfigNoun } from './config-key.ts';
import { FlowSettings } from './flow.ts';
import { NumberKey, NumberSettings } from './number.ts';
import { OutcomeSettings } from './outcome.ts';
import { PersonSettings } from './person.ts';
import { PrincipalSettings } from './principal.ts';
import { QueueSettings } from './queue.ts';
import { SkillSettings } from './skill.ts';
import { TeamSettings } from './team.ts';
import { TopicSettings } from './topic.ts';

/** What can be set of each noun; one schema for form, API, file and database. */
export const settingsOf = {
  principal: PrincipalSettings,
  skill: SkillSettings,
  team: TeamSettings,
  person: PersonSettings,
  topic: TopicSettings,
  outcome: OutcomeSettings,
  holidays: HolidaysSettings,
  calendar: CalendarSettings,
  queue: QueueSettings,
  flow: FlowSettings,
  number: NumberSettings,
} as const satisfies Record<ConfigNoun, z.ZodType>;

export type SettingsOf<N extends ConfigNoun> = z.infer<(typeof settingsOf)[N]>;

/** How a noun's items are called. */
export const keyOf = (noun: ConfigNoun): z.ZodType<string> => (noun === 'number' ? NumberKey : ConfigKey);
