import { check, compareReleases } from '../../lib/check';
import { simulate, type Outcome } from '../../lib/simulation';
import type { World } from '../../lib/workload';
import { web, worldOf } from './manifests';

const WEB = web();
const CONFIG = '{ apiVersion: v1, kind: ConfigMap, metadata: { name: web }, data: { mode: a } }';

/** A Deployment and its Service, of which each may carry annotations. */
function told(annotations: { workload?: object; service?: object; config?: object } = {}, change = ''): World {
  const objects = [...WEB.manifests, ...worldOf(CONFIG).manifests].map(({ object }) => {
    const [copy] = [structuredClone(object)] as unknown as [Record<string, any>]; // eslint-disable-line @typescript-eslint/no-explicit-any
    const [its] = [{ Deployment: 'workload', Service: 'service', ConfigMap: 'config' }[copy['kind'] as string]];
    const more = annotations[its as keyof typeof annotations];
    if (more) copy['metadata'].annotations = { ...copy['metadata'].annotations, ...more };
    if (its === 'workload') {
      copy['spec'].template.spec.containers[0].envFrom = [{ configMapRef: { name: 'web' } }];
      if (change === 'selector') {
        copy['spec'].selector.matchLabels = { ...copy['spec'].selector.matchLabels, more: 'b' };
        copy['spec'].template.metadata.labels = { ...copy['spec'].template.metadata.labels, more: 'b' };
      }
      if (change === 'off') copy['spec'].replicas = 0;
    }
    return its === 'service' && change === 'gone' ? undefined : copy;
  });
  return worldOf(objects.flatMap((one) => (one ? [JSON.stringify(one)] : [])).join('\n---\n'));
}

const rolledOut = (world: World, from?: World): Outcome =>
  simulate(world, { scenarios: ['rollout'], fix: false, ...(from && { from }) })[0] as Outcome;
const rules = ({ manifests }: World) => check(manifests).findings.map(({ rule }) => rule);
const compared = (from: World, world: World) =>
  compareReleases(from.manifests, world.manifests).findings.map(({ rule }) => rule);

const ARGO_OPTIONS = 'argocd.argoproj.io/sync-options';

test.each([
  [{ [ARGO_OPTIONS]: 'Replace=true, Force=true' }],
  [{ 'argocd.argoproj.io/hook': 'Sync' }],
  [{ 'argocd.argoproj.io/hook': 'PostSync', 'argocd.argoproj.io/hook-delete-policy': 'BeforeHookCreation' }],
  [{ 'helm.sh/hook': 'post-install,post-upgrade' }],
  [{ 'helm.sh/hook': 'pre-upgrade', 'helm.sh/hook-delete-policy': 'before-hook-creation,hook-failed' }],
])('A workload that each release makes anew loses, whoever is asked: %j', (workload) => {
  const world = told({ workload });
  expect(rolledOut(world).verdict).toBe('loses');
  expect(rolledOut(world, told()).losses[0]?.blame.words).toMatch(/^(?:Helm|Argo CD) deletes web with all its pods/);
  expect(rules(world)).toContain('made-anew-by-release');
});

test.each([
  [{}],
  [{ [ARGO_OPTIONS]: 'Replace=true' }],
  [{ [ARGO_OPTIONS]: 'Force=true' }],
  [{ 'argocd.argoproj.io/hook': 'SyncFail' }],
  [{ 'helm.sh/hook': 'pre-install' }],
  [{ 'helm.sh/hook': 'post-upgrade', 'helm.sh/hook-delete-policy': 'hook-failed' }],
])('and one that is changed in its place does not: %j', (workload) => {
  const world = told({ workload });
  expect(rolledOut(world, told()).verdict).toBe('safe');
  expect(rules(world)).not.toContain('made-anew-by-release');
});

test('A Service that each release makes anew leaves nothing safe', () => {
  const world = told({ service: { 'argocd.argoproj.io/hook': 'PreSync' } });
  expect(rolledOut(world)).toMatchObject({ verdict: 'unknown' });
  expect(rolledOut(world, told()).doubts.join()).toMatch(
    /Argo CD deletes Service web at each release and makes it anew/,
  );
  expect(rules(world)).toContain('made-anew-by-release');
});

test.each([{ 'kustomize.toolkit.fluxcd.io/force': 'enabled' }, { [ARGO_OPTIONS]: 'Force=true' }])(
  'What may not be changed is made anew where a tool is told so, and stays where none is: %j',
  (workload) => {
    expect(rolledOut(told({ workload }, 'selector'), told()).verdict).toBe('loses');
    expect(rolledOut(told({}, 'selector'), told()).verdict).toBe('stuck');
    expect(rolledOut(told({ workload }), told()).verdict).toBe('safe');
  },
);

test.each([
  { 'helm.sh/resource-policy': 'keep' },
  { [ARGO_OPTIONS]: 'Prune=false' },
  { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' },
])('What is no longer among the manifests stays where its tool is told so: %j', (service) => {
  const [kept, gone] = [told({ service }), told({}, 'gone')];
  expect(rolledOut(gone, kept).verdict).not.toBe('loses');
  expect(compared(kept, gone)).not.toContain('service-removed');
  expect(rolledOut(gone, told()).verdict).toBe('loses');
  expect(compared(told(), gone)).toContain('service-removed');
});

test.each([
  ['helm.sh/hook', 'pre-upgrade', 'helm.sh/hook-delete-policy', 'hook-succeeded'],
  ['argocd.argoproj.io/hook', 'PreSync', 'argocd.argoproj.io/hook-delete-policy', 'HookSucceeded'],
])('No new pod starts with what a hook takes away again: %s', (hook, when, policy, deletion) => {
  const [world, lasting] = [told({ config: { [hook]: when, [policy]: deletion } }), told({ config: { [hook]: when } })];
  expect(rolledOut(world, told()).verdict).toBe('stuck');
  expect(compared(told(), world)).toContain('config-removed');
  expect(rolledOut(lasting, told()).verdict).toBe('safe');
  expect(compared(told(), lasting)).not.toContain('config-removed');
});

test('What a hook takes away was there for the hooks that need it', () => {
  const hooks = worldOf(`
apiVersion: v1
kind: ServiceAccount
metadata: { name: migrate, annotations: { helm.sh/hook: pre-upgrade, helm.sh/hook-delete-policy: hook-succeeded } }
---
apiVersion: batch/v1
kind: Job
metadata: { name: migrate, annotations: { helm.sh/hook: pre-upgrade, helm.sh/hook-weight: "1" } }
spec:
  template: { spec: { serviceAccountName: migrate, restartPolicy: Never, containers: [{ name: migrate, image: "migrate:1" }] } }
`);
  expect(compared(hooks, hooks)).toEqual([]);
});

describe('A workload that a release leaves without replicas', () => {
  const off = told({}, 'off');

  test('is lost to who still asks for it, and the number is to blame', () => {
    const outcome = rolledOut(off, told());
    expect(outcome).toMatchObject({ verdict: 'loses', title: 'release that takes it away' });
    expect(outcome.losses[0]?.blame).toMatchObject({ path: ['spec', 'replicas'] });
    expect(outcome.losses[0]?.blame.words).toMatch(/^the release leaves Deployment web without replicas/);
    expect(compared(told(), off)).toContain('service-loses-pods');
  });

  test('costs nothing where it had none before', () => {
    expect(simulate(off, { scenarios: ['rollout'], fix: false, from: off })).toEqual([]);
    expect(compared(off, off)).toEqual([]);
  });

  test('is replaced by one that gets its replicas in the same step, and nothing waits for that', () => {
    const pair = (blue: number, green: number) =>
      worldOf(
        ['blue', 'green']
          .map((color) => {
            const text = JSON.stringify(WEB.manifests[0]?.object).replaceAll(
              '"app":"web"',
              `"app":"web","color":"${color}"`,
            );
            const one = JSON.parse(text);
            one.metadata.name = color;
            one.spec.replicas = color === 'blue' ? blue : green;
            return JSON.stringify(one);
          })
          .concat(JSON.stringify(WEB.manifests.find(({ object }) => object['kind'] === 'Service')?.object))
          .join('\n---\n'),
      );
    const outcome = rolledOut(pair(0, 3), pair(3, 0));
    expect(outcome.workload.name).toBe('green');
    expect(outcome.assumptions.join()).toContain('nothing waits for the new pods');
    expect(compared(pair(3, 0), pair(0, 3))).toContain('workload-renamed');
    expect(rolledOut(pair(3, 3), pair(3, 3)).assumptions.join()).not.toContain('nothing waits');
    expect(compared(pair(3, 0), pair(3, 3))).not.toContain('workload-renamed');
  });
});
