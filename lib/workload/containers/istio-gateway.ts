import { ASSUMED, type OnSigterm } from '../../facts';
import { asArray, asString, type JsonObject, own, parseGoDuration, type Seconds } from '../../kubernetes';
import type { Fact } from './container';
import { isInjected } from './is-injected';
import { writtenVariables } from './written-variables';

/**
 * Istio's terminationDrainDuration, and its MINIMUM_DRAIN_DURATION.
 *
 * @see https://github.com/istio/istio/blob/master/pkg/config/mesh/mesh.go DefaultProxyConfig
 * @see https://github.com/istio/istio/blob/master/pilot/cmd/pilot-agent/options/options.go
 */
const DRAIN: Seconds = 5;

/** How long a configuration lets a proxy of Istio serve on after SIGTERM, until it is killed. */
export function istioDrain(config: string): Seconds {
  const [, seconds] =
    /(?:terminationDrainDuration|TERMINATION_DRAIN_DURATION_SECONDS)['"]?\s*[:=]\s*['"]?(\d+)/i.exec(config) ?? [];
  return seconds === undefined ? DRAIN : Number(seconds);
}

/** Whether a configuration lets it wait for its last connection as well. */
export function waitsForConnections(config: string): boolean {
  return /EXIT_ON_ZERO_ACTIVE_CONNECTIONS['"]?\s*[:=]\s*['"]?true/i.test(config);
}

/**
 * How long such a proxy takes new requests for certain: once its least time is over it exits as soon as it has no
 * connection, and its other drain duration counts for nothing.
 *
 * @see https://github.com/istio/istio/blob/master/pkg/envoy/agent.go terminate
 */
function leastDrain(config: string): Seconds {
  const [, text] = /MINIMUM_DRAIN_DURATION['"]?\s*[:=]\s*['"]?([\d.hmsun\u00b5]+)/i.exec(config) ?? [];
  try {
    return text === undefined ? DRAIN : parseGoDuration(text);
  } catch {
    return DRAIN;
  }
}

/** The variables of a container, as a text. */
export function variablesText(json: JsonObject = {}): string {
  return writtenVariables(json)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

/**
 * What the Envoy of a gateway of Istio does on SIGTERM: it serves on for its drain duration, and what has begun by its
 * end and takes longer is cut. So it is as good as one that takes nothing new a request before that.
 *
 * @see https://github.com/istio/istio/blob/master/pkg/envoy/agent.go
 */
export function istioGatewayStop(
  json: JsonObject,
  podSpec: JsonObject,
  annotations: Readonly<Record<string, string>>,
  longestRequest: Seconds = ASSUMED.longestRequest,
): Fact<OnSigterm> | undefined {
  if (json['name'] !== 'istio-proxy') return undefined;
  const isGateway = asArray(json['args']).includes('router') || isInjectedGateway(json, podSpec, annotations);
  if (!isGateway) return undefined;
  const config = `${own(annotations, PROXY_CONFIG) ?? ''}\n${variablesText(json)}`;
  const waits = waitsForConnections(config);
  const drain = waits ? leastDrain(config) : istioDrain(config);
  const serves = waits ? drain : drain - longestRequest;
  return serves > 0
    ? {
        value: { kind: 'keeps-serving', for: serves },
        assumption: `istio-proxy serves on for ${drain} s after SIGTERM`,
      }
    : { value: { kind: 'exits' }, assumption: `istio-proxy is killed ${drain} s after SIGTERM` };
}

/** @see https://istio.io/latest/docs/reference/config/annotations/#ProxyConfig */
const PROXY_CONFIG = 'proxy.istio.io/config';

/**
 * Whether an injector makes it the Envoy of a gateway: the pod asks for that template, or there is nothing beside it.
 *
 * @see https://istio.io/latest/docs/setup/additional-setup/gateway/
 */
function isInjectedGateway(
  json: JsonObject,
  podSpec: JsonObject,
  annotations: Readonly<Record<string, string>>,
): boolean {
  if (!isInjected({ json })) return false;
  const templates = asString(own(annotations, 'inject.istio.io/templates'));
  return templates?.split(',').includes('gateway') ?? asArray(podSpec['containers']).length === 1;
}
