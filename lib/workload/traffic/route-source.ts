import { knownTraffic, type KnownTrafficKind, type TrafficSource } from '../../facts';
import { asObject, asString, asStrings } from '../../kubernetes';
import type { Manifest } from '../manifest';
import type { ServiceReach } from '../service-reach';
import { healthCheckOf, nodeHealthCheck, type HealthCheck } from './health-check';
import type { RecognisedSource } from './recognised-source';
import type { Route } from './route';

const ALB = 'alb.ingress.kubernetes.io';

/** @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#health-check */
const ALB_CHECK: HealthCheck = { interval: 15, unhealthy: 2, healthy: 2 };

/** The source that requests come from by a route. */
export function routeSource(route: Route, reach: ServiceReach): RecognisedSource {
  const { manifest, path } = route;
  switch (route.carrier.kind) {
    case 'ingress-nginx':
      return { source: knownTraffic('ingress-nginx'), manifest, path };
    case 'gke':
      return { source: knownTraffic('gke-neg'), manifest, path, ...gkeAssumption(reach) };
    case 'aws-alb':
    case 'aws-nlb':
      return awsSource(route, reach);
    case 'proxy':
      return proxySource(route);
  }
}

/** A proxy in the cluster that nobody has measured is taken to follow endpoints as ingress-nginx does. */
function proxySource({ manifest, path, carrier }: Route): RecognisedSource {
  const { drainLag, firstUse } = knownTraffic('ingress-nginx');
  const name = carrier.name ?? 'ingress';
  const source: TrafficSource = {
    kind: 'custom',
    name: name.replace(/[^\w./-]+/g, '-'),
    drainLag,
    firstUse,
    basis: 'assumption',
    because: 'like ingress-nginx, which follows endpoints, too',
  };
  const who = carrier.name === undefined ? 'the controller behind it' : carrier.name;
  return { source, manifest, path, assumption: `${who} follows endpoints within ${drainLag} s` };
}

/** A load balancer of Google Cloud reaches a NodePort by the nodes, unless its network is the cluster's own. */
function gkeAssumption({ service, type }: ServiceReach): Pick<RecognisedSource, 'assumption'> {
  const neg = asString(asObject(asObject(service.object['metadata'])['annotations'])['cloud.google.com/neg']);
  const isStated = type === 'ClusterIP' || (neg !== undefined && /"ingress"\s*:\s*true/.test(neg));
  return isStated ? {} : { assumption: 'the load balancer of Google Cloud sends requests to the pods themselves' };
}

function awsSource(route: Route, reach: ServiceReach): RecognisedSource {
  const { manifest, path, carrier } = route;
  const known: KnownTrafficKind = carrier.kind === 'aws-nlb' ? 'aws-nlb' : 'aws-alb';
  const { target, assumption } = targetsOf(route, reach);
  const check = healthCheckOf(annotationsFor(route, reach), ALB_CHECK_ANNOTATIONS, ALB_CHECK);
  const assumed = assumption === undefined ? {} : { assumption };
  if (target === 'ip') return { source: checked(known, check), manifest, path, ...assumed };
  const source = reach.externalTrafficPolicy === 'Local' ? nodeHealthCheck(check) : knownTraffic('node-port');
  return { source, manifest, path, ...assumed };
}

const ALB_CHECK_ANNOTATIONS = {
  interval: `${ALB}/healthcheck-interval-seconds`,
  unhealthy: `${ALB}/unhealthy-threshold-count`,
  healthy: `${ALB}/healthy-threshold-count`,
} as const;

/** A pod gets its first request only after as many successful checks as the target group asks for. */
function checked(kind: KnownTrafficKind, { interval, healthy }: HealthCheck): TrafficSource {
  const source = knownTraffic(kind);
  if (interval * healthy <= source.firstUse) return source;
  return {
    ...source,
    firstUse: interval * healthy,
    basis: 'formula',
    because: `health check every ${interval} s, in after ${healthy} successes`,
  };
}

/** What the Service says counts more than what the Ingress says. */
function annotationsFor({ manifest }: Route, { service }: ServiceReach): Readonly<Record<string, string>> {
  return { ...annotationsOf(manifest), ...annotationsOf(service) };
}

function annotationsOf({ object }: Manifest): Readonly<Record<string, string>> {
  return asStrings(asObject(object['metadata'])['annotations']);
}

/** Instances cannot be the targets of a Service that has no port on the nodes. */
function targetsOf(
  route: Route,
  reach: ServiceReach,
): { readonly target: 'ip' | 'instance'; readonly assumption?: string } {
  const written =
    asString(asObject(route.manifest.object['spec'])['targetType']) ??
    annotationsFor(route, reach)[`${ALB}/target-type`];
  if (written === 'ip' || written === 'instance') return { target: written };
  if (reach.type === 'ClusterIP') return { target: 'ip' };
  return { target: 'instance', assumption: 'the load balancer of AWS sends requests to nodes, as is the default' };
}
