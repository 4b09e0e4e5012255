import { asArray, asNumber, asObject, asString, isObject, own, type JsonObject, type Seconds } from '../../kubernetes';
import { controllerOf, type PodController } from './controller-of';
import type { Measured, ObservedContainer, ObservedWorkload } from './observed-workload';

/** A pod that was ready so many times as late as the median, and so many seconds later, was most likely ready before. */
const LATE = { times: 5, seconds: 60 };

/** Exit codes of a process that SIGKILL has ended. */
const SIGKILL = 137;

/**
 * What pods tell about their workloads: how long containers took to start, how often they were started again, how often
 * they were killed.
 *
 * @param pods as `kubectl get pods -o json` lists them
 */
export function observePods(pods: readonly JsonObject[]): readonly ObservedWorkload[] {
  const workloads = new Map<string, { readonly of: PodController; readonly pods: JsonObject[] }>();
  for (const pod of pods) {
    const of = controllerOf(pod);
    const key = `${of.kind}/${of.namespace}/${of.name}`;
    const known = workloads.get(key) ?? { of, pods: [] };
    known.pods.push(pod);
    workloads.set(key, known);
  }
  return [...workloads.values()].map(({ of, pods: its }) => ({
    ...of,
    pods: its.length,
    containers: containersOf(its),
  }));
}

/** One container of one pod. */
interface Seen {
  readonly pod: string;
  readonly role: ObservedContainer['role'];
  readonly start?: Seconds;
  readonly restarts: number;
  readonly sigkill: boolean;
  readonly memory: boolean;
}

function containersOf(pods: readonly JsonObject[]): readonly ObservedContainer[] {
  const seen = new Map<string, Seen[]>();
  for (const pod of pods) {
    for (const [name, one] of seenIn(pod)) seen.set(name, [...(seen.get(name) ?? []), one]);
  }
  return [...seen].map(([name, all]) => containerOf(name, all));
}

function containerOf(name: string, all: readonly Seen[]): ObservedContainer {
  const starts = all.flatMap(({ start, pod }) => (start === undefined ? [] : [{ start, pod }]));
  const [likely, late] = splitLate(starts);
  const start = measured(likely);
  return {
    name,
    role: all[0]?.role ?? 'regular',
    ...(start && { start }),
    outliers: late.length,
    restarts: all.reduce((sum, { restarts }) => sum + restarts, 0),
    killed: {
      sigkill: all.filter(({ sigkill }) => sigkill).length,
      memory: all.filter(({ memory }) => memory).length,
    },
  };
}

interface Start {
  readonly start: Seconds;
  readonly pod: string;
}

function splitLate(starts: readonly Start[]): readonly [likely: readonly Start[], late: readonly Start[]] {
  const middle = medianOf(starts.map(({ start }) => start));
  const isLate = ({ start }: Start) => start > LATE.times * middle && start > middle + LATE.seconds;
  return [starts.filter((one) => !isLate(one)), starts.filter(isLate)];
}

function measured(starts: readonly Start[]): Measured | undefined {
  const [first, ...others] = starts;
  if (!first) return undefined;
  const last = others.reduce((most, one) => (one.start > most.start ? one : most), first);
  return {
    count: starts.length,
    median: medianOf(starts.map(({ start }) => start)),
    largest: last.start,
    seenAt: last.pod,
  };
}

function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

function seenIn(pod: JsonObject): readonly (readonly [name: string, seen: Seen])[] {
  const [spec, status] = [asObject(pod['spec']), asObject(pod['status'])];
  const name = asString(asObject(pod['metadata'])['name']) ?? '';
  const readyAt = readySince(status);
  const sidecars = new Set(
    asArray(spec['initContainers'])
      .map(asObject)
      .filter(({ restartPolicy }) => restartPolicy === 'Always')
      .map((container) => container['name']),
  );
  const statuses = (field: string) => asArray(own(status, field)).map(asObject);
  return [
    ...statuses('initContainerStatuses').map((one) =>
      sidecars.has(one['name']) ? seen(one, name, 'sidecar', readyAt) : seen(one, name, 'init', undefined),
    ),
    ...statuses('containerStatuses').map((one) => seen(one, name, 'regular', readyAt)),
  ];
}

function seen(status: JsonObject, pod: string, role: Seen['role'], readyAt: Seconds | undefined) {
  const restarts = asNumber(status['restartCount']) ?? 0;
  const last = asObject(asObject(status['lastState'])['terminated']);
  const start = role === 'init' ? runTime(status) : startTime(status, readyAt);
  const one: Seen = {
    pod,
    role,
    ...(start !== undefined && { start }),
    restarts,
    sigkill: last['exitCode'] === SIGKILL && last['reason'] !== 'OOMKilled',
    memory: last['reason'] === 'OOMKilled',
  };
  return [asString(status['name']) ?? '', one] as const;
}

/** Times are whole seconds, cut: a start may have taken up to one more. */
const CUT = 1;

function startTime({ state }: JsonObject, readyAt: Seconds | undefined): Seconds | undefined {
  const startedAt = timeOf(asObject(asObject(state)['running'])['startedAt']);
  if (startedAt === undefined || readyAt === undefined || readyAt < startedAt) return undefined;
  return readyAt - startedAt + CUT;
}

function runTime({ state }: JsonObject): Seconds | undefined {
  const ended = asObject(asObject(state)['terminated']);
  const [from, to] = [timeOf(ended['startedAt']), timeOf(ended['finishedAt'])];
  return from === undefined || to === undefined || ended['exitCode'] !== 0 ? undefined : to - from + CUT;
}

/** Since when a pod is ready; undefined where it is not. */
function readySince(status: JsonObject): Seconds | undefined {
  const ready = asArray(status['conditions'])
    .filter(isObject)
    .find(({ type, status: is }) => type === 'Ready' && is === 'True');
  return timeOf(ready?.['lastTransitionTime']);
}

function timeOf(value: unknown): Seconds | undefined {
  // eslint-disable-next-line no-restricted-globals -- reading a time asks no clock
  const time = typeof value === 'string' ? Date.parse(value) : NaN;
  return Number.isNaN(time) ? undefined : time / 1000;
}
