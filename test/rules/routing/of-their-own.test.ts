import { check } from '../../../lib/check';
import { changed, SERVICE, together, WEB } from '../../../lib/rules/support/example';
import { manifestsIn } from '../support/manifests';

const inFile = (file: string, text: string) =>
  manifestsIn(text).map((manifest) => ({ ...manifest, file, directory: 'install' }));
const named = (rule: string, manifests: ReturnType<typeof inFile>) =>
  check(manifests).findings.filter((finding) => finding.rule === rule);

const webhooks = (kind: string, selector = '') => `apiVersion: admissionregistration.k8s.io/v1
kind: ${kind}
metadata: { name: web }
webhooks:
  - name: web.example.com
    sideEffects: None
    admissionReviewVersions: [v1]
    clientConfig: { service: { name: web, namespace: default } }
    ${selector}
    rules: [{ apiGroups: [''], apiVersions: [v1], operations: [CREATE], resources: [pods] }]
`;
const ROLE = 'apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: { name: web }\nrules: []\n';
const ONE = changed(WEB, { 'replicas: 3': 'replicas: 1' });
const ALONE = ONE.split('---\n')[0] ?? '';

describe('What a webhook asks', () => {
  test('is what its own file holds, and not another version of it in the file beside', () => {
    const newer = inFile('install/v2.yaml', together(ONE, ROLE, webhooks('MutatingWebhookConfiguration')));
    const told = (old: string) =>
      named('webhook-blocks-pods', [...inFile('install/v1.yaml', old), ...newer]).map(({ file }) => file);
    expect(told(together(ALONE, ROLE))).toEqual(['install/v2.yaml']);
    expect(told(together(ONE, ROLE))).toEqual(['install/v2.yaml']);
  });

  test('is told where each object has a file of its own', () => {
    const apart = [
      ...inFile('install/hooks.yaml', webhooks('MutatingWebhookConfiguration')),
      ...inFile('install/web.yaml', ALONE),
      ...inFile('install/service.yaml', SERVICE),
    ];
    expect(named('webhook-blocks-pods', apart).map(({ file }) => file)).toEqual(['install/web.yaml']);
  });

  test('is told once of one workload that answers two configurations: what does not let its own pods in', () => {
    const other = 'namespaceSelector: { matchLabels: { shop: other } }';
    const both = together(
      ONE,
      webhooks('MutatingWebhookConfiguration', other),
      webhooks('ValidatingWebhookConfiguration'),
    );
    const findings = named('webhook-blocks-pods', inFile('install/web.yaml', both));
    expect(findings.map(({ message }) => message)).toEqual([expect.stringContaining('its own pods')]);
  });
});

describe('A Service that selects no pods yet', () => {
  const preview = changed(SERVICE, {
    'name: web': 'name: preview',
    'selector: { app: web }': 'selector: { app: trial }',
  });
  const rollout = (labels: string) =>
    `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: trial }
spec:
  selector: { matchLabels: { app: main } }
  template: { metadata: { labels: { app: main } }, spec: { containers: [{ name: a, image: a:1 }] } }
  strategy: { canary: { steps: [{ experiment: { templates: [{ name: a, specRef: canary, metadata: { labels: ${labels} } }] } }] } }
`;
  const told = (labels: string) =>
    named('service-selects-nothing', inFile('install/web.yaml', together(rollout(labels), preview))).length;

  test('is for those that a step of a Rollout makes', () => {
    expect(told('{ app: trial }')).toBe(0);
    expect(told('{ app: another }')).toBe(1);
  });
});

describe('A policy that lets nothing in', () => {
  const deny =
    'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: deny }\nspec: { podSelector: {}, policyTypes: [Ingress] }\n';
  const told = (...files: readonly string[]) =>
    named('network-policy-shuts-out', [
      ...inFile('install/web.yaml', WEB),
      ...files.flatMap((one) => inFile(one, deny)),
    ]).length;

  test('is told, unless several files hold it, to be tried one after the other', () => {
    expect(told('install/deny.yaml')).toBe(1);
    expect(told('install/deny.yaml', 'install/deny-again.yaml')).toBe(0);
  });
});
