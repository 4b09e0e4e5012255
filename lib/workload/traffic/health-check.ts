import type { TrafficSource } from '../../facts';
import { own, type Seconds } from '../../kubernetes';

/** How a load balancer asks a target whether it can have requests. */
export interface HealthCheck {
  readonly interval: Seconds;
  /** After how many failures in a row a target is out. */
  readonly unhealthy: number;
  /** After how many successes in a row it is in. */
  readonly healthy: number;
}

/** How long kube-proxy needs behind a node that is taken out. */
const KUBE_PROXY_LAG: Seconds = 5;

/** A load balancer that finds out about a pod by the health check of its node. */
export function nodeHealthCheck({ interval, unhealthy, healthy }: HealthCheck): TrafficSource {
  return {
    kind: 'node-health-check',
    drainLag: unhealthy * interval + KUBE_PROXY_LAG,
    firstUse: healthy * interval,
    basis: 'formula',
    because: `health check every ${interval} s, out after ${unhealthy} failures, in after ${healthy} successes`,
  };
}

/** A source whose target gets its first request only after as many successful checks as are asked for. */
export function atLeastChecked(source: TrafficSource, { interval, healthy }: HealthCheck): TrafficSource {
  const firstUse = interval * healthy;
  if (firstUse <= source.firstUse) return source;
  const because = `health check every ${interval} s, in after ${healthy} successes`;
  return { ...source, firstUse, basis: 'formula', because };
}

/**
 * A health check from annotations, with what is used where one is missing or cannot be read.
 *
 * @param keys the annotations of the three numbers
 */
export function healthCheckOf(
  annotations: Readonly<Record<string, string>>,
  keys: Readonly<Record<keyof HealthCheck, string>>,
  defaults: HealthCheck,
): HealthCheck {
  const read = (key: keyof HealthCheck) => wholeNumber(own(annotations, keys[key])) ?? defaults[key];
  return { interval: read('interval'), unhealthy: read('unhealthy'), healthy: read('healthy') };
}

/** The whole number that a text holds. */
export function wholeNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : undefined;
}
