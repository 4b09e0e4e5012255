import { supports, type Json } from '../../kubernetes';
import { asArray, asObject, hookDuration, isObject, type Container, type Workload, type World } from '../../workload';
import type { Edit, WorkloadRule } from '../rule';
import { changed, WEB } from '../support/example';
import { handlerOf } from '../support/probes/handler-of';
import { restingOn } from '../support/resting-on';
import { stopAssumptions } from '../support/termination/stop-assumptions';
import { losesAtStop, stoppingContainers, waitMissing, type Stopping } from '../support/termination/stopping';
import { waitingHookEdits } from '../support/termination/waiting-hook';

/** A preStop hook that the API server accepts although it never does anything. */
export const preStopNeverRuns: WorkloadRule = {
  id: 'pre-stop-never-runs',
  title: 'A preStop hook that the API server accepts although it never does anything',
  severity: 'error',
  effect: 'lost-requests',
  message: 'the preStop hook of {container} never runs: {because}',
  why: 'A hook that fails is passed over: SIGTERM comes at once, while new requests are still sent to the pod.',
  fix: '{mend}',
  source: [
    'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-implementations',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/kubelet/lifecycle/handlers.go',
  ],
  presupposes: ['hook-refused'],
  bad: [
    changed(WEB, {
      'lifecycle: { preStop: { sleep: { seconds: 5 } } }': 'lifecycle: { preStop: { tcpSocket: { port: http } } }',
    }),
    changed(WEB, {
      'lifecycle: { preStop: { sleep: { seconds: 5 } } }':
        'lifecycle: { preStop: { httpGet: { path: /drain, port: web } } }',
    }),
    changed(WEB, {
      'image: registry.example.com/web:1.4.2': 'image: gcr.io/distroless/java21-debian12',
      'lifecycle: { preStop: { sleep: { seconds: 5 } } }':
        'lifecycle: { preStop: { exec: { command: [sleep, "5"] } } }',
    }),
  ],
  good: [
    WEB,
    changed(WEB, {
      'zero-downtime/on-sigterm: drains': 'zero-downtime/on-sigterm: drains\nzero-downtime/pre-stop-takes: 5s',
      'lifecycle: { preStop: { sleep: { seconds: 5 } } }':
        'lifecycle: { preStop: { httpGet: { path: /drain, port: http } } }',
    }),
  ],
  *check(workload, world) {
    for (const container of workload.containers) {
      const because = neverRunsBecause(container, world);
      if (container.role === 'init' || !container.preStop || because === undefined) continue;
      const rests = restsOn(container, workload);
      if (rests === undefined) continue;
      yield {
        path: [...container.path, 'lifecycle', 'preStop', handlerOf(container.preStop)],
        container: container.name,
        numbers: { container: container.name, because, mend: mend(container) },
        edits: editsFor(container, workload, world),
        ...restingOn(...rests),
      };
    }
  },
};

function neverRunsBecause({ preStop = {}, preStopFails }: Container, { kubernetesVersion }: World): string | undefined {
  const isDropped = isObject(preStop['sleep']) && !supports(kubernetesVersion, 'sleep-hook');
  return isDropped ? `Kubernetes ${kubernetesVersion} drops a sleep` : preStopFails;
}

/** What it rests on that something is lost because the hook does not run; nothing where that costs no request. */
function restsOn(container: Container, workload: Workload): readonly string[] | undefined {
  const stopping = stoppingContainers(workload).find((one) => one.container === container);
  if (!stopping) return [NEEDED];
  const failing: Stopping = { ...stopping, hook: { atLeast: 0, atMost: 0 } };
  if (!losesAtStop(failing)) return doesNothingElse(container) ? undefined : [NEEDED];
  const isTheCause = waitMissing(failing) > 0 || !losesAtStop(stopping);
  return isTheCause ? stopAssumptions(failing, workload) : undefined;
}

/** What a hook puts in order is nothing that a wait would do. */
function mend({ name, preStop = {} }: Container): string {
  return tidiesUp(asArray(asObject(preStop['exec'])['command']))
    ? `let the program of ${name} remove on SIGTERM what its preStop hook is to remove, or take an image that has what the hook runs`
    : `write the preStop hook of ${name} as a sleep (Kubernetes 1.30), or as an exec that waits`;
}

/** Whether all that a command does is to remove files. */
function tidiesUp(command: readonly Json[]): boolean {
  const words = command.filter((word) => typeof word === 'string').join(' ');
  return /^(?:\S*\/)?(?:(?:ba|da|a)?sh -e?c )?\s*(?:\/\S*\/)?(?:rm|rmdir|unlink) [^;&|\n]*$/.test(words);
}

const NEEDED = 'the work of the container needs its preStop hook';

/** Whether the hook is there for the wait alone (or for nothing: a tcpSocket only knocks). */
function doesNothingElse({ preStop = {} }: Container): boolean {
  if (isObject(preStop['tcpSocket'])) return true;
  const [word, ...others] = asArray(asObject(preStop['exec'])['command']);
  const isOneWord = typeof word === 'string' && others.length === 0;
  const meant = isOneWord ? { exec: { command: word.trim().split(/\s+/) } } : preStop;
  return hookDuration(meant)?.onlyWaits === true;
}

function editsFor(container: Container, workload: Workload, world: World): readonly Edit[] {
  const stopping = stoppingContainers(workload).find((one) => one.container === container);
  return stopping ? waitingHookEdits(stopping, workload, world) : [];
}
