import { isIP } from 'node:net';
import { z } from 'zod';
import { mediaAddressOf } from './listening.ts';

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
  ZVON_LISTEN: z
    .string()
    .regex(/^[a-z0-9.:-]+$/i, 'must be an address or the name of a host')
    .default('127.0.0.1'),
  ZVON_PORT: z.coerce.number({ message: 'must be a port number' }).int().min(1).max(65535).default(7080),
  ZVON_CERTIFICATE: z.string().startsWith('/', 'must be an absolute path').optional(),
  ZVON_CERTIFICATE_KEY: z.string().startsWith('/', 'must be an absolute path').optional(),
  ZVON_MEDIA_ADDRESS: z
    .string()
    .refine((text) => isIP(text) > 0, 'must be an IP address')
    .optional(),
  ZVON_STUN: z
    .string()
    .regex(/^stuns?:[a-z0-9.-]+(:\d{1,5})?$/i, 'must be stun:host or stun:host:port')
    .optional(),
  ZVON_TURN: z
    .string()
    .regex(/^turns?:[a-z0-9.-]+(:\d{1,5})?(\?transport=(udp|tcp))?$/i, 'must be turn:host or turn:host:port')
    .optional(),
  ZVON_TURN_SECRET: z.string().min(16, 'must have 16 characters or more').optional(),
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
  const missing = missingBeside(settings);
  if (missing) return { ok: false, sentence: `${missing.name} is missing; ${missing.why} needs it.` };
  return { ok: true, settings };
}

/** A setting that another one makes necessary. */
function missingBeside(settings: Settings): { name: string; why: string } | null {
  const { ZVON_TELEPHONY, ZVON_CERTIFICATE, ZVON_CERTIFICATE_KEY, ZVON_TURN, ZVON_TURN_SECRET } = settings;
  if (ZVON_CERTIFICATE && !ZVON_CERTIFICATE_KEY) return { name: 'ZVON_CERTIFICATE_KEY', why: 'ZVON_CERTIFICATE' };
  if (ZVON_CERTIFICATE_KEY && !ZVON_CERTIFICATE) return { name: 'ZVON_CERTIFICATE', why: 'ZVON_CERTIFICATE_KEY' };
  if (ZVON_TURN && !ZVON_TURN_SECRET) return { name: 'ZVON_TURN_SECRET', why: 'ZVON_TURN' };
  if (ZVON_TELEPHONY !== 'asterisk') return null;
  const name = (['ZVON_ASTERISK_URL', 'ZVON_ASTERISK_AMI', 'ZVON_SIP_PORT', 'ZVON_RECORDINGS'] as const).find(
    (needed) => settings[needed] === undefined,
  );
  if (name) return { name, why: 'ZVON_TELEPHONY=asterisk' };
  if (mediaAddressOf(settings) !== null) return null;
  return { name: 'ZVON_MEDIA_ADDRESS', why: `ZVON_LISTEN=${settings.ZVON_LISTEN}` };
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
