import fc from 'fast-check';
import type { JsonObject } from '../../lib/workload';
import { manifestsOf, type Generated } from './generated-workload';

/** What else a generated workload may be, beside a Deployment of one container behind kube-proxy. */
export interface Shape {
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet';
  /** StatefulSet: `podManagementPolicy: Parallel`. */
  readonly parallel: boolean;
  /** DaemonSet: the new pod beside the old one. */
  readonly surges: boolean;
  readonly helper: Helper | undefined;
  readonly traffic: TrafficShape;
  readonly gated: boolean;
  /** Whether its Service keeps requests on their node. */
  readonly local: boolean;
  readonly imagePull: number;
  readonly image: string;
}

/** A container beside the one that requests come to. */
interface Helper {
  /** Whether it is a native sidecar, which stops after the others. */
  readonly isSidecar: boolean;
  readonly isProbed: boolean;
  /** How long a piece of its own work takes, as stated. */
  readonly works: number;
  readonly onSigterm: string;
  /** How long its preStop hook waits; it begins together with the others. */
  readonly waits: number;
}

const TRAFFIC = [
  'as it is',
  'headless',
  'aws-alb',
  'aws-nlb',
  'gke-neg',
  'node-health-check',
  'mesh',
  'registry',
  'custom',
  'none',
] as const;

type TrafficShape = (typeof TRAFFIC)[number];

/** Shapes of workloads: every kind, with and without what makes it special. */
export const shape: fc.Arbitrary<Shape> = fc.record({
  kind: fc.constantFrom('Deployment', 'StatefulSet', 'DaemonSet'),
  parallel: fc.boolean(),
  surges: fc.boolean(),
  helper: fc.option(
    fc.record({
      isSidecar: fc.boolean(),
      isProbed: fc.boolean(),
      works: fc.constantFrom(0, 0, 2, 6, 15),
      onSigterm: fc.constantFrom('drains', 'exits', 'ignores', 'keeps-serving 3s', 'unknown'),
      waits: fc.constantFrom(0, 3, 8),
    }),
    { nil: undefined },
  ),
  traffic: fc.constantFrom(...TRAFFIC),
  gated: fc.boolean(),
  local: fc.boolean(),
  imagePull: fc.constantFrom(0, 0, 20),
  /** What is no database, one that loses its data, and what keeps a directory for itself. */
  image: fc.constantFrom('web:1', 'web:1', 'web:1', 'postgres:17', 'grafana/grafana:12.0.0'),
});

/** The manifests of a generated workload in this shape. */
export function shapedManifests(given: Generated, shaped: Shape): readonly JsonObject[] {
  const [deployment, ...others] = manifestsOf({ ...given, facts: factsOf(given, shaped) });
  const { spec, ...rest } = deployment as unknown as { readonly spec: JsonObject };
  const { template, ...own } = spec as unknown as Spec;
  const workload = { ...rest, kind: shaped.kind, spec: { ...specOf(own, shaped), template: podOf(template, shaped) } };
  return [workload as unknown as JsonObject, ...others.map((one) => targeting(one, shaped))];
}

type Spec = JsonObject & { readonly template: Template };

interface Template {
  readonly metadata: JsonObject;
  readonly spec: JsonObject;
}

/** The numbers that the generated hooks are meant for, whatever the requests come through. */
function factsOf({ facts: own }: Generated, { traffic, helper }: Shape): Generated['facts'] {
  const facts = { ...own, ...(helper && factsOfHelper(helper)) };
  if (traffic === 'as it is') return facts;
  if (traffic === 'none') return { ...facts, traffic };
  const lag = facts['traffic'] === 'cluster-ip' ? 5 : 10;
  if (traffic !== 'registry') return { ...facts, traffic: `${traffic}(drain-lag=${lag}s first-use=${lag}s)` };
  return { ...facts, traffic: `registry(drain-lag=${lag - 2}s first-use=${lag}s deregistration=2s)` };
}

function factsOfHelper({ works, onSigterm }: Helper): Generated['facts'] {
  return { 'on-sigterm.helper': onSigterm, ...(works > 0 && { 'longest-request.helper': `${works}s` }) };
}

function specOf(own: JsonObject, { kind, parallel, surges }: Shape): JsonObject {
  if (kind === 'Deployment') return own;
  const spec = without(own, 'strategy', 'progressDeadlineSeconds');
  if (kind === 'StatefulSet') return { ...spec, podManagementPolicy: parallel ? 'Parallel' : 'OrderedReady' };
  const limits = surges ? { maxSurge: 1, maxUnavailable: 0 } : { maxUnavailable: 1 };
  return { ...without(spec, 'replicas'), updateStrategy: { rollingUpdate: limits } };
}

function without(object: JsonObject, ...fields: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([field]) => !fields.includes(field)));
}

/** The gates that load balancers open; what opens others nobody knows. */
const GATES: Partial<Record<TrafficShape, string>> = {
  'aws-alb': 'target-health.elbv2.k8s.aws/web',
  'aws-nlb': 'target-health.elbv2.k8s.aws/web',
  'gke-neg': 'cloud.google.com/load-balancer-neg-ready',
};

function podOf({ metadata, spec }: Template, { helper, gated, traffic, image }: Shape): JsonObject {
  const containers = (spec['containers'] as readonly JsonObject[]).map((one) => ({ ...one, image }));
  return {
    metadata,
    spec: {
      ...spec,
      containers,
      ...(helper?.isSidecar && { initContainers: [{ ...containerOf(helper), restartPolicy: 'Always' }] }),
      ...(helper?.isSidecar === false && { containers: [...containers, containerOf(helper)] }),
      ...(gated && { readinessGates: [{ conditionType: GATES[traffic] ?? 'example.com/registered' }] }),
    },
  } as JsonObject;
}

function containerOf({ isProbed, waits }: Helper): JsonObject {
  return {
    name: 'helper',
    image: 'helper:1',
    ...(isProbed && { readinessProbe: { exec: { command: ['/helper', 'check'] }, periodSeconds: 2 } }),
    ...(waits > 0 && { lifecycle: { preStop: { sleep: { seconds: waits } } } }),
  };
}

/** An autoscaler names the kind of what it scales; a DaemonSet is none of it. */
function targeting(object: JsonObject, { kind, local }: Shape): JsonObject {
  if (object['kind'] === 'Service' && local) {
    return { ...object, spec: { ...(object['spec'] as JsonObject), internalTrafficPolicy: 'Local' } };
  }
  if (object['kind'] !== 'HorizontalPodAutoscaler') return object;
  const spec = object['spec'] as JsonObject;
  return { ...object, spec: { ...spec, scaleTargetRef: { apiVersion: 'apps/v1', kind, name: 'web' } } };
}
