import { casesOf, worstOutcome, type ScenarioName } from '../../lib/simulation';
import { worldOf } from './manifests';

function assumed(kind: string, pod: string, scenario: ScenarioName): string {
  const spec = `{ ${pod} containers: [{ name: web, image: 'web:1' }] }`;
  const template = `template: { metadata: { labels: { app: web } }, spec: ${spec} }`;
  const text =
    kind === 'Pod'
      ? `{ apiVersion: v1, kind: Pod, metadata: { name: web }, spec: ${spec} }`
      : `{ apiVersion: apps/v1, kind: ${kind}, metadata: { name: web }, spec: { selector: { matchLabels: { app: web } }, ${template} } }`;
  const world = worldOf(text);
  const [one] = casesOf(world, { scenarios: [scenario] });
  return one ? worstOutcome(world, one, { fix: false }).assumptions.join('\n') : '';
}

const EMPTY_DIR = 'volumes: [{ name: cache, emptyDir: {} }],';

// staging/src/k8s.io/kubectl/pkg/drain/filters.go
test.each<[string, string, string, readonly string[]]>([
  ['a Deployment', 'Deployment', '', []],
  ['a Deployment with an emptyDir volume', 'Deployment', EMPTY_DIR, ['--delete-emptydir-data']],
  ['a Deployment with a volume of no kind', 'Deployment', 'volumes: [{ name: cache }],', ['--delete-emptydir-data']],
  ['a Deployment with a ConfigMap', 'Deployment', 'volumes: [{ name: a, configMap: { name: a } }],', []],
  ['a StatefulSet', 'StatefulSet', '', []],
  ['a DaemonSet', 'DaemonSet', '', ['--ignore-daemonsets']],
  ['a DaemonSet with an emptyDir volume, which stays', 'DaemonSet', EMPTY_DIR, ['--ignore-daemonsets']],
  ['a Pod that no controller runs', 'Pod', '', ['--force']],
  ['such a Pod with an emptyDir volume', 'Pod', EMPTY_DIR, ['--delete-emptydir-data', '--force']],
])('The drain of %s assumes the flags that kubectl wants', (_, kind, pod, flags) => {
  for (const scenario of ['drain-node', 'drain-all'] as const) {
    // `--nodes` is a flag of `simulate`: how many there are is assumed, too.
    const named = assumed(kind, pod, scenario).match(/--[a-z-]+/g) ?? [];
    expect(named.filter((flag) => flag !== '--nodes')).toEqual(flags);
  }
});

test('Nothing but a drain assumes flags of kubectl drain', () => {
  expect(assumed('Pod', EMPTY_DIR, 'delete-pod')).not.toContain('kubectl drain');
});
