import { check } from '../../lib/check';
import { changed, SERVICE, together, WEB } from '../../lib/rules/support/example';
import { manifestsIn } from './support/manifests';

const findingsIn = (...texts: readonly string[]) => check(manifestsIn(together(...texts))).findings;
const rulesIn = (...texts: readonly string[]) => findingsIn(...texts).map(({ rule }) => rule);

const HOOK = 'lifecycle: { preStop: { sleep: { seconds: 5 } } }';
const UNSTATED = {
  'zero-downtime/slowest-start: 30s': '',
  'zero-downtime/longest-request: 20s': '',
  'zero-downtime/on-sigterm: drains': '',
};

test('One pod that its own rollout takes away first is told by that: two pods would mend both', () => {
  const one = changed(WEB, { 'replicas: 3': 'replicas: 1' });
  const first = changed(one, {
    'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': 'rollingUpdate: { maxUnavailable: 1 }',
  });
  expect(rulesIn(first)).toContain('rollout-below-wanted');
  expect(rulesIn(first)).not.toContain('single-replica');
  expect(rulesIn(one)).toEqual(['single-replica']);
});

describe('A webhook', () => {
  const web = changed(WEB, { ...UNSTATED, [HOOK]: '' });
  const webhook = (kind: string, failurePolicy: string) => `apiVersion: admissionregistration.k8s.io/v1
kind: ${kind}
metadata: { name: a }
webhooks:
  - name: a.b.c
    failurePolicy: ${failurePolicy}
    sideEffects: None
    admissionReviewVersions: [v1]
    rules: [{ apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [pods] }]
    clientConfig: { service: { namespace: default, name: web } }
`;

  test.each([
    ['ValidatingWebhookConfiguration', 'Ignore', false],
    ['ValidatingWebhookConfiguration', 'Fail', true],
    // What it would have written is missing.
    ['MutatingWebhookConfiguration', 'Ignore', true],
  ])('of a %s with %s loses at its stop: the API server goes on without who only looks', (kind, policy, isTold) => {
    expect(rulesIn(web, webhook(kind, policy)).includes('pre-stop-too-short')).toBe(isTold);
  });
});

test('A container is called by its name, though its image begins like it and is pinned by a digest', () => {
  const digest = 'b795441466ef1b3df0e8a6c5d4f177da7db5d792cba20072f947c693f36442e6';
  const pinned = (image: string) =>
    changed(WEB, {
      ...UNSTATED,
      [HOOK]: '',
      '- name: web': '- name: webserver',
      'image: registry.example.com/web:1.4.2': `image: ${image}`,
    });
  const messages = (image: string) =>
    findingsIn(pinned(image), SERVICE)
      .map(({ message }) => message)
      .join();
  expect(messages(`webserver/webserver:1@sha256:${digest}`)).toContain('webserver gets SIGTERM');
  expect(messages(`webserver/webserver:1@sha256:${digest}`)).not.toContain('not shown');
});
