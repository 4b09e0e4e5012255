import { scaleDownSteps, type Seconds, maxOf } from '../../kubernetes';
import type { Application } from '../model/application';
import { horizon, latestReady, longestStep } from '../model/horizon';
import type { PodModel } from '../model/pod-model';
import type { WorkloadModel } from '../model/workload-model';
import type { Setting } from '../model/setting';
import { failingChecks, untilKilled } from './failing-checks';
import { SCALINGS, type ScenarioName } from '../scenario';

/** How long a version runs well before it crashes, once it has become available, in seconds. */
const RUNS_WELL = 60;

/** How long a bad release is watched at least: it may go on like that for ever. */
const WATCHED = 600;

/** How often a pod has to go at the most while all nodes are drained: its next one is on a node that is still to come. */
const DRAINED_AGAIN = 3;

/** How long an application takes to crash that does so at once, in seconds. */
const CRASHES = 0.1;

/** The setting of a scenario: a bad release has another application in it. */
export function settingFor(setting: Setting, scenario: ScenarioName): Setting {
  const { subject } = setting;
  const next = nextFor(subject, scenario);
  if (SCALINGS.has(scenario)) return { ...setting, until: setting.until + scalingTime(subject) };
  if (scenario === 'drain-all') return { ...setting, until: DRAINED_AGAIN * setting.until };
  if (scenario === 'node-loss' && subject.toleration < Infinity) {
    return { ...setting, until: setting.until + subject.toleration };
  }
  if (scenario === 'liveness-fails') {
    return { ...setting, subject: { ...subject, old: failingChecks(subject.old) }, until: WATCHED };
  }
  return next ? watched({ ...setting, subject: { ...subject, next } }, setting, scenario) : setting;
}

/**
 * What never becomes ready is seen to be stuck soon. What crashes at once may be available for a moment after each
 * back-off, and what crashes later has to have replaced the old version before it does.
 */
function watched(bad: Setting, { until, ...good }: Setting, scenario: ScenarioName): Setting {
  const { replicas, wanted = 0, update } = bad.subject;
  const count = Math.max(replicas, wanted);
  const { minReadySeconds } = update;
  if (scenario === 'crashes-at-once' && minReadySeconds === 0) return { ...bad, until: horizon(count, bad) };
  if (scenario === 'crashes-later' || scenario === 'never-alive') {
    const runs = scenario === 'crashes-later' ? RUNS_WELL : untilKilled(bad.subject.next);
    return { ...bad, until: WATCHED + (count + 1) * (latestReady([good.subject.next]) + minReadySeconds + runs) };
  }
  return { ...bad, until: Math.min(until, Math.max(WATCHED, longestStep(good) + longestStep(bad))) };
}

/** How long an autoscaler takes until it is as far down as it goes. */
function scalingTime({ autoscaler, replicas }: WorkloadModel): Seconds {
  return autoscaler
    ? (scaleDownSteps(replicas, Math.max(1, autoscaler.min), autoscaler.scaleDown).at(-1)?.after ?? 0)
    : 0;
}

function nextFor({ next, update }: WorkloadModel, scenario: ScenarioName): PodModel | undefined {
  switch (scenario) {
    case 'never-ready':
      return withApplications(next, (application) => ({
        ...application,
        listensAfter: Infinity,
        servesAfter: Infinity,
      }));
    case 'crashes-at-once':
      return withApplications(next, (application) => ({
        ...application,
        listensAfter: Infinity,
        servesAfter: Infinity,
        crashesAfter: CRASHES,
      }));
    case 'never-alive':
      return failingChecks(next);
    case 'crashes-later':
      return withApplications(next, (application, available) => ({
        ...application,
        crashesAfter: available + update.minReadySeconds + RUNS_WELL,
      }));
    default:
      return undefined;
  }
}

function withApplications(
  pod: PodModel,
  change: (application: Application, available: number) => Application,
): PodModel {
  const containers = pod.containers.map((container) => {
    if (container.role === 'init') return container;
    const { application, probes, postStart } = container;
    const probing = probes.map(({ timing }) => timing.initialDelay + timing.period * (timing.successThreshold + 1));
    const available = Math.max(application.servesAfter, postStart) + maxOf(probing, 0);
    const isMeant = container.role === 'regular' || pod.serving.length === 0;
    return isMeant ? { ...container, application: change(application, available) } : container;
  });
  return { ...pod, containers };
}
