import { z } from 'zod';

const url = (protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    message: `must be a URL that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`,
  });

/**
 * Every setting of the process, read from the environment. .env.example explains them; the table that it is written
 * from has the same rules, which a test of the house holds against these.
 */
const Environment = z.object({
  DATABASE_URL: url(['postgres:', 'postgresql:']),
  ZVON_APP_PASSWORD: z.string().min(16, 'must have 16 characters or more'),
  ZVON_HOST: z
    .string()
    .regex(/^[a-z0-9.:-]+$/i, 'must be an address or the name of a host')
    .default('127.0.0.1'),
  ZVON_PORT: z.coerce.number({ message: 'must be a port number' }).int().min(1).max(65535).default(7080),
  ZVON_DATA: z.string().startsWith('/', 'must be an absolute path').default(`${process.cwd()}/var`),
  ZVON_NODE: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,30}$/, 'must be lower-case letters, digits and dashes')
    .default('node-1'),
  ZVON_TELEPHONY: z.enum(['asterisk', 'simulated'], { message: 'must be asterisk or simulated' }).default('simulated'),
  ZVON_ASTERISK_URL: url(['http:', 'https:']).optional(),
  ZVON_ASTERISK_AMI: url(['tcp:']).optional(),
  ZVON_SIP_PORT: z.coerce.number({ message: 'must be a port number' }).int().min(1).max(65535).optional(),
  ZVON_RECORDINGS: z.string().startsWith('/', 'must be an absolute path').optional(),
  ZVON_WITNESS: z.string().startsWith('/', 'must be an absolute path').optional(),
  ZVON_MASTER_KEY_FILE: z.string().startsWith('/', 'must be an absolute path'),
  ZVON_BACKUP: z.string().startsWith('/', 'must be an absolute path').optional(),
  ZVON_BACKUP_PASSPHRASE_FILE: z.string().startsWith('/', 'must be an absolute path').optional(),
  ZVON_DEMO: z.enum(['yes', 'no'], { message: 'must be yes or no' }).default('yes'),
  ZVON_LOG: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], { message: 'must be debug, info, warn, error or silent' })
    .default('info'),
});

const secretPrefix = 'ZVON_SECRET_';

export type Settings = z.infer<typeof Environment> & {
  /** The secrets of connectors by the names of their variables. */
  connectorSecrets: Readonly<Record<string, string>>;
};

type Read<T> = { ok: true; settings: T } | { ok: false; sentence: string };

/** The settings, or one sentence that names the first wrong one. */
export function readSettings(environment: Record<string, string | undefined>): Read<Settings> {
  const present = presentIn(environment);
  const read = readAs(Environment, present);
  if (!read.ok) return read;
  const connectorSecrets = Object.fromEntries(
    Object.entries(present).filter(([name]) => name.startsWith(secretPrefix)),
  );
  const settings = { ...read.settings, connectorSecrets: connectorSecrets as Settings['connectorSecrets'] };
  if (settings.ZVON_TELEPHONY === 'asterisk') {
    const missing = (['ZVON_ASTERISK_URL', 'ZVON_ASTERISK_AMI', 'ZVON_SIP_PORT', 'ZVON_RECORDINGS'] as const).find(
      (name) => settings[name] === undefined,
    );
    if (missing) return { ok: false, sentence: `${missing} is missing; ZVON_TELEPHONY=asterisk needs it.` };
  }
  return { ok: true, settings };
}

/** What is enough while the database is down, as it is when it has to be restored. */
const WithoutDatabase = Environment.partial({ DATABASE_URL: true, ZVON_APP_PASSWORD: true });
export type SettingsWithoutDatabase = z.infer<typeof WithoutDatabase>;

export const readSettingsWithoutDatabase = (
  environment: Record<string, string | undefined>,
): Read<SettingsWithoutDatabase> => readAs(WithoutDatabase, presentIn(environment));

const presentIn = (environment: Record<string, string | undefined>): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''));

function readAs<T>(schema: z.ZodType<T>, present: Record<string, string | undefined>): Read<T> {
  const parsed = schema.safeParse(present);
  if (parsed.success) return { ok: true, settings: parsed.data };
  const issue = parsed.error.issues[0];
  const name = String(issue?.path[0] ?? 'a setting');
  return {
    ok: false,
    sentence: `${name} ${present[name] === undefined ? 'is missing' : (issue?.message ?? 'is wrong')}.`,
  };
}

/** By the name that a connector's manifest gives it: `payments-api` is ZVON_SECRET_PAYMENTS_API. */
export const connectorSecretOf = (
  { connectorSecrets }: Pick<Settings, 'connectorSecrets'>,
  name: string,
): string | undefined => connectorSecrets[`${secretPrefix}${name.toUpperCase().replaceAll('-', '_')}`];

/** The same server and database for the role that the process runs as. */
export function appUrlOf(settings: Pick<Settings, 'DATABASE_URL' | 'ZVON_APP_PASSWORD'>): string {
  const appUrl = new URL(settings.DATABASE_URL);
  appUrl.username = 'zvon_app';
  appUrl.password = settings.ZVON_APP_PASSWORD;
  return appUrl.href;
}
