import { simulate } from '../../lib/simulation';
import { turnsOf, type ReleaseOrder } from '../../lib/simulation/release/turns';
import { web, worldOf } from './manifests';

const object = (apiVersion: string, kind: string, name = 'web') => ({
  object: { apiVersion, kind, metadata: { name } },
});

const MANIFESTS = [
  object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration'),
  object('networking.k8s.io/v1', 'Ingress'),
  object('policy/v1', 'PodDisruptionBudget'),
  object('apps/v1', 'DaemonSet'),
  object('apps/v1', 'Deployment', 'b'),
  object('apps/v1', 'Deployment', 'a'),
  object('v1', 'Service'),
  object('v1', 'ConfigMap'),
  object('v1', 'Namespace'),
];

function orderedBy(order: ReleaseOrder): readonly string[] {
  const turns = turnsOf(MANIFESTS, order);
  const sorted = [...MANIFESTS].sort((one, other) => turns.of(one) - turns.of(other));
  return sorted.map(({ object: { kind, metadata } }) => (kind === 'Deployment' ? metadata.name : kind));
}

test('Flux applies what pods need first, budgets after workloads, what it does not list by its group, webhooks last', () => {
  expect(orderedBy('flux')).toEqual([
    ...['Namespace', 'ConfigMap', 'Service', 'a', 'b', 'PodDisruptionBudget'],
    ...['DaemonSet', 'Ingress', 'ValidatingWebhookConfiguration'],
  ]);
  expect(turnsOf(MANIFESTS, 'flux').pruned).toBeGreaterThan(MANIFESTS.length);
});

const textOf = (change: (text: string) => string = (text) => text) =>
  web()
    .manifests.map(({ object: one }) => change(JSON.stringify(one)))
    .join('\n---\n');

const released = (order: ReleaseOrder, change: (text: string) => string) =>
  simulate(worldOf(textOf(change)), { from: worldOf(textOf()), scenarios: ['rollout'], order })[0];

test('nothing of a release of Flux is called safe where the API server refuses a part of it', () => {
  const change = (text: string) =>
    text
      .replace(/"selector":\{"matchLabels":\{"app":"web"\}\}/, '"selector":{"matchLabels":{"app":"web","tier":"a"}}')
      .replace('"labels":{"app":"web"}', '"labels":{"app":"web","tier":"a"}');
  const [byFlux, byKubectl] = [released('flux', change), released('kubectl', change)];
  expect(byFlux?.doubts.join()).toContain('applies none of them where one is refused');
  expect(byFlux?.verdict).not.toBe('safe');
  expect(byKubectl?.doubts.join()).not.toContain('applies none of them');
});

test('a release of Flux of which nothing is refused is as safe as one of kubectl', () => {
  const change = (text: string) => text.replace('"web:1"', '"web:2"');
  expect(released('flux', change)).toMatchObject({ verdict: 'safe', doubts: [] });
});
