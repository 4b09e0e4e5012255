import { knownTraffic } from '../../../facts';
import { asArray, asNumber, asObject, asString, type JsonObject, own } from '../../../kubernetes';
import { directoryOf } from '../../objects/directories';
import { identityOf, type Manifest } from '../../objects/manifest';
import type { NamedObjects } from '../../objects/named-objects';
import type { ServiceReach } from '../service-reach';
import { annotationsOf, jsonIn } from '../annotations-of';
import { atLeastChecked } from '../health-check';
import type { RecognisedSource } from '../recognised-source';
import type { RequestLimit } from '../request-limit';

/** How often GKE's load balancer asks where a BackendConfig does not say it. */
const DEFAULT_CHECK = { interval: 15, unhealthy: 2, healthy: 1 };

/** The source that a load balancer of Google Cloud is for a Service. */
export function googleSource(
  reach: ServiceReach,
  objects: NamedObjects,
): Pick<RecognisedSource, 'source' | 'assumption'> {
  const source = backendConfigsOf(reach.service, objects).reduce((slowest, { object }) => {
    const { checkIntervalSec, healthyThreshold } = asObject(asObject(object['spec'])['healthCheck']);
    const interval = asNumber(checkIntervalSec) ?? DEFAULT_CHECK.interval;
    const healthy = asNumber(healthyThreshold) ?? DEFAULT_CHECK.healthy;
    return atLeastChecked(slowest, { ...DEFAULT_CHECK, interval, healthy });
  }, knownTraffic('gke-neg'));
  return { source, ...assumedTargets(reach) };
}

/** A load balancer of Google Cloud reaches a NodePort by the nodes, unless its network is the cluster's own. */
function assumedTargets({ service, type }: ServiceReach): Pick<RecognisedSource, 'assumption'> {
  const { ingress } = asObject(jsonIn(annotationsOf(service)['cloud.google.com/neg']));
  if (type === 'ClusterIP' || ingress === true) return {};
  return { assumption: 'the load balancer of Google Cloud sends requests to the pods themselves' };
}

/**
 * The BackendConfigs that a Service names, by which GKE configures its load balancer: for all ports, or port by port.
 *
 * @see https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration#associating_backendconfig_with_your_ingress
 */
export function backendConfigsOf(service: Manifest, objects: NamedObjects): readonly Manifest[] {
  const annotations = annotationsOf(service);
  const named = asObject(
    jsonIn(annotations['cloud.google.com/backend-config'] ?? annotations['beta.cloud.google.com/backend-config']),
  );
  const names = [named['default'], ...Object.values(asObject(named['ports']))];
  return [...new Set(names)].flatMap((name) => {
    const { namespace } = identityOf(service);
    const found = objects.find('BackendConfig', namespace, asString(name) ?? '', directoryOf(service));
    return found ? [found] : [];
  });
}

/** The timeouts that a BackendConfig sets. */
export function backendConfigLimits(config: Manifest): readonly RequestLimit[] {
  const spec = asObject(config.object['spec']);
  return [
    ...limitAt(config, spec, ['timeoutSec'], 'request', 'timeoutSec of the BackendConfig'),
    ...limitAt(
      config,
      spec,
      ['connectionDraining', 'drainingTimeoutSec'],
      'drain',
      'drainingTimeoutSec of the BackendConfig',
    ),
  ];
}

/** The timeouts that a GCPBackendPolicy sets for the Services behind a Gateway of GKE. */
export function backendPolicyLimits(policy: Manifest): readonly RequestLimit[] {
  const spec = asObject(policy.object['spec']);
  return [
    ...limitAt(policy, spec, ['default', 'timeoutSec'], 'request', 'timeoutSec of the GCPBackendPolicy'),
    ...limitAt(
      policy,
      spec,
      ['default', 'connectionDraining', 'drainingTimeoutSec'],
      'drain',
      'drainingTimeoutSec of the GCPBackendPolicy',
    ),
  ];
}

/** The Services that a policy is about. */
export function policyTargets({ object }: Manifest): readonly string[] {
  const { targetRef, targetRefs } = asObject(object['spec']);
  return [targetRef, ...asArray(targetRefs)]
    .map(asObject)
    .filter(({ kind = 'Service' }) => kind === 'Service')
    .flatMap(({ name }) => asString(name) ?? []);
}

function limitAt(
  manifest: Manifest,
  spec: JsonObject,
  path: readonly string[],
  bounds: RequestLimit['bounds'],
  setting: string,
): readonly RequestLimit[] {
  const parent = path.slice(0, -1).reduce<JsonObject>((object, step) => asObject(own(object, step)), spec);
  const seconds = asNumber(own(parent, path.at(-1) ?? ''));
  return seconds === undefined ? [] : [{ seconds, bounds, setting, manifest, path: ['spec', ...path] }];
}
