import { knownTraffic } from '../../facts';
import { asArray, asObject, asString } from '../../kubernetes';
import { identityOf, type Manifest } from '../objects/manifest';
import type { ServiceReach } from './service-reach';
import { awsDelayAssumption } from './routes/aws-delay';
import { annotationsOf, jsonIn } from './annotations-of';
import { isAnnounced } from './is-announced';
import { healthCheckOf, nodeHealthCheck, type HealthCheck } from './health-check';
import { gated, hasAwsReadinessGate } from './readiness-gate';
import type { RecognisedSource } from './recognised-source';
import type { Surroundings } from './surroundings';

const AWS = 'service.beta.kubernetes.io/aws-load-balancer';
const AZURE = 'service.beta.kubernetes.io/azure-load-balancer';

interface NodeCheck extends HealthCheck {
  /** The annotations by which a Service may say otherwise. */
  readonly keys: Readonly<Record<keyof HealthCheck, string>>;
}

const AWS_KEYS = {
  interval: `${AWS}-healthcheck-interval`,
  unhealthy: `${AWS}-healthcheck-unhealthy-threshold`,
  healthy: `${AWS}-healthcheck-healthy-threshold`,
};

/** Health checks of nodes as clouds make them for a Service with externalTrafficPolicy Local. */
const NODE_CHECKS = {
  /** @see https://github.com/kubernetes-sigs/aws-load-balancer-controller/blob/main/pkg/service/model_builder.go */
  awsNetwork: { interval: 10, unhealthy: 2, healthy: 2, keys: AWS_KEYS },
  /** @see https://github.com/kubernetes/cloud-provider-aws/blob/master/pkg/providers/v1/aws.go */
  awsClassic: { interval: 10, unhealthy: 6, healthy: 2, keys: AWS_KEYS },
  /** @see https://cloud-provider-azure.sigs.k8s.io/topics/loadbalancer/ */
  azure: {
    interval: 5,
    unhealthy: 2,
    healthy: 2,
    keys: {
      interval: `${AZURE}-health-probe-interval`,
      unhealthy: `${AZURE}-health-probe-num-of-probe`,
      healthy: `${AZURE}-health-probe-num-of-probe`,
    },
  },
  /** @see https://github.com/kubernetes/ingress-gce/blob/master/pkg/healthchecksl4/healthchecksl4.go */
  google: { interval: 8, unhealthy: 3, healthy: 1, keys: { interval: '', unhealthy: '', healthy: '' } },
} as const satisfies Readonly<Record<string, NodeCheck>>;

/** The sources that a Service is by itself, without anything that routes to it. */
export function serviceSources(reach: ServiceReach, around: Surroundings): readonly RecognisedSource[] {
  const { service, headless, type } = reach;
  if (headless) return [headlessSource(service)];
  return [...negSource(service), ownSource(reach, type, around), ...externalSource(reach)];
}

function ownSource(reach: ServiceReach, type: ServiceReach['type'], around: Surroundings): RecognisedSource {
  const { service: manifest } = reach;
  if (type === 'ClusterIP') return { source: knownTraffic('cluster-ip'), manifest, path: ['spec'] };
  if (type === 'NodePort') return nodePortSource(reach, ['spec', 'type']);
  return loadBalancerSource(reach, around);
}

/** Addresses of nodes that a Service answers at, whatever its type. */
function externalSource(reach: ServiceReach): readonly RecognisedSource[] {
  const { externalIPs } = asObject(reach.service.object['spec']);
  return asArray(externalIPs).length === 0 ? [] : [nodePortSource(reach, ['spec', 'externalIPs'])];
}

/** A port of the nodes: with externalTrafficPolicy Local each leads to its own pods, and nothing checks it. */
function nodePortSource({ service, externalTrafficPolicy }: ServiceReach, path: readonly string[]): RecognisedSource {
  if (externalTrafficPolicy !== 'Local') return { source: knownTraffic('node-port'), manifest: service, path };
  return {
    source: knownTraffic('node-local'),
    manifest: service,
    path: ['spec', 'externalTrafficPolicy'],
    assumption: `clients of the Service ${identityOf(service).name} ask one node each, whether it has a pod or not`,
  };
}

/** Nobody says whether clients look the name up again: these are the numbers of those that keep to its TTL. */
function headlessSource(service: Manifest): RecognisedSource {
  const source = knownTraffic('headless');
  return {
    source,
    manifest: service,
    path: ['spec', 'clusterIP'],
    assumption: `clients of the headless Service ${identityOf(service).name} keep its addresses for ${source.drainLag} s`,
  };
}

/** Ports that GKE exposes to a load balancer of its own, pod by pod. */
function negSource(service: Manifest): readonly RecognisedSource[] {
  const { exposed_ports: exposed } = asObject(jsonIn(annotationsOf(service)['cloud.google.com/neg']));
  const path = ['metadata', 'annotations', 'cloud.google.com/neg'];
  return exposed === undefined ? [] : [{ source: knownTraffic('gke-neg'), manifest: service, path }];
}

function loadBalancerSource(reach: ServiceReach, around: Surroundings): RecognisedSource {
  const { workload, podSpec, objects, manifests } = around;
  const { service, externalTrafficPolicy } = reach;
  const targets = awsIpTargets(service);
  if (targets) {
    const source = knownTraffic('aws-nlb');
    const isGated = hasAwsReadinessGate(workload, podSpec, objects);
    const delayed = isGated ? gated(source) : source;
    const assumption = awsDelayAssumption(delayed, annotationsOf(service)[`${AWS}-target-group-attributes`]);
    return { source: delayed, manifest: service, path: targets, assumption };
  }
  if (externalTrafficPolicy === 'Local') return localSource(service, manifests);
  return { source: knownTraffic('node-port'), manifest: service, path: ['spec', 'type'] };
}

/** The field that gives an AWS network load balancer the pods themselves as targets. */
function awsIpTargets(service: Manifest): readonly string[] | undefined {
  const annotations = annotationsOf(service);
  const type = annotations[`${AWS}-type`];
  if (type === 'nlb-ip') return ['metadata', 'annotations', `${AWS}-type`];
  const isByController = type === 'external' || AWS_CLASSES.test(classOf(service));
  const isByIp = annotations[`${AWS}-nlb-target-type`] === 'ip';
  return isByController && isByIp ? ['metadata', 'annotations', `${AWS}-nlb-target-type`] : undefined;
}

const AWS_CLASSES = /^(?:service\.k8s\.aws|eks\.amazonaws\.com)\/nlb$/;

/** With externalTrafficPolicy Local a load balancer asks each node whether a pod is there, unless nodes tell so themselves. */
function localSource(service: Manifest, manifests: readonly Manifest[]): RecognisedSource {
  const annotations = annotationsOf(service);
  const cloud = cloudOf(annotations, classOf(service));
  if (cloud === undefined && isAnnounced(service, manifests)) {
    return {
      source: knownTraffic('node-port'),
      manifest: service,
      path: ['spec', 'externalTrafficPolicy'],
      assumption: 'a node withdraws the address that it announces as soon as it has no pod for it',
    };
  }
  const known = NODE_CHECKS[cloud ?? 'awsClassic']; // the slowest of them
  const check = healthCheckOf(annotations, known.keys, known);
  return {
    source: nodeHealthCheck(check),
    manifest: service,
    path: ['spec', 'externalTrafficPolicy'],
    ...(cloud === undefined && {
      assumption: `the load balancer takes a node out after ${check.unhealthy} health checks, one every ${check.interval} s`,
    }),
  };
}

/** The cloud that a Service is written for, as its class and its annotations give away. */
function cloudOf(
  annotations: Readonly<Record<string, string>>,
  className: string,
): keyof typeof NODE_CHECKS | undefined {
  const names = Object.keys(annotations);
  const isFor = (prefix: RegExp) => names.some((name) => prefix.test(name));
  const type = annotations[`${AWS}-type`];
  if (type === 'external' || type === 'nlb' || AWS_CLASSES.test(className)) return 'awsNetwork';
  if (isFor(/^service\.beta\.kubernetes\.io\/aws-load-balancer-/)) return 'awsClassic';
  if (isFor(/^service\.beta\.kubernetes\.io\/azure-/)) return 'azure';
  return isFor(/^(?:cloud\.google\.com|networking\.gke\.io)\//) ? 'google' : undefined;
}

function classOf({ object }: Manifest): string {
  return asString(asObject(object['spec'])['loadBalancerClass']) ?? '';
}
