import type { AriOperations } from './ari/operations.generated.ts';

/**
 * Modules without which a call breaks in its middle: Asterisk loads a dialplan that names an unknown application
 * without a word, and the caller is hung up at that very step.
 */
export const neededModules: readonly string[] = [
  'app_exec',
  'app_stasis',
  'app_mixmonitor',
  'app_playback',
  'chan_pjsip',
  'func_channel',
  'func_strings',
  'func_uuid',
  'format_wav',
  'res_ari_bridges',
  'res_ari_channels',
  'res_ari_playbacks',
  'res_musiconhold',
  'res_pjsip_header_funcs',
  'res_pjsip_transport_websocket',
  'res_stasis_playback',
];

export async function missingModules(ari: AriOperations): Promise<string[]> {
  const listed = await ari.asterisk.listModules();
  if (!listed.ok) return [];
  const running = new Set(listed.value.filter(({ status }) => status === 'Running').map(({ name }) => name));
  return neededModules.filter((name) => !running.has(`${name}.so`));
}
