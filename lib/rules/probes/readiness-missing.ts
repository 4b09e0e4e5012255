import {
  type Container,
  isObject,
  isInjected,
  probeOf,
  startsAtOnce,
  startsAtOnceInFront,
  withoutGate,
  type Workload,
  type World,
} from '../../workload';
import type { Violation, WorkloadRule } from '../rule';
import { changed, WEB } from '../support/example';
import { isAllByItself, isLeftToItself, neverHasOthers } from '../support/replicas/never-has-others';
import { holdsVolumeAlone } from '../support/replicas/stands-alone';
import { isLeftOutWhereAway } from '../support/routing/asked-by-webhooks';
import { askedAgain } from '../support/termination/asked-again';
import { restingOn } from '../support/resting-on';
import { startAssumption } from '../support/probes/start-assumption';

/** A container that gets requests without anybody having asked whether it serves. */
export const readinessMissing: WorkloadRule = {
  id: 'readiness-missing',
  title: 'A container that gets requests without anybody having asked whether it serves',
  severity: 'error',
  effect: 'lost-requests',
  message: '{container} gets requests, but has no readiness probe{besides}',
  why: 'Without a readiness probe a container counts as ready from its start, or from the success of its startup probe, until it ends: requests are sent to it whether it can answer or not, and a rollout takes the old pods away meanwhile.',
  fix: 'give {container} a readinessProbe that succeeds only when it can answer requests',
  source: [
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#types-of-probe',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/kubelet/status/generate.go',
  ],
  presupposes: ['service-reaches-job', 'replica-set-alone', 'api-version-unserved'],
  bad: [
    changed(WEB, {
      'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }': '',
      'startupProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 2, failureThreshold: 16 }': '',
    }),
    changed(WEB, { 'readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }': '' }),
  ],
  good: [WEB],
  check: (workload, world) => (changesNothing(workload, world) ? [] : allMissing(workload, world)),
};

/** Whether it is the same to whoever asks: somebody asks again, or nobody else would answer. */
function changesNothing(workload: Workload, world: World): boolean {
  if (askedAgain(workload) !== undefined || neverHasOthers(workload, world)) return true;
  if (workload.stated) return isLeftToItself(workload, world);
  if (isLeftOutWhereAway(workload, world)) return true;
  return isAllByItself(workload, world) || isLeftToItself(workload, world) || holdsVolumeAlone(workload, world);
}

function allMissing(workload: Workload, world: World): readonly Violation[] {
  return [
    ...workload.serving.flatMap((container) => missing(container, workload, readyAnyway(container, workload, world))),
    ...workload.behind.flatMap(({ container, proxy, assumption }) =>
      missing(container, workload, `the probes of ${proxy.name} do not tell of it`, assumption),
    ),
  ];
}

/** What keeps the pod from counting as ready although nobody asks this container; it may still be too early. */
function readyAnyway({ name }: Container, workload: Workload, world: World): string | undefined {
  const { containers, traffic } = workload;
  if (traffic.value.length > 0 && withoutGate(traffic.value, workload, world).length === 0) {
    return `the load balancer opens its readiness gate before ${name} serves`;
  }
  const other = containers.find((one) => one.name !== name && one.role !== 'init' && probeOf(one, 'readiness'));
  return other && `${name} does not serve yet when the readiness probe of ${other.name} succeeds`;
}

/** Of a Pod by itself, which people begin with and build upon, nothing is taken for granted. */
function isThereAtOnce(container: Container, workload: Workload): boolean {
  return (
    workload.identity.kind !== 'Pod' && (startsAtOnce(container, workload) || startsAtOnceInFront(container, workload))
  );
}

function missing(
  container: Container,
  workload: Workload,
  ...assumptions: readonly (string | undefined)[]
): readonly Violation[] {
  if (probeOf(container, 'readiness') || isInjected(container) || isThereAtOnce(container, workload)) return [];
  // It counts as ready only when it has started; that it stops answering later nothing says.
  const isTooEarly = isOpenBeforeJoined(container, workload);
  if (!workload.stated && probeOf(container, 'startup') && !isTooEarly) return [];
  return [
    {
      path: container.path,
      field: [...container.path, 'readinessProbe'],
      container: container.name,
      numbers: {
        container: container.name,
        besides: probeOf(container, 'startup') ? ': its startup probe asks at the start only' : '',
      },
      ...restingOn(
        ...assumptions,
        workload.traffic.assumption,
        startAssumption(container),
        isTooEarly && `the port of ${container.name} is open before it has joined the other members`,
      ),
    },
  ];
}

/**
 * Whether a startup probe only asks whether the port of a member of a store is open: members open it before they have joined
 * the others and have what these have, and the rollout goes on to the next one meanwhile.
 */
function isOpenBeforeJoined(container: Container, { application, identity, replicas }: Workload): boolean {
  const isMember = identity.kind === 'StatefulSet' && replicas.min > 1 && application?.alone === 'data';
  return isMember && isObject(probeOf(container, 'startup')?.['tcpSocket']);
}
