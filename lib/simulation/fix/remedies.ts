import { type JsonObject, type Seconds, supports } from '../../kubernetes';
import { probeOf, type Workload, type World } from '../../workload';
import type { Entry } from '../account/account';
import type { ContainerModel } from '../model/pod-model';
import type { ProvedEdit } from '../outcome';
import { RELEASES, type ScenarioName } from '../scenario';
import { isCounted, replicasEdit } from './replicas-edit';
import { secondReplica } from './second-replica';

/** A number that may be made larger until nothing is lost for this reason, and what it takes. */
export interface Remedy {
  /** It is larger than this … */
  readonly above: number;
  /** … and not larger than that. */
  readonly most: number;
  readonly edits: (value: number) => readonly ProvedEdit[];
  /** What else has to be out of the way while the number is looked for. */
  readonly meanwhile?: (value: number) => readonly ProvedEdit[];
}

const MOST_SECONDS: Seconds = 3600;

/** The place of the workload that something happens to. */
const SUBJECT = 0;

/** What may be done about a loss, what is asked of people least first; nothing where no number helps. */
export function remediesFor(entry: Entry, workload: Workload, world: World, scenario: ScenarioName): readonly Remedy[] {
  if (entry.pod && entry.pod.set.workload !== SUBJECT) return []; // a companion's own case tells what mends it
  const remedies =
    entry.reason === 'too-few' || entry.reason === 'nothing-there'
      ? morePods(workload, scenario)
      : [remedyIn(entry, workload, world)];
  return remedies.filter((remedy) => remedy !== undefined);
}

function remedyIn(entry: Entry, workload: Workload, world: World): Remedy | undefined {
  const container = entry.pod?.model.containers[entry.container ?? -1];
  switch (entry.reason) {
    case 'stopped':
      return container && longerHook(container, workload, world);
    case 'killed':
      return longerGrace(workload);
    case 'starting':
    case 'crashed':
      return container && readiness(container, workload);
    case 'liveness':
    case 'startup':
      return container && morePatience(container, workload, entry.reason);
    default:
      return undefined;
  }
}

function longerHook(container: ContainerModel, workload: Workload, world: World): Remedy | undefined {
  const { handler, atLeast } = container.hook;
  if (handler === 'http' || (handler === 'exec' && atLeast === 0)) return undefined; // it does something of its own
  const isNative = supports(world.kubernetesVersion, 'sleep-hook');
  const wait = (seconds: number): JsonObject =>
    isNative ? { sleep: { seconds } } : { exec: { command: ['sleep', `${seconds}`] } };
  const grace = (seconds: number) => (seconds > workload.gracePeriod ? [graceEdit(workload, seconds)] : []);
  return {
    above: Math.floor(atLeast),
    most: MOST_SECONDS,
    edits: (seconds) => [edit(workload, [...container.path, 'lifecycle', 'preStop'], wait(seconds)), ...grace(seconds)],
    meanwhile: (seconds) => [graceEdit(workload, seconds + MOST_SECONDS)],
  };
}

function longerGrace(workload: Workload): Remedy {
  return { above: workload.gracePeriod, most: 2 * MOST_SECONDS, edits: (seconds) => [graceEdit(workload, seconds)] };
}

function graceEdit(workload: Workload, seconds: Seconds): ProvedEdit {
  return edit(workload, [...workload.podPath, 'terminationGracePeriodSeconds'], seconds);
}

/** A readiness probe that asks whether the port is open: nobody knows more of somebody else's application. */
function readiness(
  { path, probes, name }: Pick<ContainerModel, 'path' | 'probes' | 'name'>,
  workload: Workload,
): Remedy | undefined {
  const port = portOf(name, workload);
  if (port === undefined || probes.some(({ type }) => type === 'readiness')) return undefined;
  const probe = { tcpSocket: { port }, periodSeconds: 1 };
  return { above: 0, most: 1, edits: () => [edit(workload, [...path, 'readinessProbe'], probe)] };
}

/** The first port that a container declares; of the only one that requests reach, where they do. */
function portOf(name: string, { containers, serving, reaches }: Workload): number | undefined {
  const declared = containers.find((container) => container.name === name)?.ports[0]?.number;
  const isAlone = serving.length === 1 && serving[0]?.name === name;
  return declared ?? (isAlone ? reaches.flatMap(({ ports }) => ports).find(({ number }) => number)?.number : undefined);
}

/** Readiness probes for all containers that requests reach, where none has one: pods count as ready too early. */
function allReadiness(workload: Workload): Remedy | undefined {
  const missing = workload.serving.filter((container) => !probeOf(container, 'readiness'));
  const remedies = missing.map(({ path, name }) => readiness({ path, name, probes: [] }, workload));
  if (remedies.length === 0 || remedies.includes(undefined)) return undefined;
  return { above: 0, most: 1, edits: (value) => remedies.flatMap((remedy) => remedy?.edits(value) ?? []) };
}

function morePatience(
  { path, probes }: ContainerModel,
  workload: Workload,
  type: 'liveness' | 'startup',
): Remedy | undefined {
  const probe = probes.find((one) => one.type === type);
  const field = [...path, `${type}Probe`, 'failureThreshold'];
  return (
    probe && {
      above: probe.timing.failureThreshold,
      most: MOST_SECONDS,
      edits: (value) => [edit(workload, field, value)],
    }
  );
}

/** More time for the routing, a rollout that never goes below, a budget, a second replica: whichever is missing. */
function morePods(workload: Workload, scenario: ScenarioName): readonly (Remedy | undefined)[] {
  if (RELEASES.has(scenario)) {
    return [longerMinReady(workload), gentlerRollout(workload), anotherReplica(workload), allReadiness(workload)];
  }
  const budget = workload.budgets.length === 0 ? [budgetFor(workload)] : [];
  const alone = { above: 0, most: 1, edits: () => budget };
  return [budget.length > 0 ? alone : undefined, moreReplicas(workload, budget)];
}

function longerMinReady(workload: Workload): Remedy | undefined {
  const { update } = workload;
  if (update.way !== 'rolling' || update.manifest !== workload.manifest) return undefined;
  const path = ['spec', 'minReadySeconds'];
  return { above: update.minReady, most: MOST_READY, edits: (seconds) => [edit(workload, path, seconds)] };
}

/** Longer than this nobody waits for each pod, and `progressDeadlineSeconds` is 600 where nobody has set it. */
const MOST_READY: Seconds = 500;

function gentlerRollout(workload: Workload): Remedy | undefined {
  const { update, identity } = workload;
  const isGentle = isZero(update.maxUnavailable) && !isZero(update.maxSurge);
  if (update.manifest !== workload.manifest || isGentle) return undefined;
  if (identity.kind === 'Rollout' && update.way === 'rolling') {
    const limits = { maxSurge: 1, maxUnavailable: 0 };
    const edits = Object.entries(limits).map(([field, value]) => edit(workload, [...update.path, field], value));
    return { above: 0, most: 1, edits: () => edits };
  }
  if (identity.kind !== 'Deployment') return undefined;
  const value = { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } };
  return { above: 0, most: 1, edits: () => [edit(workload, update.path, value)] };
}

function isZero(value: number | string | undefined): boolean {
  return value !== undefined && Number.parseInt(String(value), 10) === 0;
}

function anotherReplica(workload: Workload): Remedy | undefined {
  const second = secondReplica(workload);
  return second.length === 0 ? undefined : { above: 0, most: 1, edits: () => second };
}

/**
 * As many replicas as one drain after the other leaves some of, whatever the routing knows of the new ones.
 *
 * @param beside what they need for a drain not to take all
 */
function moreReplicas(workload: Workload, beside: readonly ProvedEdit[]): Remedy | undefined {
  if (!isCounted(workload)) return undefined;
  const { min } = workload.replicas;
  return { above: min, most: MOST_REPLICAS, edits: (value) => [replicasEdit(workload, value), ...beside] };
}

/** More replicas than these nobody runs for the sake of a drain. */
const MOST_REPLICAS = 10;

function budgetFor({ identity, podLabels }: Workload): ProvedEdit {
  const { name, namespace } = identity;
  const resource = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', namespace, name };
  const spec = {
    maxUnavailable: 1,
    unhealthyPodEvictionPolicy: 'AlwaysAllow',
    selector: { matchLabels: { ...podLabels } },
  };
  const { apiVersion, kind } = resource;
  return { resource, path: [], value: { apiVersion, kind, metadata: { name, namespace }, spec } };
}

function edit({ identity }: Workload, path: ProvedEdit['path'], value: ProvedEdit['value']): ProvedEdit {
  return { resource: identity, path, value };
}
