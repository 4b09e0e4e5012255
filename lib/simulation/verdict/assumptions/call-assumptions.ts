import { asArray, asNumber, asObject, asString, type JsonObject } from '../../../kubernetes';
import type { Workload } from '../../../workload';

/** Ports and names of what people hold open for minutes: calls, streams, games. */
const CALLS = /(?:^|-)(?:sips?|rtp|rtcp|rtsp|rtmp|srt|turn|stun|webrtc|quic|voip|game)(?:-|\d|$)/i;
const CALL_PORTS: ReadonlySet<unknown> = new Set([554, 1935, 3478, 5060, 5061, 5349]);

/** Answered by one packet, or by none. */
const SINGLE_PACKETS: ReadonlySet<unknown> = new Set([53, 123, 514, 8125]);

/**
 * What is assumed where nobody has stated how long a request takes, and a Service takes calls rather than requests: by
 * UDP, which knows no end of a connection, or at a port that is known for them. They last for minutes.
 *
 * @see https://www.iana.org/assignments/service-names-port-numbers/service-names-port-numbers.xhtml
 */
export function callAssumptions({ services, serving }: Workload): readonly string[] {
  if (!serving.some(({ longestRequest }) => longestRequest.assumption !== undefined)) return [];
  const ports = services.flatMap(({ object }) => asArray(asObject(object['spec'])['ports']).map(asObject));
  const calls = ports.filter(takesCalls).map(nameOf);
  if (calls.length === 0) return [];
  return [
    `calls and streams at ${[...new Set(calls)].join(', ')} are over as soon as a request: one that lasts longer ends with its pod, whatever stands here`,
  ];
}

function takesCalls({ port, name, protocol, appProtocol }: JsonObject): boolean {
  const words = `${asString(name) ?? ''} ${asString(appProtocol) ?? ''}`;
  const isSingle = SINGLE_PACKETS.has(port) || /(?:^|-)(?:dns|syslog|statsd|metrics)/.test(words);
  return CALL_PORTS.has(port) || words.split(' ').some((word) => CALLS.test(word)) || (protocol === 'UDP' && !isSingle);
}

function nameOf({ port, name, protocol }: JsonObject): string {
  const transport = protocol === 'UDP' ? 'UDP port' : 'port';
  const text = asString(name);
  return `${transport} ${asNumber(port) ?? ''}${text === undefined ? '' : ` (${text})`}`;
}
