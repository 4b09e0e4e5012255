import type { WorldRule } from '../rule';
import { changed, WEB } from '../support/example';
import { refusalsOfKinds } from '../support/refusals';

/** A Service that the API server refuses. */
export const serviceRefused: WorldRule = {
  id: 'service-refused',
  title: 'A Service that the API server refuses',
  severity: 'error',
  effect: 'refused',
  message: '{refusal}',
  why: 'The API server refuses the Service: no request finds the pods by it.',
  fix: '{mend}',
  source: [
    'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/service-v1/',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/apis/core/validation/validation.go',
  ],
  bad: [
    changed(WEB, {
      'ports: [{ port: 80, targetPort: http }]': 'ports: [{ port: 80, targetPort: http }, { port: 8080 }]',
    }),
  ],
  good: [WEB],
  checkWorld: (world) => refusalsOfKinds(['Service'], world),
};
