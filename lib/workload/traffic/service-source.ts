import { knownTraffic } from '../../facts';
import { asObject, asString, asStrings } from '../../kubernetes';
import type { ServiceReach } from '../service-reach';
import { healthCheckOf, nodeHealthCheck, type HealthCheck } from './health-check';
import type { RecognisedSource } from './recognised-source';

const AWS = 'service.beta.kubernetes.io/aws-load-balancer';
const AZURE = 'service.beta.kubernetes.io/azure-load-balancer';

/** Health checks of nodes as clouds make them for a Service with externalTrafficPolicy Local. */
const NODE_CHECKS = {
  /** @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/service/annotations/#health-check */
  aws: { interval: 10, unhealthy: 3, healthy: 3 },
  /** @see https://cloud-provider-azure.sigs.k8s.io/topics/loadbalancer/ */
  azure: { interval: 5, unhealthy: 2, healthy: 2 },
  /** The slowest of the clouds: the classic load balancer of AWS takes a node out after six failures. */
  unknown: { interval: 10, unhealthy: 6, healthy: 2 },
} as const satisfies Readonly<Record<string, HealthCheck>>;

/** The sources that a Service is by itself, without anything that routes to it. */
export function serviceSources(reach: ServiceReach): readonly RecognisedSource[] {
  const { service, headless, type } = reach;
  const from = { manifest: service };
  if (headless) return [headlessSource(reach)];
  const inside: RecognisedSource = { source: knownTraffic('cluster-ip'), ...from, path: ['spec'] };
  if (type === 'ClusterIP') return [...negSource(reach), inside];
  if (type === 'NodePort') {
    return [...negSource(reach), { source: knownTraffic('node-port'), ...from, path: ['spec', 'type'] }];
  }
  return [...negSource(reach), loadBalancerSource(reach)];
}

/** Nobody says whether clients look the name up again: these are the numbers of those that keep to its TTL. */
function headlessSource({ service }: ServiceReach): RecognisedSource {
  const source = knownTraffic('headless');
  return {
    source,
    manifest: service,
    path: ['spec', 'clusterIP'],
    assumption: `clients of the headless Service ${nameOf(service)} keep its addresses for ${source.drainLag} s`,
  };
}

/** Ports that GKE exposes to a load balancer of its own, pod by pod. */
function negSource({ service }: ServiceReach): readonly RecognisedSource[] {
  const neg = annotationsOf(service)['cloud.google.com/neg'];
  const isExposed = neg !== undefined && /"exposed_ports"/.test(neg);
  const path = ['metadata', 'annotations', 'cloud.google.com/neg'];
  return isExposed ? [{ source: knownTraffic('gke-neg'), manifest: service, path }] : [];
}

function loadBalancerSource(reach: ServiceReach): RecognisedSource {
  const { service, externalTrafficPolicy } = reach;
  const path = ['spec', 'type'];
  const targets = awsIpTargets(reach);
  if (targets) return { source: knownTraffic('aws-nlb'), manifest: service, path: targets };
  if (externalTrafficPolicy === 'Cluster') return { source: knownTraffic('node-port'), manifest: service, path };
  return localSource(reach);
}

/** The field that gives an AWS network load balancer the pods themselves as targets. */
function awsIpTargets({ service }: ServiceReach): readonly string[] | undefined {
  const annotations = annotationsOf(service);
  const type = annotations[`${AWS}-type`];
  if (type === 'nlb-ip') return ['metadata', 'annotations', `${AWS}-type`];
  const isOurs = type === 'external' || /^(?:service\.k8s\.aws|eks\.amazonaws\.com)\/nlb$/.test(classOf(service));
  return isOurs && annotations[`${AWS}-nlb-target-type`] === 'ip'
    ? ['metadata', 'annotations', `${AWS}-nlb-target-type`]
    : undefined;
}

/** With externalTrafficPolicy Local a load balancer asks each node whether a pod is there. */
function localSource({ service }: ServiceReach): RecognisedSource {
  const annotations = annotationsOf(service);
  const cloud = cloudOf(annotations, classOf(service));
  const check = healthCheckOf(annotations, CHECK_ANNOTATIONS[cloud], NODE_CHECKS[cloud]);
  return {
    source: nodeHealthCheck(check),
    manifest: service,
    path: ['spec', 'externalTrafficPolicy'],
    ...(cloud === 'unknown' && {
      assumption: `the load balancer takes a node out after ${check.unhealthy} health checks ${check.interval} s apart`,
    }),
  };
}

const CHECK_ANNOTATIONS = {
  aws: awsCheck(),
  azure: {
    interval: `${AZURE}-health-probe-interval`,
    unhealthy: `${AZURE}-health-probe-num-of-probe`,
    healthy: `${AZURE}-health-probe-num-of-probe`,
  },
  unknown: awsCheck(),
} as const;

function awsCheck(): Readonly<Record<keyof HealthCheck, string>> {
  return {
    interval: `${AWS}-healthcheck-interval`,
    unhealthy: `${AWS}-healthcheck-unhealthy-threshold`,
    healthy: `${AWS}-healthcheck-healthy-threshold`,
  };
}

function cloudOf(annotations: Readonly<Record<string, string>>, className: string): keyof typeof NODE_CHECKS {
  const type = annotations[`${AWS}-type`];
  if (type === 'external' || type === 'nlb' || /\/nlb$/.test(className)) return 'aws';
  return Object.keys(annotations).some((name) => name.startsWith(AZURE)) ? 'azure' : 'unknown';
}

function annotationsOf({ object }: ServiceReach['service']): Readonly<Record<string, string>> {
  return asStrings(asObject(object['metadata'])['annotations']);
}

function classOf({ object }: ServiceReach['service']): string {
  return asString(asObject(object['spec'])['loadBalancerClass']) ?? '';
}

function nameOf({ object }: ServiceReach['service']): string {
  return asString(asObject(object['metadata'])['name']) ?? '';
}
