import { knownTraffic, type KnownTrafficKind } from '../../facts';
import { asObject, asString } from '../../kubernetes';
import { directoryOf } from '../objects/directories';
import type { Manifest } from '../objects/manifest';
import type { NamedObjects } from '../objects/named-objects';
import type { ServiceReach } from './service-reach';
import { annotationsOf } from './annotations-of';
import { atLeastChecked, healthCheckOf, nodeHealthCheck, type HealthCheck } from './health-check';
import { gated, hasAwsReadinessGate } from './readiness-gate';
import type { RecognisedSource } from './recognised-source';
import type { Route } from './route';
import type { Surroundings } from './surroundings';

const ALB = 'alb.ingress.kubernetes.io';

/** @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#health-check */
const ALB_CHECK: HealthCheck = { interval: 15, unhealthy: 2, healthy: 2 };

const ALB_CHECK_ANNOTATIONS = {
  interval: `${ALB}/healthcheck-interval-seconds`,
  unhealthy: `${ALB}/unhealthy-threshold-count`,
  healthy: `${ALB}/healthy-threshold-count`,
} as const;

type Recognised = Pick<RecognisedSource, 'source' | 'assumption'>;

/** The source that a load balancer of AWS is: its targets are the pods, or the nodes that they run on. */
export function awsSource(route: Route, reach: ServiceReach, around: Surroundings): Recognised {
  const kind: KnownTrafficKind = route.carrier.kind === 'aws-nlb' ? 'aws-nlb' : 'aws-alb';
  const { target, assumption } = targetsOf(route, reach, around.objects);
  const check = healthCheckOf(annotationsFor(route, reach), ALB_CHECK_ANNOTATIONS, ALB_CHECK);
  const assumed = assumption === undefined ? {} : { assumption };
  if (target === 'ip') {
    const source = atLeastChecked(knownTraffic(kind), check);
    const isGated = hasAwsReadinessGate(around.workload, around.podSpec, around.objects);
    return { source: isGated ? gated(source) : source, ...assumed };
  }
  const isLocal = reach.externalTrafficPolicy === 'Local';
  return { source: isLocal ? nodeHealthCheck(check) : knownTraffic('node-port'), ...assumed };
}

/** What the Service says counts more than what the Ingress says. */
function annotationsFor({ manifest }: Route, { service }: ServiceReach): Readonly<Record<string, string>> {
  return { ...annotationsOf(manifest), ...annotationsOf(service) };
}

interface Targets {
  readonly target: 'ip' | 'instance';
  readonly assumption?: string;
}

/** Nodes cannot be the targets of a Service that has no port on them. */
function targetsOf(route: Route, reach: ServiceReach, objects: NamedObjects): Targets {
  const { targetType } = asObject(route.manifest.object['spec']);
  const written =
    classTargets(route.manifest, objects) ?? asString(targetType) ?? annotationsFor(route, reach)[`${ALB}/target-type`];
  if (written === 'ip' || written === 'instance') return { target: written };
  if (reach.type === 'ClusterIP') return { target: 'ip' };
  return { target: 'instance', assumption: 'the load balancer of AWS sends requests to nodes, as is its default' };
}

/** What the parameters of an ingress class say holds for all of its Ingresses, whatever they say. */
function classTargets(ingress: Manifest, objects: NamedObjects): string | undefined {
  const className = asString(asObject(ingress.object['spec'])['ingressClassName']);
  const find = (kind: 'IngressClass' | 'IngressClassParams', name: unknown) =>
    objects.find(kind, '', asString(name) ?? '', directoryOf(ingress));
  const { parameters } = asObject(find('IngressClass', className)?.object['spec']);
  const params = find('IngressClassParams', asObject(parameters)['name']);
  return asString(asObject(params?.object['spec'])['targetType']);
}
