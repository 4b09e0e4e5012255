import type { WorkloadRule } from './rule';
import { changed, WEB } from './support/example';
import { refusalsOf } from './support/refusals';

/** A lifecycle hook that the API server refuses. */
export const hookRefused: WorkloadRule = {
  id: 'hook-refused',
  severity: 'error',
  effect: 'refused',
  message: '{refusal}',
  why: 'The API server refuses the manifest: nothing of this release is applied, and the old one stays as it is.',
  fix: '{mend}',
  source: [
    'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-implementations',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/apis/core/validation/validation.go',
  ],
  bad: [
    changed(WEB, {
      'lifecycle: { preStop: { sleep: { seconds: 5 } } }': 'lifecycle: { preStop: { sleep: { seconds: 30 } } }',
    }),
    changed(WEB, {
      'lifecycle: { preStop: { sleep: { seconds: 5 } } }':
        'lifecycle: { preStop: { sleep: { seconds: 5 }, exec: { command: [nginx, -s, quit] } } }',
    }),
  ],
  good: [WEB],
  check: (workload, world) => refusalsOf(workload, world, 'hook'),
};
