import fc from 'fast-check';
import { readWorld, type Json, type JsonObject, type World } from '../../lib/workload';

/** What a generated workload is made of: small ranges, so that safe ones are common and every edge is met. */
export interface Generated {
  readonly replicas: number;
  readonly strategy: JsonObject;
  readonly grace: number;
  readonly minReady: number;
  readonly preStop: JsonObject | undefined;
  readonly readiness: JsonObject | undefined;
  readonly startup: JsonObject | undefined;
  readonly liveness: JsonObject | undefined;
  readonly budget: JsonObject | undefined;
  /** How many replicas more an autoscaler may choose, and how it takes them away; without one there are as many. */
  readonly autoscaler: { readonly more: number; readonly behavior: JsonObject } | undefined;
  readonly facts: Readonly<Record<string, string>>;
}

const HTTP = { httpGet: { path: '/ready', port: 'http' } };

const probe = fc
  .record({
    periodSeconds: fc.integer({ min: 1, max: 3 }),
    failureThreshold: fc.integer({ min: 1, max: 4 }),
    initialDelaySeconds: fc.constantFrom(0, 0, 2),
  })
  .map((timing) => ({ ...HTTP, ...timing }) as JsonObject);

/** Mostly what is right, so that a third of all is right in everything. */
const mostly = <Value>(right: fc.Arbitrary<Value>, wrong: fc.Arbitrary<Value>) =>
  fc.oneof({ weight: 14, arbitrary: right }, { weight: 1, arbitrary: wrong });

const PATIENT: JsonObject = { ...HTTP, periodSeconds: 5, failureThreshold: 6 };

const onSigterm = fc.constantFrom('drains', 'exits', 'ignores', 'keeps-serving 3s', 'unknown');

const scaleDown = fc.constantFrom<JsonObject>(
  {},
  { scaleDown: { policies: [{ type: 'Pods', value: 1, periodSeconds: 60 }] } },
  { scaleDown: { policies: [{ type: 'Percent', value: 50, periodSeconds: 30 }], selectPolicy: 'Min' } },
  { scaleDown: { selectPolicy: 'Disabled' } },
);

/** A generated Deployment's numbers, around those that its facts need. */
export const generated: fc.Arbitrary<Generated> = fc
  .record({
    start: fc.integer({ min: 1, max: 8 }),
    request: fc.integer({ min: 1, max: 6 }),
    onSigterm,
    lag: fc.constantFrom(5, 5, 10),
    replicas: mostly(fc.integer({ min: 2, max: 5 }), fc.constant(1)),
    strategy: mostly<JsonObject>(
      fc.constantFrom(
        { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
        { rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
      ),
      fc.constantFrom(
        { type: 'Recreate' },
        { rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
        { rollingUpdate: { maxSurge: 1, maxUnavailable: 1 } },
        { rollingUpdate: { maxSurge: 1, maxUnavailable: '5%' } },
      ),
    ),
    hookShort: mostly(fc.integer({ min: -3, max: 0 }), fc.integer({ min: 1, max: 12 })),
    graceShort: mostly(fc.integer({ min: -5, max: 0 }), fc.integer({ min: 1, max: 8 })),
    minReadyShort: mostly(fc.integer({ min: -2, max: 0 }), fc.integer({ min: 1, max: 5 })),
    hook: mostly(fc.constantFrom('sleep', 'exec'), fc.constantFrom('none', 'tcp')),
    readiness: mostly<JsonObject | undefined>(probe, fc.constant(undefined)),
    startup: fc.boolean(),
    budget: mostly<JsonObject | undefined>(
      fc.constant({ maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' }),
      fc.constantFrom(undefined, { minAvailable: '100%' }),
    ),
    liveness: mostly(fc.constantFrom(undefined, PATIENT), probe),
    autoscaler: fc.oneof(
      { weight: 5, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.record({ more: fc.constantFrom(0, 1, 3, 15), behavior: scaleDown }) },
    ),
  })
  .map((drawn) => {
    const wait = waitFor(drawn.onSigterm, drawn.lag, drawn.request);
    const hook = Math.max(0, wait - drawn.hookShort);
    const need = graceFor(drawn.onSigterm, drawn.lag, drawn.request, hook);
    const startup = { ...HTTP, periodSeconds: 1, failureThreshold: drawn.start + 1 };
    return {
      replicas: drawn.replicas,
      strategy: drawn.strategy,
      grace: Math.max(1, need - drawn.graceShort),
      minReady: Math.max(0, drawn.lag - drawn.minReadyShort),
      preStop: hookOf(drawn.hook, hook),
      readiness: drawn.readiness,
      startup: drawn.startup || drawn.liveness ? startup : undefined,
      liveness: drawn.liveness,
      budget: drawn.budget,
      autoscaler: drawn.autoscaler,
      facts: {
        'slowest-start': `${drawn.start}s`,
        'longest-request': `${drawn.request}s`,
        'on-sigterm': drawn.onSigterm,
        traffic: drawn.lag === 5 ? 'cluster-ip' : 'ingress-nginx',
      },
    };
  });

function waitFor(onSigterm: string, lag: number, request: number): number {
  if (onSigterm === 'ignores') return 0;
  if (onSigterm.startsWith('keeps-serving')) return Math.max(0, lag - 3);
  return onSigterm === 'drains' ? lag : lag + request;
}

function graceFor(onSigterm: string, lag: number, request: number, hook: number): number {
  if (onSigterm === 'ignores') return Math.max(lag + request, hook);
  return hook + (onSigterm.startsWith('keeps-serving') ? 3 : 0) + (onSigterm === 'exits' ? 0 : request);
}

function hookOf(kind: string, seconds: number): JsonObject | undefined {
  if (kind === 'none' || seconds === 0) return undefined;
  if (kind === 'tcp') return { tcpSocket: { port: 8080 } };
  return kind === 'exec' ? { exec: { command: ['sleep', `${seconds}`] } } : { sleep: { seconds } };
}

/** The manifests of a generated workload. */
export function manifestsOf(given: Generated): readonly JsonObject[] {
  const annotations = Object.fromEntries(
    Object.entries(given.facts).map(([name, value]) => [`zero-downtime/${name}`, value]),
  );
  const container = without({
    name: 'web',
    image: 'web:1',
    ports: [{ name: 'http', containerPort: 8080 }],
    readinessProbe: given.readiness,
    startupProbe: given.startup,
    livenessProbe: given.liveness,
    lifecycle: given.preStop && { preStop: given.preStop },
  });
  const labels = { app: 'web' };
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', annotations },
    spec: {
      ...(given.autoscaler ? {} : { replicas: given.replicas }),
      strategy: given.strategy,
      minReadySeconds: given.minReady,
      progressDeadlineSeconds: 600,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { terminationGracePeriodSeconds: given.grace, containers: [container] },
      },
    },
  };
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web' },
    spec: { selector: labels, ports: [{ port: 80, targetPort: 'http' }] },
  };
  const budget = {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'web' },
    spec: { ...given.budget, selector: { matchLabels: labels } },
  };
  return [
    deployment,
    service,
    ...(given.budget ? [budget] : []),
    ...(given.autoscaler ? [autoscalerOf(given.replicas, given.autoscaler)] : []),
  ] as unknown as JsonObject[];
}

function autoscalerOf(least: number, { more, behavior }: NonNullable<Generated['autoscaler']>): object {
  const metric = { metric: { name: 'requests' }, target: { type: 'AverageValue', averageValue: '10' } };
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web' },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      minReplicas: least,
      maxReplicas: least + more,
      metrics: [{ type: 'Pods', pods: metric }],
      behavior,
    },
  };
}

function without(fields: Record<string, Json | undefined>): JsonObject {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as JsonObject;
}

/** The world that they make. */
export function worldOf(manifests: readonly JsonObject[]): World {
  return readWorld(manifests.map((object) => ({ object })));
}
