import { useTranslation } from 'react-i18next';
import { type ChosenState, notReadyReasons, type NotReadyReason } from '../../shared/agent-state.ts';
import type { AgentDoc } from '../../shared/api/desk.ts';
import { api } from '../app/api.ts';
import { useAct } from '../app/toasts.tsx';
import type { MenuProps } from '../ui/menu.tsx';

/** The states an agent may choose: now, or after the contact in hand. */
export function useStateChoices(agent: AgentDoc): { word: string; nextWord: string; groups: MenuProps['groups'] } {
  const { t } = useTranslation();
  const act = useAct();
  const wordOf = (state: string, reason: string | null): string =>
    reason && state === 'not_ready' ? t(`reason.${reason}`) : t(`state.${state}`);
  const choose = (chosen: ChosenState): void => void act(() => api.calls.chooseState(chosen));
  const current = agent.next ?? agent;
  const reasons = Object.keys(notReadyReasons) as NotReadyReason[];
  return {
    word: wordOf(agent.state, agent.reason),
    nextWord: agent.next
      ? wordOf(agent.next.state, 'reason' in agent.next ? agent.next.reason : null)
      : t('state.ready'),
    groups: [
      {
        key: 'ready',
        items: [
          {
            key: 'ready',
            label: t('state.ready'),
            chosen: current.state === 'ready',
            onChoose: () => choose({ state: 'ready' }),
          },
        ],
      },
      {
        key: 'pauses',
        label: t('state.not_ready'),
        items: reasons.map((reason) => ({
          key: reason,
          label: t(`reason.${reason}`),
          chosen: current.state === 'not_ready' && 'reason' in current && current.reason === reason,
          onChoose: () => choose({ state: 'not_ready', reason }),
        })),
      },
    ],
  };
}
