import { afterEach, expect, it, vi } from 'vitest';
import { createDeskPhone, type PhonePlace } from './desk-phone.ts';
import type { SipAccount, SipPhone, SipPhoneState } from './sip-phone.ts';

const accountOf = (password: string): SipAccount => ({ uri: 'sip:jana', username: 'jana', password, iceServers: [] });
afterEach(() => void vi.useRealTimers());

const soon = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** A phone whose lock and account the test gives; what it was made and renewed with is kept. */
function phoneInTest(readAccount: () => Promise<SipAccount>) {
  const passwords: string[] = [];
  const places: PhonePlace[] = [];
  const states: SipPhoneState[] = [];
  const ends: string[] = [];
  const mutes: boolean[] = [];
  let told = { granted: (): void => undefined, lost: (): void => undefined, elsewhere: (): void => undefined };
  let change: (state: SipPhoneState) => void = () => undefined;
  const registered = vi.fn();
  const desk = createDeskPhone({
    readAccount,
    load: () =>
      Promise.resolve((account: SipAccount, changed: (state: SipPhoneState) => void) => {
        passwords.push(account.password);
        change = changed;
        return {
          renew: (next: SipAccount) => passwords.push(`renewed ${next.password}`),
          abandon: () => ends.push('abandon'),
          close: () => ends.push('close'),
          setMuted: (muted: boolean) => mutes.push(muted),
        } as unknown as SipPhone;
      }),
    claim: (given) => {
      told = given;
      return { takeOver: () => undefined, close: () => undefined };
    },
    changed: (state) => states.push(state),
    placed: (place) => places.push(place),
    registered,
  });
  return {
    ...{ desk, passwords, places, states, ends, mutes, registered },
    ...{ told: () => told, change: (state: SipPhoneState) => change(state) },
  };
}

it('the phone of a tab that holds it registers again with the password of the new session', async () => {
  const read = vi.fn().mockResolvedValueOnce(accountOf('first')).mockResolvedValueOnce(accountOf('second'));
  const { desk, passwords, told } = phoneInTest(read);
  told().granted();
  await soon();
  desk.renew();
  await soon();
  expect(passwords).toEqual(['first', 'renewed second']);
});

it('a phone that was refused its account without a session is opened with the next', async () => {
  const read = vi.fn().mockRejectedValueOnce(new Error('not signed in')).mockResolvedValueOnce(accountOf('second'));
  const { desk, passwords, places, told } = phoneInTest(read);
  told().granted();
  await soon();
  expect(places.at(-1)).toBe('failed');
  desk.renew();
  await soon();
  expect(passwords).toEqual(['second']);
});

it('a tab without the phone does not open one', async () => {
  const read = vi.fn().mockResolvedValue(accountOf('any'));
  const { desk, told } = phoneInTest(read);
  told().elsewhere();
  desk.renew();
  await soon();
  expect(read).not.toHaveBeenCalled();
});

it('a phone that was given away while its account was asked for is not opened', async () => {
  const { passwords, told } = phoneInTest(() => Promise.resolve(accountOf('late')));
  told().granted();
  told().lost();
  await soon();
  expect(passwords).toEqual([]);
});

it('the server hears once of each registration which leg the phone holds', async () => {
  const { registered, change, told } = phoneInTest(() => Promise.resolve(accountOf('first')));
  told().granted();
  await soon();
  const state: SipPhoneState = { registered: true, legId: 'leg-1', talking: true, failure: null };
  change(state);
  change({ ...state, legId: null });
  change({ ...state, registered: false });
  change({ ...state, legId: 'leg-2' });
  expect(registered.mock.calls).toEqual([['leg-1'], ['leg-2']]);
});

it('a phone that got no account says why in words, and is tried again by itself', async () => {
  vi.useFakeTimers();
  const read = vi.fn().mockRejectedValueOnce(new Error('away')).mockResolvedValueOnce(accountOf('second'));
  const { passwords, places, states, told } = phoneInTest(read);
  told().granted();
  await vi.advanceTimersByTimeAsync(0);
  expect([places.at(-1), states.at(-1)?.failure]).toEqual(['failed', 'no-connection']);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(passwords).toEqual(['second']);
});

it('a phone that was given away is tried no more', async () => {
  vi.useFakeTimers();
  const read = vi.fn().mockRejectedValue(new Error('away'));
  const { told } = phoneInTest(read);
  told().granted();
  await vi.advanceTimersByTimeAsync(0);
  told().lost();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(read).toHaveBeenCalledOnce();
});

it('what a phone that was given away still says is not heard', async () => {
  const { places, states, registered, change, told } = phoneInTest(() => Promise.resolve(accountOf('first')));
  told().granted();
  await soon();
  told().lost();
  told().elsewhere();
  change({ registered: false, legId: null, talking: false, failure: 'no-connection' });
  expect([places.at(-1), states.at(-1)?.failure, registered.mock.calls]).toEqual(['elsewhere', null, []]);
});

it('a page that goes in a call loses the leg and ends no call; without one it says goodbye', async () => {
  for (const talking of [true, false]) {
    const { desk, ends, change, told } = phoneInTest(() => Promise.resolve(accountOf('first')));
    told().granted();
    await soon();
    change({ registered: true, legId: talking ? 'leg-1' : null, talking, failure: null });
    desk.close();
    expect(ends).toEqual([talking ? 'abandon' : 'close']);
  }
});

it('a phone that comes to a muted contact is muted before its call is there', async () => {
  const { desk, mutes, told } = phoneInTest(() => Promise.resolve(accountOf('first')));
  desk.setMuted(true);
  told().granted();
  await soon();
  expect(mutes).toEqual([true]);
});
