// Written by tools/generate-ari.mjs from rest-api/*.json; do not edit.

import type {
  Bridge,
  Channel,
  Endpoint,
  TextMessage,
  Playback,
  DeviceState,
  LiveRecording,
  ContactInfo,
  Peer,
  ReferTo,
  ReferredBy,
} from './models.generated.ts';

type FieldKinds = Readonly<Record<string, Readonly<Record<string, string>>>>;

interface EventBase {
  asterisk_id?: string;
  application: string;
  timestamp: string;
}

export interface DeviceStateChanged extends EventBase {
  type: 'DeviceStateChanged';
  device_state: DeviceState;
}

export interface PlaybackStarted extends EventBase {
  type: 'PlaybackStarted';
  playback: Playback;
}

export interface PlaybackContinuing extends EventBase {
  type: 'PlaybackContinuing';
  playback: Playback;
}

export interface PlaybackFinished extends EventBase {
  type: 'PlaybackFinished';
  playback: Playback;
}

export interface RecordingStarted extends EventBase {
  type: 'RecordingStarted';
  recording: LiveRecording;
}

export interface RecordingFinished extends EventBase {
  type: 'RecordingFinished';
  recording: LiveRecording;
}

export interface RecordingFailed extends EventBase {
  type: 'RecordingFailed';
  recording: LiveRecording;
}

export interface ApplicationMoveFailed extends EventBase {
  type: 'ApplicationMoveFailed';
  channel: Channel;
  destination: string;
  args: string[];
}

export interface ApplicationRegistered extends EventBase {
  type: 'ApplicationRegistered';
}

export interface ApplicationUnregistered extends EventBase {
  type: 'ApplicationUnregistered';
}

export interface ApplicationReplaced extends EventBase {
  type: 'ApplicationReplaced';
}

export interface BridgeCreated extends EventBase {
  type: 'BridgeCreated';
  bridge: Bridge;
}

export interface BridgeDestroyed extends EventBase {
  type: 'BridgeDestroyed';
  bridge: Bridge;
}

export interface BridgeMerged extends EventBase {
  type: 'BridgeMerged';
  bridge: Bridge;
  bridge_from: Bridge;
}

export interface BridgeBlindTransfer extends EventBase {
  type: 'BridgeBlindTransfer';
  channel: Channel;
  replace_channel?: Channel;
  transferee?: Channel;
  exten: string;
  context: string;
  result: string;
  is_external: boolean;
  bridge?: Bridge;
}

export interface BridgeAttendedTransfer extends EventBase {
  type: 'BridgeAttendedTransfer';
  transferer_first_leg: Channel;
  transferer_second_leg: Channel;
  replace_channel?: Channel;
  transferee?: Channel;
  transfer_target?: Channel;
  result: string;
  is_external: boolean;
  transferer_first_leg_bridge?: Bridge;
  transferer_second_leg_bridge?: Bridge;
  destination_type: string;
  destination_bridge?: string;
  destination_application?: string;
  destination_link_first_leg?: Channel;
  destination_link_second_leg?: Channel;
  destination_threeway_channel?: Channel;
  destination_threeway_bridge?: Bridge;
}

export interface BridgeVideoSourceChanged extends EventBase {
  type: 'BridgeVideoSourceChanged';
  bridge: Bridge;
  old_video_source_id?: string;
}

export interface ChannelCreated extends EventBase {
  type: 'ChannelCreated';
  channel: Channel;
}

export interface ChannelDestroyed extends EventBase {
  type: 'ChannelDestroyed';
  cause: number;
  cause_txt: string;
  tech_cause?: number;
  channel: Channel;
}

export interface ChannelEnteredBridge extends EventBase {
  type: 'ChannelEnteredBridge';
  bridge: Bridge;
  channel?: Channel;
}

export interface ChannelLeftBridge extends EventBase {
  type: 'ChannelLeftBridge';
  bridge: Bridge;
  channel: Channel;
}

export interface ChannelStateChange extends EventBase {
  type: 'ChannelStateChange';
  channel: Channel;
}

export interface ChannelDtmfReceived extends EventBase {
  type: 'ChannelDtmfReceived';
  digit: string;
  duration_ms: number;
  channel: Channel;
}

export interface ChannelDialplan extends EventBase {
  type: 'ChannelDialplan';
  channel: Channel;
  dialplan_app: string;
  dialplan_app_data: string;
}

export interface ChannelCallerId extends EventBase {
  type: 'ChannelCallerId';
  caller_presentation: number;
  caller_presentation_txt: string;
  channel: Channel;
}

export interface ChannelUserevent extends EventBase {
  type: 'ChannelUserevent';
  eventname: string;
  channel?: Channel;
  bridge?: Bridge;
  endpoint?: Endpoint;
  userevent: Record<string, unknown>;
}

export interface ChannelHangupRequest extends EventBase {
  type: 'ChannelHangupRequest';
  cause?: number;
  tech_cause?: number;
  soft?: boolean;
  channel: Channel;
}

export interface ChannelVarset extends EventBase {
  type: 'ChannelVarset';
  variable: string;
  value: string;
  channel?: Channel;
}

export interface ChannelToneDetected extends EventBase {
  type: 'ChannelToneDetected';
  channel: Channel;
}

export interface ChannelTalkingStarted extends EventBase {
  type: 'ChannelTalkingStarted';
  channel: Channel;
}

export interface ChannelTalkingFinished extends EventBase {
  type: 'ChannelTalkingFinished';
  channel: Channel;
  duration: number;
}

export interface ChannelHold extends EventBase {
  type: 'ChannelHold';
  channel: Channel;
  musicclass?: string;
}

export interface ChannelUnhold extends EventBase {
  type: 'ChannelUnhold';
  channel: Channel;
}

export interface ContactStatusChange extends EventBase {
  type: 'ContactStatusChange';
  endpoint: Endpoint;
  contact_info: ContactInfo;
}

export interface EndpointStateChange extends EventBase {
  type: 'EndpointStateChange';
  endpoint: Endpoint;
}

export interface Dial extends EventBase {
  type: 'Dial';
  caller?: Channel;
  peer: Channel;
  forward?: string;
  forwarded?: Channel;
  dialstring?: string;
  dialstatus: string;
}

export interface StasisEnd extends EventBase {
  type: 'StasisEnd';
  channel: Channel;
}

export interface StasisStart extends EventBase {
  type: 'StasisStart';
  args: string[];
  channel: Channel;
  replace_channel?: Channel;
}

export interface TextMessageReceived extends EventBase {
  type: 'TextMessageReceived';
  message: TextMessage;
  endpoint?: Endpoint;
}

export interface ChannelConnectedLine extends EventBase {
  type: 'ChannelConnectedLine';
  channel: Channel;
}

export interface PeerStatusChange extends EventBase {
  type: 'PeerStatusChange';
  endpoint: Endpoint;
  peer: Peer;
}

export interface ChannelTransfer extends EventBase {
  type: 'ChannelTransfer';
  state?: string;
  refer_to: ReferTo;
  referred_by: ReferredBy;
}

export interface CallBroadcast extends EventBase {
  type: 'CallBroadcast';
  channel: Channel;
  caller?: string;
  called?: string;
}

export interface CallClaimed extends EventBase {
  type: 'CallClaimed';
  channel: Channel;
  winner_app: string;
}

export type AriEvent =
  | DeviceStateChanged
  | PlaybackStarted
  | PlaybackContinuing
  | PlaybackFinished
  | RecordingStarted
  | RecordingFinished
  | RecordingFailed
  | ApplicationMoveFailed
  | ApplicationRegistered
  | ApplicationUnregistered
  | ApplicationReplaced
  | BridgeCreated
  | BridgeDestroyed
  | BridgeMerged
  | BridgeBlindTransfer
  | BridgeAttendedTransfer
  | BridgeVideoSourceChanged
  | ChannelCreated
  | ChannelDestroyed
  | ChannelEnteredBridge
  | ChannelLeftBridge
  | ChannelStateChange
  | ChannelDtmfReceived
  | ChannelDialplan
  | ChannelCallerId
  | ChannelUserevent
  | ChannelHangupRequest
  | ChannelVarset
  | ChannelToneDetected
  | ChannelTalkingStarted
  | ChannelTalkingFinished
  | ChannelHold
  | ChannelUnhold
  | ContactStatusChange
  | EndpointStateChange
  | Dial
  | StasisEnd
  | StasisStart
  | TextMessageReceived
  | ChannelConnectedLine
  | PeerStatusChange
  | ChannelTransfer
  | CallBroadcast
  | CallClaimed;

/** Fields that an event of the name always has, with their kinds: for the guard at the socket. */

export const requiredEventFields: FieldKinds = {
  DeviceStateChanged: { application: 'string', timestamp: 'string', device_state: 'DeviceState' },
  PlaybackStarted: { application: 'string', timestamp: 'string', playback: 'Playback' },
  PlaybackContinuing: { application: 'string', timestamp: 'string', playback: 'Playback' },
  PlaybackFinished: { application: 'string', timestamp: 'string', playback: 'Playback' },
  RecordingStarted: { application: 'string', timestamp: 'string', recording: 'LiveRecording' },
  RecordingFinished: { application: 'string', timestamp: 'string', recording: 'LiveRecording' },
  RecordingFailed: { application: 'string', timestamp: 'string', recording: 'LiveRecording' },
  ApplicationMoveFailed: {
    application: 'string',
    timestamp: 'string',
    channel: 'Channel',
    destination: 'string',
    args: 'array',
  },
  ApplicationRegistered: { application: 'string', timestamp: 'string' },
  ApplicationUnregistered: { application: 'string', timestamp: 'string' },
  ApplicationReplaced: { application: 'string', timestamp: 'string' },
  BridgeCreated: { application: 'string', timestamp: 'string', bridge: 'Bridge' },
  BridgeDestroyed: { application: 'string', timestamp: 'string', bridge: 'Bridge' },
  BridgeMerged: { application: 'string', timestamp: 'string', bridge: 'Bridge', bridge_from: 'Bridge' },
  BridgeBlindTransfer: {
    application: 'string',
    timestamp: 'string',
    channel: 'Channel',
    exten: 'string',
    context: 'string',
    result: 'string',
    is_external: 'boolean',
  },
  BridgeAttendedTransfer: {
    application: 'string',
    timestamp: 'string',
    transferer_first_leg: 'Channel',
    transferer_second_leg: 'Channel',
    result: 'string',
    is_external: 'boolean',
    destination_type: 'string',
  },
  BridgeVideoSourceChanged: { application: 'string', timestamp: 'string', bridge: 'Bridge' },
  ChannelCreated: { application: 'string', timestamp: 'string', channel: 'Channel' },
  ChannelDestroyed: {
    application: 'string',
    timestamp: 'string',
    cause: 'number',
    cause_txt: 'string',
    channel: 'Channel',
  },
  ChannelEnteredBridge: { application: 'string', timestamp: 'string', bridge: 'Bridge' },
  ChannelLeftBridge: { application: 'string', timestamp: 'string', bridge: 'Bridge', channel: 'Channel' },
  ChannelStateChange: { application: 'string', timestamp: 'string', channel: 'Channel' },
  ChannelDtmfReceived: {
    application: 'string',
    timestamp: 'string',
    digit: 'string',
    duration_ms: 'number',
    channel: 'Channel',
  },
  ChannelDialplan: {
    application: 'string',
    timestamp: 'string',
    channel: 'Channel',
    dialplan_app: 'string',
    dialplan_app_data: 'string',
  },
  ChannelCallerId: {
    application: 'string',
    timestamp: 'string',
    caller_presentation: 'number',
    caller_presentation_txt: 'string',
    channel: 'Channel',
  },
  ChannelUserevent: { application: 'string', timestamp: 'string', eventname: 'string', userevent: 'object' },
  ChannelHangupRequest: { application: 'string', timestamp: 'string', channel: 'Channel' },
  ChannelVarset: { application: 'string', timestamp: 'string', variable: 'string', value: 'string' },
  ChannelToneDetected: { application: 'string', timestamp: 'string', channel: 'Channel' },
  ChannelTalkingStarted: { application: 'string', timestamp: 'string', channel: 'Channel' },
  ChannelTalkingFinished: { application: 'string', timestamp: 'string', channel: 'Channel', duration: 'number' },
  ChannelHold: { application: 'string', timestamp: 'string', channel: 'Channel' },
  ChannelUnhold: { application: 'string', timestamp: 'string', channel: 'Channel' },
  ContactStatusChange: {
    application: 'string',
    timestamp: 'string',
    endpoint: 'Endpoint',
    contact_info: 'ContactInfo',
  },
  EndpointStateChange: { application: 'string', timestamp: 'string', endpoint: 'Endpoint' },
  Dial: { application: 'string', timestamp: 'string', peer: 'Channel', dialstatus: 'string' },
  StasisEnd: { application: 'string', timestamp: 'string', channel: 'Channel' },
  StasisStart: { application: 'string', timestamp: 'string', args: 'array', channel: 'Channel' },
  TextMessageReceived: { application: 'string', timestamp: 'string', message: 'TextMessage' },
  ChannelConnectedLine: { application: 'string', timestamp: 'string', channel: 'Channel' },
  PeerStatusChange: { application: 'string', timestamp: 'string', endpoint: 'Endpoint', peer: 'Peer' },
  ChannelTransfer: { application: 'string', timestamp: 'string', refer_to: 'ReferTo', referred_by: 'ReferredBy' },
  CallBroadcast: { application: 'string', timestamp: 'string', channel: 'Channel' },
  CallClaimed: { application: 'string', timestamp: 'string', channel: 'Channel', winner_app: 'string' },
};

export const requiredModelFields: FieldKinds = {
  Application: {
    name: 'string',
    channel_ids: 'array',
    bridge_ids: 'array',
    endpoint_ids: 'array',
    device_names: 'array',
    events_allowed: 'array',
    events_disallowed: 'array',
  },
  BuildInfo: { os: 'string', kernel: 'string', options: 'string', machine: 'string', date: 'string', user: 'string' },
  SystemInfo: { version: 'string', entity_id: 'string' },
  SetId: { user: 'string', group: 'string' },
  ConfigInfo: { name: 'string', default_language: 'string', setid: 'SetId' },
  StatusInfo: { startup_time: 'string', last_reload_time: 'string' },
  AsteriskInfo: {},
  AsteriskPing: { asterisk_id: 'string', ping: 'string', timestamp: 'string' },
  Module: { name: 'string', description: 'string', use_count: 'number', status: 'string', support_level: 'string' },
  LogChannel: { channel: 'string', type: 'string', status: 'string', configuration: 'string' },
  Variable: { value: 'string' },
  Variables: { variables: 'object' },
  ConfigTuple: { attribute: 'string', value: 'string' },
  Bridge: {
    id: 'string',
    technology: 'string',
    bridge_type: 'string',
    bridge_class: 'string',
    creator: 'string',
    name: 'string',
    channels: 'array',
    creationtime: 'string',
  },
  Dialed: {},
  DialplanCEP: { context: 'string', exten: 'string', priority: 'number', app_name: 'string', app_data: 'string' },
  CallerID: { name: 'string', number: 'string' },
  RTPstat: {
    txcount: 'number',
    rxcount: 'number',
    txploss: 'number',
    rxploss: 'number',
    local_ssrc: 'number',
    remote_ssrc: 'number',
    txoctetcount: 'number',
    rxoctetcount: 'number',
    channel_uniqueid: 'string',
  },
  Channel: {
    id: 'string',
    protocol_id: 'string',
    name: 'string',
    state: 'string',
    caller: 'CallerID',
    connected: 'CallerID',
    accountcode: 'string',
    dialplan: 'DialplanCEP',
    creationtime: 'string',
    language: 'string',
  },
  Endpoint: { technology: 'string', resource: 'string', channel_ids: 'array' },
  TextMessage: { from: 'string', to: 'string', body: 'string' },
  Playback: { id: 'string', media_uri: 'string', target_uri: 'string', state: 'string' },
  DeviceState: { name: 'string', state: 'string' },
  StoredRecording: { name: 'string', format: 'string' },
  LiveRecording: { name: 'string', format: 'string', target_uri: 'string', state: 'string' },
  RESTResponse: {
    transaction_id: 'string',
    request_id: 'string',
    status_code: 'number',
    reason_phrase: 'string',
    uri: 'string',
  },
  ContactInfo: { uri: 'string', contact_status: 'string', aor: 'string' },
  Peer: { peer_status: 'string' },
  ReferTo: { requested_destination: 'RequiredDestination' },
  RequiredDestination: {},
  AdditionalParam: { parameter_name: 'string', parameter_value: 'string' },
  ReferredBy: { source_channel: 'Channel' },
};
