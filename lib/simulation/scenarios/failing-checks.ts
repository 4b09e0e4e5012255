import { latestKill, maxOf, type Seconds } from '../../kubernetes';
import { mostOf } from '../latency/draw';
import type { ContainerModel, PodModel, ProbeModel } from '../model/pod-model';

/** A pod whose liveness checks always fail; those that never run, or check nothing, do not. */
export function failingChecks(pod: PodModel): PodModel {
  const containers = pod.containers.map((one) => ({ ...one, probes: one.probes.map(failing) }));
  return { ...pod, containers };
}

function failing(probe: ProbeModel): ProbeModel {
  const mayFail = probe.type === 'liveness' && (probe.asks === 'answers' || probe.asks === 'listens');
  return mayFail ? { ...probe, asks: 'fails' } : probe;
}

/** Whether it is the check that always fails. */
export function isFailing({ asks }: ProbeModel): boolean {
  return asks === 'fails';
}

/** The first container of a pod whose liveness check always fails. */
export function firstFailing({ containers }: PodModel): ContainerModel | undefined {
  return containers.find(({ probes }) => probes.some(isFailing));
}

/** Whole seconds after which a pod has surely been killed in whose containers a liveness check always fails; 0: none does. */
export function untilKilled({ containers, gracePeriod }: PodModel): Seconds {
  const killed = containers.flatMap((container) =>
    container.probes
      .filter(isFailing)
      .map((probe) => latestKill(probe.timing) + stopTime(container, probe.gracePeriod ?? gracePeriod)),
  );
  return killed.length === 0 ? 0 : Math.ceil(maxOf(killed) + mostOf('stopSeen')) + 1;
}

/** How long a container that is killed is ready at the most: its hook runs first. */
function stopTime({ hook, application }: ContainerModel, grace: Seconds): Seconds {
  const { onSigterm, requestTime } = application;
  if (onSigterm.kind !== 'drains' && onSigterm.kind !== 'exits') return grace;
  return Math.min(grace, (Number.isFinite(hook.atMost) ? hook.atMost : grace) + requestTime);
}
