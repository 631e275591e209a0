import { useLocation, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { limitOf } from '../../core/desk/state-alarm.ts';
import type { AgentDoc, InteractionDoc } from '../../shared/api/desk.ts';
import { api } from '../app/api.ts';
import { useAgent, useDesk } from '../app/desk-store.tsx';
import { useKeys } from '../app/keys.ts';
import { useFormats } from '../app/reader.tsx';
import { LiveBar } from '../app/shell/bar/live-bar.tsx';
import { PausedBar } from '../app/shell/bar/paused-bar.tsx';
import { ReadyBar } from '../app/shell/bar/ready-bar.tsx';
import { ReconnectingBar } from '../app/shell/bar/reconnecting-bar.tsx';
import { RingingBar } from '../app/shell/bar/ringing-bar.tsx';
import { NextStateMenu } from '../app/shell/bar/state-menu.tsx';
import { useSession } from '../app/session.tsx';
import { useAct } from '../app/toasts.tsx';
import { usePhone } from '../phone/phone-context.tsx';
import { usePhoneRefusal } from '../phone/use-phone-refusal.ts';
import { callerOf, waitedMsOf } from './caller-of.ts';
import { DeskAnnouncer } from './desk-announcer.tsx';
import { DeskStatus } from './desk-status.tsx';
import { Keypad } from './keypad.tsx';
import { TransferDialog } from './transfer-dialog.tsx';
import { OfferCall } from './offer-call.tsx';
import { myDesk } from './on-my-desk.ts';
import { OpenWrapUpBar } from './open-wrap-up-bar.tsx';
import { Palette } from './palette.tsx';
import { useOpenSound } from './use-open-sound.ts';
import { useStateChoices } from './use-state-choices.tsx';

/** The phone bar: what it shows is the agent's state, the contact in hand, and nothing else. */
export function DeskBar() {
  const agent = useAgent();
  const { snapshot } = useDesk();
  const { t } = useTranslation();
  const formats = useFormats();
  const phone = usePhone();
  const { pathname } = useLocation();
  useOpenSound();
  const [isFinding, setFinding] = useState(false);
  const find = (): void => setFinding(true);
  const named = (offered: InteractionDoc) => ({
    caller: callerOf(offered, formats, t),
    queue: offered.queueName ?? '',
  });
  const { offers, talks, wrapUps } = myDesk(snapshot?.interactions ?? [], agent?.id);
  const [offer, live, wrapUp] = [offers[0], talks[0], wrapUps[0]];
  // At rest the bar binds it with its search field.
  const isBusy = offer ?? live ?? wrapUp;
  useKeys({ 'Ctrl+K': isBusy ? { act: find, label: t('keys.palette'), group: t('keys.group.everywhere') } : null });
  if (!agent) return null;
  return (
    <>
      <DeskAnnouncer urgent={offer && t('announce.offer', named(offer))} wrapUp={offer || live ? undefined : wrapUp} />
      {offer && <OfferCall id={offer.id} {...named(offer)} sounds={phone.state !== 'elsewhere'} />}
      {offer ? (
        <OfferBar offer={offer} />
      ) : live ? (
        <CallBar call={live} agent={agent} />
      ) : wrapUp ? (
        <OpenWrapUpBar interaction={wrapUp} />
      ) : (
        <RestBar agent={agent} onFind={find} />
      )}
      {/* Gone with the page that it was opened on, or it would take the focus back from the page that was chosen. */}
      <Palette key={pathname} opened={isFinding} onClose={() => setFinding(false)} />
    </>
  );
}

function OfferBar({ offer }: { offer: InteractionDoc }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const phone = usePhone();
  const refusal = usePhoneRefusal();
  const act = useAct();
  const navigate = useNavigate();
  const [isBusy, setBusy] = useState(false);
  const { card } = offer.attributes;
  const waitedMs = waitedMsOf(offer);
  const answer = async (): Promise<void> => {
    setBusy(true);
    const answered = await act(() => phone.answer(offer.id).then(() => true));
    setBusy(false);
    if (answered) await navigate({ to: '/desk/i/$interaction', params: { interaction: offer.id } });
  };
  return (
    <RingingBar
      queue={offer.queueName ?? ''}
      from={Date.parse(offer.offeredAt ?? offer.arrivedAt)}
      until={Date.parse(offer.ringUntil ?? offer.arrivedAt)}
      caller={callerOf(offer, formats, t)}
      number={offer.identity.customerName && offer.from ? formats.phone(offer.from) : null}
      facts={[
        ...(waitedMs === null ? [] : [t('bar.waited', { duration: formats.duration(waitedMs) })]),
        ...(card ? [t('bar.callerTyped', { card: `•••• ${card.value.slice(-4)}` })] : []),
      ]}
      answerRefusal={refusal}
      onAnswer={() => void answer()}
      onDecline={() => void act(() => api.calls.decline({ id: offer.id }))}
      busy={isBusy}
      status={<DeskStatus />}
    />
  );
}

function CallBar({ call, agent }: { call: InteractionDoc; agent: AgentDoc }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const phone = usePhone();
  const refusal = usePhoneRefusal();
  const act = useAct();
  const [isKeypad, setKeypad] = useState(false);
  const [isTransfer, setTransfer] = useState(false);
  const choices = useStateChoices(agent);
  const end = (): void => void act(() => api.calls.end({ id: call.id }));
  const sent = useRef<Promise<unknown>>(Promise.resolve());
  // One after the other: two requests at once may overtake each other.
  const sendDigit = (digits: string): void => {
    sent.current = sent.current.then(() => act(() => api.calls.sendDigits({ id: call.id, digits })));
  };
  const status = <DeskStatus short next={<NextStateMenu word={choices.nextWord} states={choices.groups} />} />;
  const caller = callerOf(call, formats, t);
  const since = Date.parse(call.answeredAt ?? call.arrivedAt);
  if (call.legLostUntil) {
    const heldUntil = Date.parse(call.legLostUntil);
    return (
      <ReconnectingBar
        caller={caller}
        since={since}
        lostAt={heldUntil - heldForMs}
        heldUntil={heldUntil}
        onEnd={end}
        status={status}
      />
    );
  }
  return (
    <>
      <LiveBar
        caller={caller}
        queue={call.queueName ?? ''}
        since={since}
        heldSince={call.heldSince === null ? null : Date.parse(call.heldSince)}
        recording={recordingOf(call)}
        muted={phone.muted}
        muteRefusal={refusal}
        held={call.held}
        onMute={phone.toggleMute}
        onHold={() => void act(() => (call.held ? api.calls.resume({ id: call.id }) : api.calls.hold({ id: call.id })))}
        onTransfer={() => setTransfer(true)}
        onKeypad={() => setKeypad(!isKeypad)}
        onEnd={end}
        status={status}
      />
      <TransferDialog call={call} opened={isTransfer} onClose={() => setTransfer(false)} />
      <Keypad opened={isKeypad} onClose={() => setKeypad(false)} onDigit={sendDigit} />
    </>
  );
}

/** Nothing is recorded on hold: its time stands where the recording was told. */
const recordingOf = ({ recording, held }: InteractionDoc): 'running' | null =>
  recording?.state === 'running' && !held ? 'running' : null;

/** How long the server holds a caller for a lost leg (reliability 10). */
const heldForMs = 20_000;

function RestBar({ agent, onFind }: { agent: AgentDoc; onFind: () => void }) {
  const { me } = useSession();
  const { t } = useTranslation();
  const act = useAct();
  const choices = useStateChoices(agent);
  const goReady = (): void => void act(() => api.calls.chooseState({ state: 'ready' }));
  const rest = {
    word: choices.word,
    since: Date.parse(agent.since),
    limit: limitOf(me.tenant.stateLimits, agent),
    states: choices.groups,
    onFind,
    status: (<DeskStatus />) as ReactNode,
  };
  if (agent.state === 'ready') {
    return <ReadyBar {...rest} lamp="ready" channels={[{ channel: 'phone', word: t('channel.phone') }]} />;
  }
  if (agent.state === 'offline') return <ReadyBar {...rest} lamp="offline" />;
  return <PausedBar {...rest} onGoReady={goReady} missed={agent.reason === 'missed'} />;
}
