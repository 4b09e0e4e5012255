import { KNOWN_TRAFFIC, parseKeptConnections, parseOnSigterm, parseStatedDuration, parseTraffic } from '../facts';
import {
  DEFAULT_KUBERNETES_VERSION,
  firstVersionWith,
  parseKubernetesVersion,
  supports,
  type KubernetesVersion,
} from '../kubernetes';

/** What somebody knows about a service, in the words of the annotations. */
export interface ServiceFacts {
  readonly name: string;
  readonly namespace?: string;
  readonly image: string;
  readonly port: number;
  /** @default 3 */
  readonly replicas?: number;
  /** Such as `60s`. */
  readonly slowestStart: string;
  /** Such as `20s`. */
  readonly longestRequest: string;
  /** `drains`, `exits`, `ignores`, `unknown` or `keeps-serving 10s`. @default unknown */
  readonly onSigterm?: string;
  /** `closes-early`, `closes-idle`, `leaves-open` or `clients-retry`. @default clients are assumed to try again */
  readonly keptConnections?: string;
  /** Such as `ingress-nginx`. @default cluster-ip */
  readonly traffic?: string;
  /** The path that answers once the service is ready. */
  readonly readiness: string;
  /** The path that answers as long as a restart would not help. @default no liveness probe */
  readonly liveness?: string;
  /** @default 1.30 */
  readonly kubernetesVersion?: string;
}

/** The same facts as values. */
export function readServiceFacts({
  slowestStart,
  longestRequest,
  kubernetesVersion = DEFAULT_KUBERNETES_VERSION,
  ...facts
}: ServiceFacts) {
  const { onSigterm = 'unknown', keptConnections: kept, traffic = 'cluster-ip' } = facts;
  return {
    slowestStart: read('slowestStart', () => parseStatedDuration(slowestStart)),
    longestRequest: read('longestRequest', () => parseStatedDuration(longestRequest)),
    onSigterm: read('onSigterm', () => parseOnSigterm(onSigterm)),
    ...(kept !== undefined && { keptConnections: read('keptConnections', () => parseKeptConnections(kept)) }),
    traffic: read('traffic', () => parseTraffic(traffic), `; known are ${Object.keys(KNOWN_TRAFFIC).join(', ')}`),
    version: read('kubernetesVersion', () => withSleepHook(parseKubernetesVersion(kubernetesVersion))),
  };
}

/** Below it, a hook can only wait by a program of the image, and nobody has said that there is one. */
function withSleepHook(version: KubernetesVersion): KubernetesVersion {
  if (supports(version, 'sleep-hook')) return version;
  throw new RangeError(
    `the hook that waits needs Kubernetes ${firstVersionWith('sleep-hook')}, or \`sleep\` in the image`,
  );
}

/** @throws RangeError that names the fact */
function read<Value>(fact: string, parse: () => Value, hint = ''): Value {
  try {
    return parse();
  } catch (error) {
    throw new RangeError(`${fact}: ${(error as Error).message}${hint}`);
  }
}
