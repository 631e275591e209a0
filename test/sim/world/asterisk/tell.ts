import type { Exchange, SimChannel } from './exchange.ts';
import { describeChannel, stampOf } from './describe.ts';

/** To whoever has the application now; without anybody an event is lost for ever (finding 1). */
export function tell(exchange: Exchange, event: { type: string } & Record<string, unknown>): void {
  exchange.app.wire?.tell(eventText(exchange, event));
}

export const eventText = ({ time }: Exchange, event: { type: string }): string =>
  JSON.stringify({
    ...event,
    timestamp: stampOf(time.now()),
    application: 'zvon',
    asterisk_id: '00:00:00:00:00:01',
  });

/** What a channel's thread tells comes in order, some of it a moment after the deed. */
export function tellOf(
  exchange: Exchange,
  channel: SimChannel,
  event: { type: string } & Record<string, unknown>,
  delayMs = 0,
): void {
  const { time } = exchange;
  const whole = { ...event, channel: describeChannel(channel) };
  const at = Math.max(channel.toldUntil, time.now() + delayMs);
  channel.toldUntil = at;
  if (at === time.now()) tell(exchange, whole);
  else time.at(at, () => tell(exchange, whole));
}
