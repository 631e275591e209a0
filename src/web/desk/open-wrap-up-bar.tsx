import { useTranslation } from 'react-i18next';
import type { ChosenState } from '../../shared/agent-state.ts';
import type { InteractionDoc } from '../../shared/api/desk.ts';
import { api } from '../app/api.ts';
import { useAgent } from '../app/desk-store.tsx';
import { useFormats } from '../app/reader.tsx';
import { WrapUpBar } from '../app/shell/bar/wrapup-bar.tsx';
import { useAct } from '../app/toasts.tsx';
import { useNow } from '../ui/clock.tsx';
import { callerOf, talkMsOf } from './caller-of.ts';
import { DeskStatus } from './desk-status.tsx';
import { useFinishWrapUp } from './use-finish-wrap-up.ts';

/** The bar while the agent finishes what is to be written about the contact. */
export function OpenWrapUpBar({ interaction }: { interaction: InteractionDoc }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const act = useAct();
  const now = useNow();
  const { finish, isBusy, isMissing } = useFinishWrapUp(interaction);
  const wrapUp = interaction.wrapUp;
  // Chosen during the contact, by the agent or for them: finishing does not write over it.
  const next = useAgent()?.next ?? undefined;
  const wordOf = (state: ChosenState): string => t(state.state === 'ready' ? 'state.ready' : `reason.${state.reason}`);
  if (!wrapUp) return null;
  return (
    <WrapUpBar
      caller={callerOf(interaction, formats, t)}
      talkMs={talkMsOf(interaction, now)}
      from={Date.parse(wrapUp.startedAt ?? interaction.endedAt ?? interaction.arrivedAt)}
      until={wrapUp.until ? Date.parse(wrapUp.until) : null}
      extension={{ ms: wrapUp.extensionMs, left: wrapUp.extensionsLeft }}
      onExtend={() => void act(() => api.calls.extendWrapUp({ id: interaction.id }))}
      onPark={() => void act(() => api.calls.parkWrapUp({ id: interaction.id }))}
      onDonePause={() => void finish({ state: 'not_ready', reason: 'break' })}
      onDoneReady={() => void finish(next ? null : { state: 'ready' })}
      doneWord={next && t('wrapup.doneNext', { state: wordOf(next) })}
      missing={isMissing ? [t('call.checklist.outcome')] : []}
      busy={isBusy}
      status={<DeskStatus />}
    />
  );
}
