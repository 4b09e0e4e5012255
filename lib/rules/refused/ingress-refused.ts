import type { WorldRule } from '../rule';
import { changed, INGRESS, together, WEB } from '../support/example';
import { refusalsOfKinds } from '../support/refusals';

const ROUTED = changed(WEB, {
  'zero-downtime/on-sigterm: drains':
    'zero-downtime/on-sigterm: drains\nzero-downtime/traffic: ingress-nginx(drain-lag=5s first-use=5s)',
});

/** An Ingress that the API server refuses. */
export const ingressRefused: WorldRule = {
  id: 'ingress-refused',
  title: 'An Ingress that the API server refuses',
  severity: 'error',
  effect: 'refused',
  message: '{refusal}',
  why: 'The API server refuses the Ingress: no request from outside of the cluster finds its way by it.',
  fix: '{mend}',
  source: [
    'https://kubernetes.io/docs/reference/kubernetes-api/service-resources/ingress-v1/',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/apis/networking/validation/validation.go',
  ],
  bad: [
    together(ROUTED, changed(INGRESS, { 'pathType: Prefix': '' })),
    together(ROUTED, changed(INGRESS, { '- host: web.example.com': '- host: web_example.com' })),
  ],
  good: [together(ROUTED, INGRESS)],
  checkWorld: (world) => refusalsOfKinds(['Ingress'], world),
};
