/** Sorcery must be there before the SIP modules read their objects. */
export const PRELOADED_MODULES = words(`
  res_sorcery_config res_sorcery_memory res_sorcery_memory_cache res_sorcery_astdb res_sorcery_realtime`);

/**
 * Everything Zvon uses and nothing else: the packages carry 300 modules more. Each name was loaded on Asterisk 22.10.1.
 * `app_queue` is the benchmark's peer; `app_echo` and `app_milliwatt` serve tests of the media path.
 */
export const LOADED_MODULES = [
  ...words(`res_timing_timerfd res_crypto res_curl res_http_media_cache func_curl`),
  // SIP
  ...words(`
    res_pjproject res_pjsip res_pjsip_session chan_pjsip res_pjsip_sdp_rtp res_pjsip_registrar
    res_pjsip_authenticator_digest res_pjsip_outbound_authenticator_digest res_pjsip_outbound_registration
    res_pjsip_endpoint_identifier_user res_pjsip_endpoint_identifier_ip res_pjsip_endpoint_identifier_anonymous
    res_pjsip_caller_id res_pjsip_dtmf_info res_pjsip_refer res_pjsip_diversion res_pjsip_rfc3326 res_pjsip_nat
    res_pjsip_path res_pjsip_header_funcs res_pjsip_transport_websocket res_pjsip_dlg_options res_pjsip_acl
    res_pjsip_logger res_pjsip_pubsub res_pjsip_maintenance res_pjsip_empty_info res_pjsip_sips_contact
    res_pjsip_history`),
  // RTP and websockets; chan_rtp needs res_rtp_multicast
  ...words(`res_rtp_asterisk res_rtp_multicast res_srtp res_http_websocket res_websocket_client`),
  // Stasis and ARI
  ...words(`
    res_stasis res_stasis_answer res_stasis_playback res_stasis_recording res_stasis_snoop res_stasis_device_state
    res_stasis_broadcast app_stasis app_stasis_broadcast res_ari_model res_ari res_ari_applications res_ari_asterisk
    res_ari_bridges res_ari_channels res_ari_device_states res_ari_endpoints res_ari_events res_ari_playbacks
    res_ari_recordings res_ari_sounds`),
  ...words(`bridge_simple bridge_softmix bridge_native_rtp bridge_holding bridge_builtin_features
    bridge_builtin_interval_features`),
  ...words(`chan_rtp chan_bridge_media res_audiosocket chan_audiosocket app_audiosocket chan_websocket`),
  // Codecs and file formats
  ...words(`
    codec_ulaw codec_alaw codec_a_mu codec_g722 codec_gsm codec_resample codec_opus_open_source res_format_attr_opus
    format_wav format_pcm format_gsm format_sln format_wav_gsm format_ogg_opus_open_source`),
  // Dialplan and its applications; without app_exec the hold loop of the inbound contract hangs up at ExecIf
  ...words(`
    res_musiconhold pbx_config app_dial app_echo app_milliwatt app_playback app_queue app_mixmonitor app_amd app_read
    app_senddtmf app_verbose app_stack app_record app_chanspy app_transfer app_originate app_talkdetect
    app_waitforsilence app_bridgewait app_dumpchan app_attended_transfer app_blind_transfer app_exec`),
  // Functions; app_mixmonitor needs func_periodic_hook, which needs func_cut
  ...words(`
    func_channel func_callerid func_cdr func_strings func_logic func_math func_timeout func_uuid func_volume
    func_global func_hangupcause func_pjsip_endpoint func_pjsip_aor func_pjsip_contact func_talkdetect
    func_periodic_hook func_jitterbuffer func_devstate func_holdintercept func_json func_env func_dialplan func_cut
    func_groupcount func_uri func_base64 func_sha1 func_rand`),
  // The witness: each call's events in a file that Zvon does not write
  ...words(`res_cdrel_custom cel_custom app_celgenuserevent`),
  ...words(`res_tonedetect res_prometheus res_security_log`),
];

/** Which module brings which dialplan application; those of the Asterisk core need none. */
export const APPLICATION_MODULES = /** @type {const} */ ({
  AMD: 'app_amd',
  Answer: 'core',
  CELGenUserEvent: 'app_celgenuserevent',
  ExecIf: 'app_exec',
  Goto: 'core',
  GotoIf: 'core',
  Hangup: 'core',
  MusicOnHold: 'res_musiconhold',
  NoOp: 'core',
  Playback: 'app_playback',
  Queue: 'app_queue',
  Return: 'app_stack',
  Set: 'core',
  Stasis: 'app_stasis',
});

/**
 * Asterisk loads a dialplan that names an unknown application without a word; the caller finds out.
 * @param {string} dialplan
 * @param {readonly string[]} [modules]
 * @returns {string[]} the applications that would fail
 */
export function unknownApplications(dialplan, modules = LOADED_MODULES) {
  const used = new Set(applicationsOf(dialplan));
  return [...used].filter((application) => {
    const module = /** @type {Record<string, string>} */ (APPLICATION_MODULES)[application];
    return module !== 'core' && !modules.includes(module ?? '');
  });
}

/** @param {string} dialplan */
function applicationsOf(dialplan) {
  const steps = [...dialplan.matchAll(/^(?:exten\s*=>\s*[^,]+,|\s*same\s*=>\s*)[^,]+,(\w+)\((.*)\)\s*$/gm)];
  return steps.flatMap(([, application = '', argument = '']) => {
    const inner = application === 'ExecIf' ? argument.match(/\?(\w+)\(/)?.[1] : undefined;
    return inner ? [application, inner] : [application];
  });
}

/** @param {string} text */
function words(text) {
  return text.trim().split(/\s+/);
}
