import { asksItselfAtStart, failsBecause, type Container } from '../../workload';
import type { WorkloadRule } from '../rule';
import { changed, WEB } from '../support/example';
import { handlerOf } from '../support/probes/handler-of';
import { restingOn } from '../support/resting-on';

/** A postStart hook that the API server accepts although it always fails. */
export const postStartNeverRuns: WorkloadRule = {
  id: 'post-start-never-runs',
  title: 'A postStart hook that the API server accepts although it always fails',
  severity: 'error',
  effect: 'stuck',
  message: 'the postStart hook of {container} always fails: {because}',
  why: 'A container whose postStart hook fails is killed and started again, for ever: the rollout never ends.',
  fix: 'write the postStart hook of {container} as an exec, or take it away: a startupProbe waits as well',
  source: [
    'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/kubelet/lifecycle/handlers.go',
  ],
  presupposes: ['hook-refused'],
  bad: [
    changed(WEB, {
      'lifecycle: { preStop: { sleep: { seconds: 5 } } }':
        'lifecycle: { preStop: { sleep: { seconds: 5 } }, postStart: { tcpSocket: { port: http } } }',
    }),
  ],
  good: [
    changed(WEB, {
      'lifecycle: { preStop: { sleep: { seconds: 5 } } }':
        'lifecycle: { preStop: { sleep: { seconds: 5 } }, postStart: { exec: { command: [/app/warm-up] } } }',
    }),
  ],
  *check({ containers }) {
    for (const container of containers) {
      const { postStart, role, name } = container;
      const early = isTooEarly(container);
      const because = postStart && (failsBecause(postStart, container) ?? early);
      if (role === 'init' || because === undefined) continue;
      yield {
        path: [...container.path, 'lifecycle', 'postStart', handlerOf(postStart ?? {})],
        container: name,
        numbers: { container: name, because },
        ...restingOn(because === early && `${name} does not listen at once`),
      };
    }
  },
};

function isTooEarly(container: Container): string | undefined {
  const { slowestStart = 0 } = container;
  if (slowestStart === 0 || !asksItselfAtStart(container)) return undefined;
  return `the kubelet asks once, at the start, and the container takes up to ${slowestStart} s until it serves`;
}
