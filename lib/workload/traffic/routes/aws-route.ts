import { knownTraffic, type KnownTrafficKind } from '../../../facts';
import { directoryOf } from '../../objects/directories';
import type { NamedObjects } from '../../objects/named-objects';
import type { ServiceReach } from '../service-reach';
import { annotationsOf } from '../annotations-of';
import { awsDelayAssumption } from './aws-delay';
import { awsTargetType } from './aws-targets';
import { atLeastChecked, healthCheckOf, nodeHealthCheck, type HealthCheck } from '../health-check';
import { gated, hasAwsReadinessGate } from '../readiness-gate';
import type { RecognisedSource } from '../recognised-source';
import type { Route } from './route';
import type { Surroundings } from '../surroundings';

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
    const delayed = isGated ? gated(source) : source;
    const delay = awsDelayAssumption(delayed, annotationsFor(route, reach)[`${ALB}/target-group-attributes`]);
    return { source: delayed, assumption: delay, ...assumed };
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
function targetsOf(route: Route, { service, type }: ServiceReach, objects: NamedObjects): Targets {
  const directory = directoryOf(route.manifest);
  const written = awsTargetType(route.manifest, service, (kind, name) => objects.find(kind, '', name, directory));
  if (written) return { target: written };
  if (type === 'ClusterIP') return { target: 'ip' };
  return { target: 'instance', assumption: 'the load balancer of AWS sends requests to nodes, as is its default' };
}
