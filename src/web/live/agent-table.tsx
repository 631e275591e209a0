import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ChosenState, type NotReadyReason, notReadyReasons } from '../../shared/agent-state.ts';
import type { LiveAgent } from '../../shared/api/live.ts';
import { useFormats } from '../app/reader.tsx';
import { Button } from '../ui/button.tsx';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Lamp } from '../ui/lamp.tsx';
import { Menu } from '../ui/menu.tsx';
import { Timer } from '../ui/timer.tsx';
import { ForceDialog, type Forcing } from './force-dialog.tsx';
import { lampOf } from './lamp-of.ts';

/** Agent by agent: what they do, since when, with whom. Their state can be set from here. */
export function AgentTable({ agents }: { agents: readonly LiveAgent[] }) {
  const { t } = useTranslation();
  const formats = useFormats();
  const [forcing, setForcing] = useState<Forcing | null>(null);
  const [isOpen, setOpen] = useState(false);
  const choose = (agent: LiveAgent, chosen: ChosenState): void => {
    setForcing({ agent, chosen });
    setOpen(true);
  };
  const columns: Column<LiveAgent>[] = [
    { key: 'name', head: t('live.agent'), tone: 'strong', cell: ({ name }) => name },
    {
      key: 'state',
      head: t('live.state'),
      cell: (agent) => (
        <Lamp
          state={lampOf(agent)}
          word={agent.reason && agent.state === 'not_ready' ? t(`reason.${agent.reason}`) : t(`state.${agent.state}`)}
          showWord
        />
      ),
    },
    { key: 'since', head: t('live.since'), numeric: true, cell: ({ since }) => <Timer since={Date.parse(since)} /> },
    { key: 'queue', head: t('live.queue'), cell: ({ queueName }) => queueName ?? '–' },
    {
      key: 'caller',
      head: t('live.caller'),
      cell: ({ caller }) => (caller?.startsWith('+') ? formats.phone(caller) : (caller ?? '–')),
    },
    { key: 'handled', head: t('live.handled'), numeric: true, cell: (agent) => formats.number(agent.handledToday) },
    {
      key: 'set',
      head: t('live.setState'),
      quietHead: true,
      cell: (agent) => <StateMenu agent={agent} onChoose={(chosen) => choose(agent, chosen)} />,
    },
  ];
  return (
    <>
      <DataTable caption={t('live.agents')} columns={columns} rows={agents} rowKey={({ id }) => id} />
      {forcing && <ForceDialog forcing={forcing} opened={isOpen} onClose={() => setOpen(false)} />}
    </>
  );
}

function StateMenu({ agent, onChoose }: { agent: LiveAgent; onChoose: (chosen: ChosenState) => void }) {
  const { t } = useTranslation();
  const reasons = Object.keys(notReadyReasons) as NotReadyReason[];
  return (
    <Menu
      align="end"
      trigger={
        <Button size="small" menu aria-label={t('live.setState.of', { name: agent.name })}>
          {t('live.setState')}
        </Button>
      }
      groups={[
        {
          key: 'ready',
          items: [{ key: 'ready', label: t('state.ready'), onChoose: () => onChoose({ state: 'ready' }) }],
        },
        {
          key: 'pauses',
          label: t('state.not_ready'),
          items: reasons.map((reason) => ({
            key: reason,
            label: t(`reason.${reason}`),
            onChoose: () => onChoose({ state: 'not_ready', reason }),
          })),
        },
      ]}
    />
  );
}
