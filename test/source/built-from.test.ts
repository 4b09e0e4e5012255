import { readSource, setPatchesAside } from '../../lib/source';

const KUSTOMIZATION = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n';

function built(files: Readonly<Record<string, string>>) {
  const readings = Object.entries(files).map(([file, text]) => readSource(text, file));
  return setPatchesAside(readings).flatMap(({ manifests }) => manifests);
}

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 1
  selector: { matchLabels: { tier: front } }
  template: { metadata: { labels: { tier: front } }, spec: { containers: [{ name: web, image: web }] } }
`;

// Expected as `kubectl kustomize` prints them.
test('What a kustomization adds to everything is there before anything is judged', () => {
  const [deployment] = built({
    'web.yaml': DEPLOYMENT,
    'kustomization.yaml': `${KUSTOMIZATION}namespace: shop\ncommonLabels: { app: web }\ncommonAnnotations: { owner: me }\nreplicas: [{ name: web, count: 3 }]\nresources: [web.yaml]\n`,
  });
  expect(deployment?.object).toEqual({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'shop', labels: { app: 'web' }, annotations: { owner: 'me' } },
    spec: {
      replicas: 3,
      selector: { matchLabels: { tier: 'front', app: 'web' } },
      template: {
        metadata: { labels: { tier: 'front', app: 'web' } },
        spec: { containers: [{ name: 'web', image: 'web' }] },
      },
    },
  });
  expect(deployment?.isLeftOpen).toBeUndefined();
});

test.each([
  ['labels alone', '{ pairs: { app: web } }', [false, false]],
  ['labels of templates', '{ pairs: { app: web }, includeTemplates: true }', [true, false]],
  ['labels of selectors', '{ pairs: { app: web }, includeSelectors: true }', [true, true]],
])('A kustomization adds %s', (_, entry, expected) => {
  const [deployment] = built({
    'web.yaml': DEPLOYMENT,
    'kustomization.yaml': `${KUSTOMIZATION}labels: [${entry}]\nresources: [web.yaml]\n`,
  });
  const text = JSON.stringify(deployment?.object['spec']);
  const has = (field: string) => new RegExp(`"${field}":\\{[^}]*"app":"web"`).test(text);
  expect([has('labels'), has('matchLabels')]).toEqual(expected);
});

test('A base gets what its overlay adds, and what overlays do differently is left open', () => {
  const base = { 'base/web.yaml': DEPLOYMENT, 'base/kustomization.yaml': `${KUSTOMIZATION}resources: [web.yaml]\n` };
  const overlay = (name: string) => ({
    [`${name}/kustomization.yaml`]: `${KUSTOMIZATION}namespace: ${name}\nresources: [../base]\n`,
  });
  const [one] = built({ ...base, ...overlay('prod') });
  const [two] = built({ ...base, ...overlay('prod'), ...overlay('test') });
  expect([one?.object['metadata'], one?.isLeftOpen]).toEqual([{ name: 'web', namespace: 'prod' }, undefined]);
  expect([two?.object['metadata'], two?.isLeftOpen]).toEqual([{ name: 'web' }, true]);
});

test.each([
  'patches: [{ target: { kind: Deployment }, patch: "- op: remove\\n  path: /spec" }]',
  'components: [../tls]',
  'transformers: [labels.yaml]',
  'helmCharts: [{ name: redis }]',
])('A kustomization with %s does more than is read', (line) => {
  const [deployment] = built({
    'web.yaml': DEPLOYMENT,
    'kustomization.yaml': `${KUSTOMIZATION}resources: [web.yaml]\n${line}\n`,
  });
  expect(deployment?.isLeftOpen).toBe(true);
});

test.each(['https://github.com/org/repo//base?ref=v1', 'github.com/org/repo/base', 'git@github.com:org/repo.git'])(
  'The base %s is elsewhere',
  (base) => {
    const [deployment] = built({
      'web.yaml': DEPLOYMENT,
      'kustomization.yaml': `${KUSTOMIZATION}resources: [web.yaml, '${base}']\n`,
    });
    expect(deployment?.isLeftOpen).toBe(true);
  },
);

test('A Namespace gets no namespace, and kustomizations that build on each other end', () => {
  const [namespace] = built({
    'a/ns.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: { name: a }\n',
    'a/kustomization.yaml': `${KUSTOMIZATION}namespace: shop\nresources: [ns.yaml, ../b]\n`,
    'b/kustomization.yaml': `${KUSTOMIZATION}resources: [../a]\n`,
  });
  expect([namespace?.object['metadata'], namespace?.isLeftOpen]).toEqual([{ name: 'a' }, true]);
});

test('A Service that selects gets the labels, too, and one that leads outside does not', () => {
  const service = (name: string, spec: string) =>
    `apiVersion: v1\nkind: Service\nmetadata: { name: ${name} }\nspec: ${spec}\n`;
  const services = built({
    'a.yaml': `${service('in', '{ selector: { tier: front }, ports: [{ port: 80 }] }')}---\n${service('out', '{ type: ExternalName, externalName: example.com }')}`,
    'kustomization.yaml': `${KUSTOMIZATION}commonLabels: { app: web }\nresources: [a.yaml]\n`,
  });
  expect(services.map(({ object }) => (object['spec'] as { selector?: unknown }).selector)).toEqual([
    { tier: 'front', app: 'web' },
    undefined,
  ]);
});
