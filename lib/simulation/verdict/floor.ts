import type { ContainerModel, PodModel, ProbeModel } from '../model/pod-model';
import type { Setting } from '../model/setting';
import { withPodModels } from '../model/workloads-of';
import type { Floor } from '../outcome';
import { isVoluntary, type ScenarioName } from '../scenario';
import type { RunMemory } from '../worst/run-memory';
import { worstRun } from '../worst/worst-run';

const WHY: Partial<Record<ScenarioName, string>> = {
  crash:
    'what a process has under way ends with it, and requests come to it until its end is noticed and routed around',
  oom: 'what a process has under way ends with it, and requests come to it until its end is noticed and routed around',
  'node-loss': 'a node counts as gone only when it has not been heard of for a while',
  'never-alive':
    'the kubelet restarts what its liveness check calls dead, and a release that counts as available before has replaced the old version',
  'liveness-fails': 'the kubelet restarts what its liveness check calls dead, whether it serves or not',
  'crashes-later': 'a version that fails only after it has become available has replaced the one before',
};

/** What no readiness probe makes less. */
const UNAVOIDABLE: ReadonlySet<ScenarioName> = new Set(['crashes-later', 'never-alive', 'liveness-fails']);

/** A probe that tells at the first chance whether an application answers. */
const BEST_READINESS: ProbeModel = {
  type: 'readiness',
  timing: { initialDelay: 0, period: 1, timeout: 1, successThreshold: 1, failureThreshold: 1 },
  asks: 'answers',
};

/** What no manifest could avoid: what the same scenario loses with probes that could not be better. */
export function floorOf(setting: Setting, scenario: ScenarioName, lost: number, memory?: RunMemory): Floor {
  if (isVoluntary(scenario) || lost === 0) return { lost: 0 };
  const best = UNAVOIDABLE.has(scenario) ? lost : worstRun(ideal(setting), scenario, 'new', memory).ran.lost;
  return { lost: Math.min(lost, best), why: WHY[scenario] ?? '' };
}

function ideal(setting: Setting): Setting {
  return { ...withPodModels(setting, probed), records: false };
}

function probed(pod: PodModel): PodModel {
  const better = (container: ContainerModel, index: number): ContainerModel =>
    pod.answering.includes(index)
      ? { ...container, probes: [...container.probes.filter(({ type }) => type !== 'readiness'), BEST_READINESS] }
      : container;
  return { ...pod, containers: pod.containers.map(better) };
}
