import { Document } from 'yaml';
import { ANNOTATIONS, writeFacts, type TrafficSource } from '../facts';
import type { JsonObject, ProbeTiming } from '../kubernetes';
import {
  planRelease,
  planSummary,
  planTable,
  PULL_ALLOWANCE,
  ROOM,
  type ContainerPlan,
  type ContainerReleaseFacts,
  type ReleasePlan,
} from '../plan';
import { readServiceFacts, type ServiceFacts } from './service-facts';

/** What follows from the facts about a service. */
export interface PlannedService {
  /** A Deployment, its Service and its PodDisruptionBudget, as YAML. */
  readonly manifest: string;
  /** Every number with its reason. */
  readonly table: string;
  readonly plan: ReleasePlan;
}

/**
 * The manifest of a service whose releases lose no request, by the same arithmetic as the constructs.
 *
 * @throws RangeError for a fact that cannot be read, naming it
 */
export function plannedService(facts: ServiceFacts): PlannedService {
  const { traffic, version, ...stated } = readServiceFacts(facts);
  const plan = planRelease({
    kubernetesVersion: version,
    traffic,
    replicas: facts.replicas ?? REPLICAS,
    room: ROOM,
    pullAllowance: PULL_ALLOWANCE,
    stated: {},
    containers: [containerFacts(facts, stated)],
  });
  const written = writeFacts({ workload: stated, containers: {}, traffic, ignored: [] });
  const annotations = { ...written, [ANNOTATIONS.plan]: planSummary(plan) };
  const objects = [
    deployment(facts, plan, annotations),
    ...(traffic.every(({ kind }) => kind === 'none') ? [] : [service(facts, traffic)]),
    budget(facts),
  ];
  const manifest = objects.map((object) => new Document(object).toString({ lineWidth: 0 })).join('---\n');
  return { manifest, table: planTable(plan), plan };
}

const REPLICAS = 3;

function containerFacts(
  { name, readiness, liveness }: ServiceFacts,
  stated: Pick<ContainerReleaseFacts, 'slowestStart' | 'longestRequest' | 'onSigterm' | 'keptConnections'>,
): ContainerReleaseFacts {
  return {
    name,
    serves: true,
    ...stated,
    startup: {},
    readiness: {},
    ...(liveness !== undefined && { liveness: { sameHandlerAsReadiness: liveness === readiness } }),
    preStop: { form: 'wait' },
  };
}

const labelsOf = ({ name }: ServiceFacts) => ({ app: name });

function metadataOf({ name, namespace }: ServiceFacts): JsonObject {
  return { name, ...(namespace !== undefined && { namespace }) };
}

function deployment(facts: ServiceFacts, plan: ReleasePlan, annotations: Readonly<Record<string, string>>): JsonObject {
  const { strategy, maxSurge, maxUnavailable, minReady, progressDeadline, terminationGracePeriod, containers } = plan;
  const rolling = strategy === 'Recreate' ? {} : { rollingUpdate: { maxSurge, maxUnavailable } };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { ...metadataOf(facts), annotations },
    spec: {
      replicas: facts.replicas ?? REPLICAS,
      minReadySeconds: minReady,
      progressDeadlineSeconds: progressDeadline,
      strategy: { type: strategy, ...rolling },
      selector: { matchLabels: labelsOf(facts) },
      template: {
        metadata: { labels: labelsOf(facts) },
        spec: {
          terminationGracePeriodSeconds: terminationGracePeriod,
          containers: containers.map((one) => container(facts, one)),
        },
      },
    },
  };
}

function container({ image, port, readiness, liveness }: ServiceFacts, plan: ContainerPlan): JsonObject {
  const { wait } = plan;
  return {
    name: plan.name,
    image,
    ports: [{ name: 'http', containerPort: port }],
    ...(plan.startup && { startupProbe: probe(readiness, plan.startup) }),
    ...(plan.readiness && { readinessProbe: probe(readiness, plan.readiness) }),
    ...(plan.liveness && liveness !== undefined && { livenessProbe: probe(liveness, plan.liveness) }),
    ...(wait !== undefined && wait > 0 && { lifecycle: { preStop: { sleep: { seconds: wait } } } }),
  };
}

function probe(path: string, { period, timeout, failureThreshold }: ProbeTiming): JsonObject {
  const timing = { periodSeconds: period, timeoutSeconds: timeout, failureThreshold };
  return { httpGet: { path, port: 'http' }, ...timing };
}

function service(facts: ServiceFacts, traffic: readonly TrafficSource[]): JsonObject {
  const isHeadless = traffic.every(({ kind }) => kind === 'headless');
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadataOf(facts),
    spec: {
      ...(isHeadless && { clusterIP: 'None' }),
      selector: labelsOf(facts),
      ports: [{ name: 'http', port: isHeadless ? facts.port : 80, targetPort: 'http' }],
    },
  };
}

function budget(facts: ServiceFacts): JsonObject {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadataOf(facts),
    spec: {
      maxUnavailable: 1,
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
      selector: { matchLabels: labelsOf(facts) },
    },
  };
}
