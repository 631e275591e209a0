// Written by tools/generate-ari.mjs from rest-api/*.json; do not edit.

import type {
  Application,
  AsteriskInfo,
  AsteriskPing,
  Bridge,
  Channel,
  ConfigTuple,
  Endpoint,
  LiveRecording,
  LogChannel,
  Module,
  Playback,
  RTPstat,
  Variable,
  Variables,
} from './models.generated.ts';

export type AriQuery = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** What became of a request: 404 means that what it is about is gone, 0 that no answer came. */
export type AriReply<T> = { ok: true; status: number; value: T } | { ok: false; status: number; reason: string };

/** Sends one request; `path` is relative to `/ari/` and already encoded. */
export type SendAri = <T>(method: string, path: string, query?: AriQuery, body?: unknown) => Promise<AriReply<T>>;

export type AriOperations = ReturnType<typeof createAriOperations>;

export function createAriOperations(send: SendAri) {
  return {
    applications: {
      /** List all applications. */
      list: () => send<Application[]>('GET', 'applications'),
      /** Get details of an application. */
      get: (p: { applicationName: string }) =>
        send<Application>('GET', `applications/${encodeURIComponent(p.applicationName)}`),
      /** Subscribe an application to a event source. */
      subscribe: (p: { applicationName: string; eventSource: string[] }) =>
        send<Application>('POST', `applications/${encodeURIComponent(p.applicationName)}/subscription`, {
          eventSource: p.eventSource,
        }),
      /** Unsubscribe an application from an event source. */
      unsubscribe: (p: { applicationName: string; eventSource: string[] }) =>
        send<Application>('DELETE', `applications/${encodeURIComponent(p.applicationName)}/subscription`, {
          eventSource: p.eventSource,
        }),
      /** Filter application events types. */
      filter: (p: { applicationName: string; filter?: Record<string, unknown> }) =>
        send<Application>('PUT', `applications/${encodeURIComponent(p.applicationName)}/eventFilter`, {}, p.filter),
    },
    asterisk: {
      /** Retrieve a dynamic configuration object. */
      getObject: (p: { configClass: string; objectType: string; id: string }) =>
        send<ConfigTuple[]>(
          'GET',
          `asterisk/config/dynamic/${encodeURIComponent(p.configClass)}/${encodeURIComponent(p.objectType)}/${encodeURIComponent(p.id)}`,
        ),
      /** Create or update a dynamic configuration object. */
      updateObject: (p: { configClass: string; objectType: string; id: string; fields?: ConfigTuple[] }) =>
        send<ConfigTuple[]>(
          'PUT',
          `asterisk/config/dynamic/${encodeURIComponent(p.configClass)}/${encodeURIComponent(p.objectType)}/${encodeURIComponent(p.id)}`,
          {},
          { fields: p.fields },
        ),
      /** Delete a dynamic configuration object. */
      deleteObject: (p: { configClass: string; objectType: string; id: string }) =>
        send<void>(
          'DELETE',
          `asterisk/config/dynamic/${encodeURIComponent(p.configClass)}/${encodeURIComponent(p.objectType)}/${encodeURIComponent(p.id)}`,
        ),
      /** Gets Asterisk system information. */
      getInfo: (p: { only?: ('build' | 'system' | 'config' | 'status')[] }) =>
        send<AsteriskInfo>('GET', 'asterisk/info', { only: p.only }),
      /** Response pong message. */
      ping: () => send<AsteriskPing>('GET', 'asterisk/ping'),
      /** List Asterisk modules. */
      listModules: () => send<Module[]>('GET', 'asterisk/modules'),
      /** Get Asterisk module information. */
      getModule: (p: { moduleName: string }) =>
        send<Module>('GET', `asterisk/modules/${encodeURIComponent(p.moduleName)}`),
      /** Load an Asterisk module. */
      loadModule: (p: { moduleName: string }) =>
        send<void>('POST', `asterisk/modules/${encodeURIComponent(p.moduleName)}`),
      /** Unload an Asterisk module. */
      unloadModule: (p: { moduleName: string }) =>
        send<void>('DELETE', `asterisk/modules/${encodeURIComponent(p.moduleName)}`),
      /** Reload an Asterisk module. */
      reloadModule: (p: { moduleName: string }) =>
        send<void>('PUT', `asterisk/modules/${encodeURIComponent(p.moduleName)}`),
      /** Gets Asterisk log channel information. */
      listLogChannels: () => send<LogChannel[]>('GET', 'asterisk/logging'),
      /** Adds a log channel. */
      addLog: (p: { logChannelName: string; configuration: string }) =>
        send<void>('POST', `asterisk/logging/${encodeURIComponent(p.logChannelName)}`, {
          configuration: p.configuration,
        }),
      /** Deletes a log channel. */
      deleteLog: (p: { logChannelName: string }) =>
        send<void>('DELETE', `asterisk/logging/${encodeURIComponent(p.logChannelName)}`),
      /** Rotates a log channel. */
      rotateLog: (p: { logChannelName: string }) =>
        send<void>('PUT', `asterisk/logging/${encodeURIComponent(p.logChannelName)}/rotate`),
      /** Get the value of a global variable. */
      getGlobalVar: (p: { variable: string }) => send<Variable>('GET', 'asterisk/variable', { variable: p.variable }),
      /** Set the value of a global variable. */
      setGlobalVar: (p: { variable: string; value?: string }) =>
        send<void>('POST', 'asterisk/variable', { variable: p.variable, value: p.value }),
    },
    bridges: {
      /** List all active bridges in Asterisk. */
      list: () => send<Bridge[]>('GET', 'bridges'),
      /** Create a new bridge. */
      create: (p: { type?: string; bridgeId?: string; name?: string; variables?: Record<string, string> }) =>
        send<Bridge>(
          'POST',
          'bridges',
          { type: p.type, bridgeId: p.bridgeId, name: p.name },
          { variables: p.variables },
        ),
      /** Create a new bridge. */
      createWithId: (p: { type?: string; bridgeId: string; name?: string; variables?: Record<string, string> }) =>
        send<Bridge>(
          'POST',
          `bridges/${encodeURIComponent(p.bridgeId)}`,
          { type: p.type, name: p.name },
          { variables: p.variables },
        ),
      /** Get bridge details. */
      get: (p: { bridgeId: string }) => send<Bridge>('GET', `bridges/${encodeURIComponent(p.bridgeId)}`),
      /** Shut down a bridge. */
      destroy: (p: { bridgeId: string }) => send<void>('DELETE', `bridges/${encodeURIComponent(p.bridgeId)}`),
      /** Get the value of a bridge variable or function. */
      getBridgeVar: (p: { bridgeId: string; variable: string }) =>
        send<Variable>('GET', `bridges/${encodeURIComponent(p.bridgeId)}/variable`, { variable: p.variable }),
      /** Set the value of a bridge variable or function. */
      setBridgeVar: (p: { bridgeId: string; variable: string; value?: string; report_events?: boolean }) =>
        send<void>('POST', `bridges/${encodeURIComponent(p.bridgeId)}/variable`, {
          variable: p.variable,
          value: p.value,
          report_events: p.report_events,
        }),
      /** Get the value of multiple bridge variables or functions. */
      getBridgeVars: (p: { bridgeId: string; variables: string[] }) =>
        send<Variables>('GET', `bridges/${encodeURIComponent(p.bridgeId)}/variables`, { variables: p.variables }),
      /** Set the values of multiple bridge variables or functions. */
      setBridgeVars: (p: { bridgeId: string; variables: Record<string, string> }) =>
        send<void>('POST', `bridges/${encodeURIComponent(p.bridgeId)}/variables`, {}, { variables: p.variables }),
      /** Add a channel to a bridge. */
      addChannel: (p: {
        bridgeId: string;
        channel: string[];
        role?: string;
        absorbDTMF?: boolean;
        mute?: boolean;
        inhibitConnectedLineUpdates?: boolean;
      }) =>
        send<void>('POST', `bridges/${encodeURIComponent(p.bridgeId)}/addChannel`, {
          channel: p.channel,
          role: p.role,
          absorbDTMF: p.absorbDTMF,
          mute: p.mute,
          inhibitConnectedLineUpdates: p.inhibitConnectedLineUpdates,
        }),
      /** Remove a channel from a bridge. */
      removeChannel: (p: { bridgeId: string; channel: string[] }) =>
        send<void>('POST', `bridges/${encodeURIComponent(p.bridgeId)}/removeChannel`, { channel: p.channel }),
      /** Set a channel as the video source in a multi-party mixing bridge. This operation has no effect on bridges with two or fewer participants. */
      setVideoSource: (p: { bridgeId: string; channelId: string }) =>
        send<void>('POST', `bridges/${encodeURIComponent(p.bridgeId)}/videoSource/${encodeURIComponent(p.channelId)}`),
      /** Removes any explicit video source in a multi-party mixing bridge. This operation has no effect on bridges with two or fewer participants. When no explicit video source is set, talk detection will be used to determine the active video stream. */
      clearVideoSource: (p: { bridgeId: string }) =>
        send<void>('DELETE', `bridges/${encodeURIComponent(p.bridgeId)}/videoSource`),
      /** Play music on hold to a bridge or change the MOH class that is playing. */
      startMoh: (p: { bridgeId: string; mohClass?: string }) =>
        send<void>('POST', `bridges/${encodeURIComponent(p.bridgeId)}/moh`, { mohClass: p.mohClass }),
      /** Stop playing music on hold to a bridge. */
      stopMoh: (p: { bridgeId: string }) => send<void>('DELETE', `bridges/${encodeURIComponent(p.bridgeId)}/moh`),
      /** Start playback of media on a bridge. */
      play: (p: {
        bridgeId: string;
        media: string[];
        announcer_format?: string;
        lang?: string;
        offsetms?: number;
        skipms?: number;
        playbackId?: string;
      }) =>
        send<Playback>('POST', `bridges/${encodeURIComponent(p.bridgeId)}/play`, {
          media: p.media,
          announcer_format: p.announcer_format,
          lang: p.lang,
          offsetms: p.offsetms,
          skipms: p.skipms,
          playbackId: p.playbackId,
        }),
      /** Start playback of media on a bridge. */
      playWithId: (p: {
        bridgeId: string;
        playbackId: string;
        media: string[];
        announcer_format?: string;
        lang?: string;
        offsetms?: number;
        skipms?: number;
      }) =>
        send<Playback>('POST', `bridges/${encodeURIComponent(p.bridgeId)}/play/${encodeURIComponent(p.playbackId)}`, {
          media: p.media,
          announcer_format: p.announcer_format,
          lang: p.lang,
          offsetms: p.offsetms,
          skipms: p.skipms,
        }),
      /** Start a recording. */
      record: (p: {
        bridgeId: string;
        name: string;
        format: string;
        recorder_format?: string;
        maxDurationSeconds?: number;
        maxSilenceSeconds?: number;
        ifExists?: 'fail' | 'overwrite' | 'append';
        beep?: boolean;
        terminateOn?: 'none' | 'any' | '*' | '#';
      }) =>
        send<LiveRecording>('POST', `bridges/${encodeURIComponent(p.bridgeId)}/record`, {
          name: p.name,
          format: p.format,
          recorder_format: p.recorder_format,
          maxDurationSeconds: p.maxDurationSeconds,
          maxSilenceSeconds: p.maxSilenceSeconds,
          ifExists: p.ifExists,
          beep: p.beep,
          terminateOn: p.terminateOn,
        }),
    },
    channels: {
      /** List all active channels in Asterisk. */
      list: () => send<Channel[]>('GET', 'channels'),
      /** Create a new channel (originate). */
      originate: (p: {
        endpoint: string;
        extension?: string;
        context?: string;
        priority?: number;
        label?: string;
        app?: string;
        appArgs?: string;
        callerId?: string;
        timeout?: number;
        variables?: Record<string, string>;
        channelId?: string;
        otherChannelId?: string;
        originator?: string;
        formats?: string;
      }) =>
        send<Channel>(
          'POST',
          'channels',
          {
            endpoint: p.endpoint,
            extension: p.extension,
            context: p.context,
            priority: p.priority,
            label: p.label,
            app: p.app,
            appArgs: p.appArgs,
            callerId: p.callerId,
            timeout: p.timeout,
            channelId: p.channelId,
            otherChannelId: p.otherChannelId,
            originator: p.originator,
            formats: p.formats,
          },
          { variables: p.variables },
        ),
      /** Create channel. */
      create: (p: {
        endpoint: string;
        app: string;
        appArgs?: string;
        channelId?: string;
        otherChannelId?: string;
        originator?: string;
        formats?: string;
        variables?: Record<string, string>;
      }) =>
        send<Channel>(
          'POST',
          'channels/create',
          {
            endpoint: p.endpoint,
            app: p.app,
            appArgs: p.appArgs,
            channelId: p.channelId,
            otherChannelId: p.otherChannelId,
            originator: p.originator,
            formats: p.formats,
          },
          { variables: p.variables },
        ),
      /** Channel details. */
      get: (p: { channelId: string }) => send<Channel>('GET', `channels/${encodeURIComponent(p.channelId)}`),
      /** Create a new channel (originate with id). */
      originateWithId: (p: {
        channelId: string;
        endpoint: string;
        extension?: string;
        context?: string;
        priority?: number;
        label?: string;
        app?: string;
        appArgs?: string;
        callerId?: string;
        timeout?: number;
        variables?: Record<string, string>;
        otherChannelId?: string;
        originator?: string;
        formats?: string;
      }) =>
        send<Channel>(
          'POST',
          `channels/${encodeURIComponent(p.channelId)}`,
          {
            endpoint: p.endpoint,
            extension: p.extension,
            context: p.context,
            priority: p.priority,
            label: p.label,
            app: p.app,
            appArgs: p.appArgs,
            callerId: p.callerId,
            timeout: p.timeout,
            otherChannelId: p.otherChannelId,
            originator: p.originator,
            formats: p.formats,
          },
          { variables: p.variables },
        ),
      /** Delete (i.e. hangup) a channel. */
      hangup: (p: {
        channelId: string;
        reason_code?: string;
        reason?:
          | 'normal'
          | 'busy'
          | 'congestion'
          | 'no_answer'
          | 'timeout'
          | 'rejected'
          | 'unallocated'
          | 'normal_unspecified'
          | 'number_incomplete'
          | 'codec_mismatch'
          | 'interworking'
          | 'failure'
          | 'answered_elsewhere';
      }) =>
        send<void>('DELETE', `channels/${encodeURIComponent(p.channelId)}`, {
          reason_code: p.reason_code,
          reason: p.reason,
        }),
      /** Exit application; continue execution in the dialplan. */
      continueInDialplan: (p: {
        channelId: string;
        context?: string;
        extension?: string;
        priority?: number;
        label?: string;
      }) =>
        send<void>('POST', `channels/${encodeURIComponent(p.channelId)}/continue`, {
          context: p.context,
          extension: p.extension,
          priority: p.priority,
          label: p.label,
        }),
      /** Move the channel from one Stasis application to another. */
      move: (p: { channelId: string; app: string; appArgs?: string }) =>
        send<void>('POST', `channels/${encodeURIComponent(p.channelId)}/move`, { app: p.app, appArgs: p.appArgs }),
      /** Redirect the channel to a different location. */
      redirect: (p: { channelId: string; endpoint: string }) =>
        send<void>('POST', `channels/${encodeURIComponent(p.channelId)}/redirect`, { endpoint: p.endpoint }),
      /** Answer a channel. */
      answer: (p: { channelId: string }) => send<void>('POST', `channels/${encodeURIComponent(p.channelId)}/answer`),
      /** Indicate ringing to a channel. */
      ring: (p: { channelId: string }) => send<void>('POST', `channels/${encodeURIComponent(p.channelId)}/ring`),
      /** Stop ringing indication on a channel if locally generated. */
      ringStop: (p: { channelId: string }) => send<void>('DELETE', `channels/${encodeURIComponent(p.channelId)}/ring`),
      /** Indicate progress on a channel. */
      progress: (p: { channelId: string }) =>
        send<void>('POST', `channels/${encodeURIComponent(p.channelId)}/progress`),
      /** Send provided DTMF to a given channel. */
      sendDTMF: (p: {
        channelId: string;
        dtmf?: string;
        before?: number;
        between?: number;
        duration?: number;
        after?: number;
      }) =>
        send<void>('POST', `channels/${encodeURIComponent(p.channelId)}/dtmf`, {
          dtmf: p.dtmf,
          before: p.before,
          between: p.between,
          duration: p.duration,
          after: p.after,
        }),
      /** Mute a channel. */
      mute: (p: { channelId: string; direction?: 'both' | 'in' | 'out' }) =>
        send<void>('POST', `channels/${encodeURIComponent(p.channelId)}/mute`, { direction: p.direction }),
      /** Unmute a channel. */
      unmute: (p: { channelId: string; direction?: 'both' | 'in' | 'out' }) =>
        send<void>('DELETE', `channels/${encodeURIComponent(p.channelId)}/mute`, { direction: p.direction }),
      /** Hold a channel. */
      hold: (p: { channelId: string }) => send<void>('POST', `channels/${encodeURIComponent(p.channelId)}/hold`),
      /** Remove a channel from hold. */
      unhold: (p: { channelId: string }) => send<void>('DELETE', `channels/${encodeURIComponent(p.channelId)}/hold`),
      /** Play music on hold to a channel. */
      startMoh: (p: { channelId: string; mohClass?: string }) =>
        send<void>('POST', `channels/${encodeURIComponent(p.channelId)}/moh`, { mohClass: p.mohClass }),
      /** Stop playing music on hold to a channel. */
      stopMoh: (p: { channelId: string }) => send<void>('DELETE', `channels/${encodeURIComponent(p.channelId)}/moh`),
      /** Play silence to a channel. */
      startSilence: (p: { channelId: string }) =>
        send<void>('POST', `channels/${encodeURIComponent(p.channelId)}/silence`),
      /** Stop playing silence to a channel. */
      stopSilence: (p: { channelId: string }) =>
        send<void>('DELETE', `channels/${encodeURIComponent(p.channelId)}/silence`),
      /** Start playback of media. */
      play: (p: {
        channelId: string;
        media: string[];
        lang?: string;
        offsetms?: number;
        skipms?: number;
        playbackId?: string;
      }) =>
        send<Playback>('POST', `channels/${encodeURIComponent(p.channelId)}/play`, {
          media: p.media,
          lang: p.lang,
          offsetms: p.offsetms,
          skipms: p.skipms,
          playbackId: p.playbackId,
        }),
      /** Start playback of media and specify the playbackId. */
      playWithId: (p: {
        channelId: string;
        playbackId: string;
        media: string[];
        lang?: string;
        offsetms?: number;
        skipms?: number;
      }) =>
        send<Playback>('POST', `channels/${encodeURIComponent(p.channelId)}/play/${encodeURIComponent(p.playbackId)}`, {
          media: p.media,
          lang: p.lang,
          offsetms: p.offsetms,
          skipms: p.skipms,
        }),
      /** Start a recording. */
      record: (p: {
        channelId: string;
        name: string;
        format: string;
        maxDurationSeconds?: number;
        maxSilenceSeconds?: number;
        ifExists?: 'fail' | 'overwrite' | 'append';
        beep?: boolean;
        terminateOn?: 'none' | 'any' | '*' | '#';
      }) =>
        send<LiveRecording>('POST', `channels/${encodeURIComponent(p.channelId)}/record`, {
          name: p.name,
          format: p.format,
          maxDurationSeconds: p.maxDurationSeconds,
          maxSilenceSeconds: p.maxSilenceSeconds,
          ifExists: p.ifExists,
          beep: p.beep,
          terminateOn: p.terminateOn,
        }),
      /** Get the value of a channel variable or function. */
      getChannelVar: (p: { channelId: string; variable: string }) =>
        send<Variable>('GET', `channels/${encodeURIComponent(p.channelId)}/variable`, { variable: p.variable }),
      /** Set the value of a channel variable or function. */
      setChannelVar: (p: { channelId: string; variable: string; value?: string; report_events?: boolean }) =>
        send<void>('POST', `channels/${encodeURIComponent(p.channelId)}/variable`, {
          variable: p.variable,
          value: p.value,
          report_events: p.report_events,
        }),
      /** Get the value of multiple channel variables or functions. */
      getChannelVars: (p: { channelId: string; variables: string[] }) =>
        send<Variables>('GET', `channels/${encodeURIComponent(p.channelId)}/variables`, { variables: p.variables }),
      /** Set the values of multiple channel variables or functions. */
      setChannelVars: (p: { channelId: string; variables: Record<string, string> }) =>
        send<void>('POST', `channels/${encodeURIComponent(p.channelId)}/variables`, {}, { variables: p.variables }),
      /** Start snooping. */
      snoopChannel: (p: {
        channelId: string;
        spy?: 'none' | 'both' | 'out' | 'in';
        whisper?: 'none' | 'both' | 'out' | 'in';
        app: string;
        appArgs?: string;
        snoopId?: string;
      }) =>
        send<Channel>('POST', `channels/${encodeURIComponent(p.channelId)}/snoop`, {
          spy: p.spy,
          whisper: p.whisper,
          app: p.app,
          appArgs: p.appArgs,
          snoopId: p.snoopId,
        }),
      /** Start snooping. */
      snoopChannelWithId: (p: {
        channelId: string;
        snoopId: string;
        spy?: 'none' | 'both' | 'out' | 'in';
        whisper?: 'none' | 'both' | 'out' | 'in';
        app: string;
        appArgs?: string;
      }) =>
        send<Channel>('POST', `channels/${encodeURIComponent(p.channelId)}/snoop/${encodeURIComponent(p.snoopId)}`, {
          spy: p.spy,
          whisper: p.whisper,
          app: p.app,
          appArgs: p.appArgs,
        }),
      /** Dial a created channel. */
      dial: (p: { channelId: string; caller?: string; timeout?: number }) =>
        send<void>('POST', `channels/${encodeURIComponent(p.channelId)}/dial`, {
          caller: p.caller,
          timeout: p.timeout,
        }),
      /** RTP stats on a channel. */
      rtpstatistics: (p: { channelId: string }) =>
        send<RTPstat>('GET', `channels/${encodeURIComponent(p.channelId)}/rtp_statistics`),
      /** Start an External Media session. */
      externalMedia: (p: {
        channelId?: string;
        app: string;
        variables?: Record<string, string>;
        external_host?: string;
        encapsulation?: 'rtp' | 'audiosocket' | 'none';
        transport?: 'udp' | 'tcp' | 'websocket';
        connection_type?: 'client' | 'server';
        format: string;
        direction?: 'both';
        data?: string;
        transport_data?: string;
      }) =>
        send<Channel>(
          'POST',
          'channels/externalMedia',
          {
            channelId: p.channelId,
            app: p.app,
            external_host: p.external_host,
            encapsulation: p.encapsulation,
            transport: p.transport,
            connection_type: p.connection_type,
            format: p.format,
            direction: p.direction,
            data: p.data,
            transport_data: p.transport_data,
          },
          { variables: p.variables },
        ),
      /** Inform the channel about the progress of the attended/blind transfer. */
      transfer_progress: (p: { channelId: string; states: string }) =>
        send<void>('POST', `channels/${encodeURIComponent(p.channelId)}/transfer_progress`, { states: p.states }),
    },
    endpoints: {
      /** List all endpoints. */
      list: () => send<Endpoint[]>('GET', 'endpoints'),
      /** Send a message to some technology URI or endpoint. */
      sendMessage: (p: { to: string; from: string; body?: string; variables?: Record<string, string> }) =>
        send<void>(
          'PUT',
          'endpoints/sendMessage',
          { to: p.to, from: p.from, body: p.body },
          { variables: p.variables },
        ),
      /** Refer an endpoint or technology URI to some technology URI or endpoint. */
      refer: (p: {
        to: string;
        from: string;
        refer_to: string;
        to_self?: boolean;
        variables?: Record<string, string>;
      }) =>
        send<void>(
          'POST',
          'endpoints/refer',
          { to: p.to, from: p.from, refer_to: p.refer_to, to_self: p.to_self },
          { variables: p.variables },
        ),
      /** List available endoints for a given endpoint technology. */
      listByTech: (p: { tech: string }) => send<Endpoint[]>('GET', `endpoints/${encodeURIComponent(p.tech)}`),
      /** Details for an endpoint. */
      get: (p: { tech: string; resource: string }) =>
        send<Endpoint>('GET', `endpoints/${encodeURIComponent(p.tech)}/${encodeURIComponent(p.resource)}`),
      /** Send a message to some endpoint in a technology. */
      sendMessageToEndpoint: (p: {
        tech: string;
        resource: string;
        from: string;
        body?: string;
        variables?: Record<string, string>;
      }) =>
        send<void>(
          'PUT',
          `endpoints/${encodeURIComponent(p.tech)}/${encodeURIComponent(p.resource)}/sendMessage`,
          { from: p.from, body: p.body },
          { variables: p.variables },
        ),
      /** Refer an endpoint or technology URI to some technology URI or endpoint. */
      referToEndpoint: (p: {
        tech: string;
        resource: string;
        from: string;
        refer_to: string;
        to_self?: boolean;
        variables?: Record<string, string>;
      }) =>
        send<void>(
          'POST',
          `endpoints/${encodeURIComponent(p.tech)}/${encodeURIComponent(p.resource)}/refer`,
          { from: p.from, refer_to: p.refer_to, to_self: p.to_self },
          { variables: p.variables },
        ),
    },
    playbacks: {
      /** Get a playback's details. */
      get: (p: { playbackId: string }) => send<Playback>('GET', `playbacks/${encodeURIComponent(p.playbackId)}`),
      /** Stop a playback. */
      stop: (p: { playbackId: string }) => send<void>('DELETE', `playbacks/${encodeURIComponent(p.playbackId)}`),
      /** Control a playback. */
      control: (p: { playbackId: string; operation: 'restart' | 'pause' | 'unpause' | 'reverse' | 'forward' }) =>
        send<void>('POST', `playbacks/${encodeURIComponent(p.playbackId)}/control`, { operation: p.operation }),
    },
  };
}
