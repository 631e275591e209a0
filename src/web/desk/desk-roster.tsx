import { useNavigate, useParams } from '@tanstack/react-router';
import { PhoneIncoming, PhoneOutgoing } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallbackDoc, InteractionDoc } from '../../shared/api/desk.ts';
import type { ParkedWhy } from '../../shared/wrap-up.ts';
import { useAgent, useDesk } from '../app/desk-store.tsx';
import { useFormats } from '../app/reader.tsx';
import { ParkedTray } from '../app/shell/roster/parked-tray.tsx';
import { RosterRow } from '../app/shell/roster/roster-row.tsx';
import { Roster, RosterSection } from '../app/shell/roster/roster.tsx';
import { useNow } from '../ui/clock.tsx';
import { Icon } from '../ui/icon.tsx';
import { Lamp, type LampState } from '../ui/lamp.tsx';
import { Timer } from '../ui/timer.tsx';
import { CallbackActs } from './callback-acts.tsx';
import { callerOf, talkMsOf } from './caller-of.ts';
import { myDesk, promisesOf } from './on-my-desk.ts';

/** What rings, what is mine, what is due, what waits to be finished; under it what the frame has to say. */
export function DeskRoster({ foot }: { foot: ReactNode }) {
  const { t } = useTranslation();
  const { snapshot } = useDesk();
  const agent = useAgent();
  const { isSameDay } = useFormats();
  const now = useNow(60_000);
  if (!snapshot || !agent) return null;
  const { interactions } = snapshot;
  const { due, later } = promisesOf(snapshot.callbacks, now, isSameDay);
  const { offers, talks, wrapUps, parked } = myDesk(interactions, agent.id);
  const mine = [...talks, ...wrapUps];
  const isWrapping = wrapUps.length > 0;
  const offersHint = agent.state === 'ready' ? t('roster.offers.empty') : t('roster.offers.paused');
  return (
    <Roster
      foot={
        <>
          {isWrapping && parked.length > 0 && <Tray parked={parked} />}
          {foot}
        </>
      }
    >
      {(offers.length > 0 || talks.length === 0) && (
        <RosterSection
          title={t('roster.offers')}
          count={offers.length}
          hint={offers.length > 0 ? undefined : isWrapping ? <NextAfter form={wrapUps[0]!} /> : offersHint}
        >
          {offers.map((offer) => (
            <ContactRow key={offer.id} contact={offer} lamp="offered" isOffer />
          ))}
        </RosterSection>
      )}
      {mine.length > 0 && (
        <RosterSection title={t('roster.mine')} count={mine.length}>
          {mine.map((contact) => (
            <ContactRow key={contact.id} contact={contact} lamp={lampOf(contact, talks)} />
          ))}
        </RosterSection>
      )}
      <RosterSection
        title={t('roster.due')}
        count={due.length}
        hint={due.length === 0 ? t('roster.due.empty') : undefined}
      >
        {due.map((callback) => (
          <CallbackRow key={callback.id} callback={callback} />
        ))}
      </RosterSection>
      {later.length > 0 && (
        <RosterSection title={t('roster.later')} count={later.length}>
          {later.map((callback) => (
            <CallbackRow key={callback.id} callback={callback} />
          ))}
        </RosterSection>
      )}
      {!isWrapping && (
        <RosterSection
          title={t('roster.parked')}
          count={parked.length}
          hint={parked.length === 0 ? t('roster.parked.empty') : undefined}
        >
          {parked.map((contact) => (
            <ContactRow key={contact.id} contact={contact} lamp="paused" isParked />
          ))}
        </RosterSection>
      )}
    </Roster>
  );
}

/** The reason that all of them share. */
function keptWhy(parked: readonly InteractionDoc[]): ParkedWhy | null {
  const whys = new Set(parked.map((one) => one.wrapUp?.parkedWhy ?? null));
  return whys.size === 1 ? [...whys][0]! : null;
}

/** While a form is open nothing is offered; when at the earliest it will be is the server's to say. */
function NextAfter({ form }: { form: InteractionDoc }) {
  const { t } = useTranslation();
  const { duration } = useFormats();
  const now = useNow();
  const until = form.wrapUp?.until;
  return until ? t('roster.offers.wrapUp', { duration: duration(Math.max(0, Date.parse(until) - now)) }) : null;
}

const inTray = 3;

/** Forms put aside earlier stand apart from the one that is being filled: the last few, and the way to the first. */
function Tray({ parked }: { parked: readonly InteractionDoc[] }) {
  const navigate = useNavigate();
  const open = (interaction: string): void => void navigate({ to: '/desk/i/$interaction', params: { interaction } });
  return (
    <ParkedTray count={parked.length} why={keptWhy(parked)} onOpen={() => open(parked[0]!.id)}>
      {parked.slice(-inTray).map((contact) => (
        <ContactRow key={contact.id} contact={contact} lamp="paused" isParked />
      ))}
    </ParkedTray>
  );
}

const lampOf = (contact: InteractionDoc, talks: readonly InteractionDoc[]): LampState =>
  !talks.includes(contact) ? 'wrap' : contact.held ? 'hold' : 'live';

const lampWords = {
  offered: 'lamp.offered',
  live: 'lamp.live',
  hold: 'lamp.hold',
  wrap: 'lamp.wrap',
  paused: 'lamp.parked',
} as const;

function ContactRow({
  contact,
  lamp,
  isOffer,
  isParked,
}: {
  contact: InteractionDoc;
  lamp: LampState;
  isOffer?: boolean;
  isParked?: boolean;
}) {
  const { t } = useTranslation();
  const formats = useFormats();
  const navigate = useNavigate();
  const { interaction } = useParams({ strict: false });
  const missing = (contact.wrapUp?.missing ?? [])
    .filter((one) => one !== 'note')
    .map((one) => t(`roster.missing.${one}`));
  const why = contact.wrapUp?.parkedWhy;
  const waits = [missing.join(', '), why ? t(`roster.parked.why.${why}`) : ''].filter(Boolean).join(' · ');
  const time = isParked ? (
    formats.time(contact.endedAt ?? contact.arrivedAt)
  ) : lamp === 'wrap' && contact.wrapUp?.until ? (
    <Timer until={Date.parse(contact.wrapUp.until)} />
  ) : (
    <Timer since={Date.parse((isOffer ? contact.offeredAt : contact.answeredAt) ?? contact.arrivedAt)} />
  );
  return (
    <RosterRow
      lamp={<Lamp state={lamp} word={t(lampWords[lamp as keyof typeof lampWords])} />}
      title={callerOf(contact, formats, t)}
      strong={!isParked}
      time={time}
      detail={isParked && waits ? waits : lamp === 'wrap' ? <TalkedFor contact={contact} /> : contact.queueName}
      detailIcon={isParked || lamp === 'wrap' ? undefined : <Icon of={PhoneIncoming} size={14} />}
      selected={interaction === contact.id}
      offer={isOffer ? { keys: 'F2', word: t('roster.pressToAnswer') } : undefined}
      onOpen={() => void navigate({ to: '/desk/i/$interaction', params: { interaction: contact.id } })}
    />
  );
}

function TalkedFor({ contact }: { contact: InteractionDoc }) {
  const { t } = useTranslation();
  const { duration } = useFormats();
  const now = useNow(60_000);
  return t('roster.wrapUp', { duration: duration(talkMsOf(contact, now)) });
}

function CallbackRow({ callback }: { callback: CallbackDoc }) {
  const now = useNow(60_000);
  const { t } = useTranslation();
  const formats = useFormats();
  const navigate = useNavigate();
  const caller = callback.customerName ?? (callback.number ? formats.phone(callback.number) : t('callback.title'));
  return (
    <RosterRow
      lamp={<Lamp state="ready" word={t('callback.title')} open glyph={<Icon of={PhoneOutgoing} size={12} />} />}
      title={caller}
      time={formats.when(callback.dueAt, now)}
      late={Date.parse(callback.dueAt) < now}
      detail={(callback.ownerId === null && callback.queueName) || undefined}
      acts={<CallbackActs id={callback.id} caller={caller} />}
      onOpen={() => {
        if (callback.customerId)
          void navigate({ to: '/customers/$customer', params: { customer: callback.customerId } });
        else if (callback.interactionId)
          void navigate({ to: '/desk/i/$interaction', params: { interaction: callback.interactionId } });
      }}
    />
  );
}
