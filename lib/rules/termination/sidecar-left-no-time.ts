import type { OnSigterm } from '../../facts';
import { lastRequestDone } from '../../plan';
import type { Container, Workload } from '../../workload';
import type { WorkloadRule } from '../rule';
import { rounded } from '../support/disruption/drain-words';
import { changed, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';

/** SIGKILL waits so long for a process whose grace period others have used up. */
const LEFT = 2;

const WORKING = 'zero-downtime/longest-request.proxy: 10s\nzero-downtime/on-sigterm.proxy: drains';
const PROXY = 'initContainers: [{ name: proxy, image: registry.example.com/proxy:1, restartPolicy: Always }]';
const beside = (onSigterm: string) =>
  changed(WEB, {
    'zero-downtime/on-sigterm: drains': `zero-downtime/on-sigterm: ${onSigterm}\n${WORKING}`,
    'terminationGracePeriodSeconds: 25': `terminationGracePeriodSeconds: 60\n${PROXY}`,
  });

/** A native sidecar that waits for a container which ignores SIGTERM. */
export const sidecarLeftNoTime: WorkloadRule = {
  id: 'sidecar-left-no-time',
  title: 'A native sidecar that waits for a container which ignores SIGTERM',
  severity: 'error',
  effect: 'lost-requests',
  message:
    'the sidecar {container} has {left} s from its SIGTERM on, and needs {needed} s: {deaf} ignores SIGTERM, so that it uses up every grace period',
  why: 'A native sidecar gets SIGTERM when the containers before it have ended. One that ignores SIGTERM ends when the grace period is over, however long that is; the sidecar is killed 2 s later.',
  fix: 'let {deaf} end on SIGTERM: no terminationGracePeriodSeconds is long enough',
  source: [
    'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.3/pkg/kubelet/kuberuntime/kuberuntime_container.go',
  ],
  presupposes: ['hook-refused', 'sigterm-swallowed', 'sidecar-ends-itself'],
  bad: [beside('ignores')],
  good: [beside('drains')],
  *check(workload) {
    for (const container of workload.containers) {
      const deaf = deafBefore(container, workload);
      const { longestRequest, onSigterm, name } = container;
      const facts = { onSigterm: onSigterm.value, longestRequest: longestRequest.value, drainLag: 0 };
      const needed = lastRequestDone(facts, 0);
      if (!deaf || longestRequest.assumption !== undefined || needed <= LEFT) continue;
      yield {
        path: container.path,
        container: name,
        numbers: { container: name, deaf: deaf.name, left: LEFT, needed: rounded(needed) },
        ...restingOn(mayBeDeaf(deaf), onSigterm.assumption),
      };
    }
  },
};

/** The container that a sidecar waits for in vain: a regular one, or a sidecar that goes before it. */
function deafBefore({ role, path }: Container, { containers }: Workload): Container | undefined {
  if (role !== 'sidecar') return undefined;
  const place = Number(path.at(-1));
  const before = containers.filter(
    (one) => one.role === 'regular' || (one.role === 'sidecar' && Number(one.path.at(-1)) > place),
  );
  const does = (kind: OnSigterm['kind']) => before.find(({ onSigterm }) => onSigterm.value.kind === kind);
  return does('ignores') ?? does('unknown');
}

/** Where nobody knows what it does, it may as well ignore SIGTERM. */
function mayBeDeaf({ name, onSigterm }: Container): string | undefined {
  return onSigterm.value.kind === 'unknown' ? `${name} ignores SIGTERM` : onSigterm.assumption;
}
