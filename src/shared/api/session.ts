import { oc } from '@orpc/contract';
import { z } from 'zod';
import { AgentState } from '../agent-state.ts';
import { PrincipalId, TenantId, UserId } from '../ids.ts';
import { Language } from '../language.ts';

/** Whether one fits is judged apart (`password-weak`), so that whoever chooses one is told why it does not. */
export const Password = z.string().min(1).max(1_000);
/** Of an authenticator, or one of the recovery codes; as typed, with spaces or dashes. */
export const Code = z.string().min(1).max(40);

export const Theme = z.enum(['system', 'light', 'dark']);

/** From when on the time in a state stands out. */
export const StateLimit = z.object({
  state: AgentState,
  /** Null: all reasons without a limit of their own. */
  reason: z.string().nullable(),
  amberMs: z.number().int(),
  redMs: z.number().int(),
});
export type StateLimit = z.infer<typeof StateLimit>;

export const Me = z.object({
  id: UserId,
  name: z.string(),
  email: z.string(),
  role: z.enum(['agent', 'supervisor', 'admin']),
  language: Language,
  theme: Theme,
  /** Whether letters, digits and signs are keys by themselves. */
  singleKeys: z.boolean(),
  principalIds: z.array(PrincipalId).nullable(),
  /** `asked` to set one up, or `demanded`: nothing else is answered before. `free`: nobody asks. */
  secondFactor: z.enum(['set', 'free', 'asked', 'demanded']),
  tenant: z.object({
    id: TenantId,
    name: z.string(),
    country: z.string(),
    currency: z.string(),
    timeZone: z.string(),
    stateLimits: z.array(StateLimit),
  }),
  demo: z.boolean(),
  version: z.string(),
});
export type Me = z.infer<typeof Me>;

export const sessionContract = {
  signIn: oc
    .route({ method: 'POST', path: '/session', summary: 'Sign in', tags: ['session'] })
    // `second-factor-needed`: the same again, with the code.
    .input(z.strictObject({ email: z.email().max(200), password: Password, code: Code.optional() }))
    .output(Me),
  get: oc.route({ method: 'GET', path: '/session', summary: 'Who am I', tags: ['session'] }).output(Me),
  signOut: oc
    .route({ method: 'DELETE', path: '/session', summary: 'Sign out', tags: ['session'] })
    .output(z.object({ signedOut: z.literal(true) })),
  saveSettings: oc
    .route({ method: 'PATCH', path: '/session/settings', summary: 'Language, theme and keys', tags: ['session'] })
    .input(
      z.strictObject({ language: Language.optional(), theme: Theme.optional(), singleKeys: z.boolean().optional() }),
    )
    .output(Me),
};
