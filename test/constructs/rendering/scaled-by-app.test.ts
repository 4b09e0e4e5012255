import { ApiObject, Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Autoscaled, type ZeroDowntimeDeploymentProps } from '../../../lib';
import { check } from '../../../lib/check';
import { deploy, deploymentOf, manifestsOf, type Rendered } from '../synthesise';

const target = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
const keda = (chart: Chart, spec: object = {}, namespace?: string) =>
  new ApiObject(chart, 'scaler', {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name: 'web', ...(namespace && { namespace }) },
    spec: { scaleTargetRef: { name: 'web' }, minReplicaCount: 3, maxReplicaCount: 20, triggers: [], ...spec },
  });
const raw = (chart: Chart) =>
  new kplus.k8s.KubeHorizontalPodAutoscalerV2(chart, 'scaler', {
    metadata: { name: 'web' },
    spec: { scaleTargetRef: target, minReplicas: 3, maxReplicas: 20 },
  });
const replicasOf = (
  add: (chart: Chart) => unknown,
  changes: Partial<ZeroDowntimeDeploymentProps> = { replicas: undefined },
): number | undefined => {
  const chart = Testing.chart();
  const deployment = deploy(changes, chart);
  add(chart);
  return deploymentOf(deployment).spec.replicas;
};

describe('replicas that nobody states are left to the autoscaler that sets them', () => {
  test.each<[string, (chart: Chart) => unknown]>([
    ['KEDA’s', (chart) => keda(chart)],
    ['KEDA’s, with a kind', (chart) => keda(chart, { scaleTargetRef: target })],
    ['a raw one', raw],
    ['a raw one in another chart', (chart) => raw(new Chart(chart, 'other'))],
  ])('%s', (_what, add) => expect(replicasOf(add)).toBeUndefined());

  test.each<[string, (chart: Chart) => unknown]>([
    ['there is none', () => undefined],
    ['it scales something else', (chart) => keda(chart, { scaleTargetRef: { name: 'other' } })],
    [
      'it scales a StatefulSet of this name',
      (chart) => keda(chart, { scaleTargetRef: { ...target, kind: 'StatefulSet' } }),
    ],
    ['it stands in another namespace', (chart) => keda(chart, {}, 'other')],
  ])('they are cdk8s-plus’s two where %s', (_what, add) => expect(replicasOf(add)).toBe(2));

  test('stated replicas stay', () => expect(replicasOf(raw, { replicas: 3 })).toBe(3));
});

describe('an autoscaler that the app does not show is stated', () => {
  test('replicas are left out, its range travels with the manifest, and every tool judges by it', () => {
    const manifests = manifestsOf(deploy({ replicas: undefined, autoscaled: Autoscaled.between(3, 20) }));
    const [deployment] = manifests;
    expect(deployment.spec.replicas).toBeUndefined();
    expect(deployment.metadata.annotations['zero-downtime/replicas']).toBe('3..20');
    expect(check(manifests.map((object: Rendered) => ({ object }))).findings).toEqual([]);
  });

  test('one that goes down to one replica is warned of', () => {
    const changes = { replicas: undefined, autoscaled: Autoscaled.between(1, 20) };
    const { findings } = check(manifestsOf(deploy(changes)).map((object: Rendered) => ({ object })));
    expect(findings.map(({ rule }) => rule)).toContain('single-replica');
  });

  test('stated replicas beside it are refused', () => {
    expect(() => deploy({ replicas: 3, autoscaled: Autoscaled.between(3, 20) })).toThrow(/either 'replicas' or/);
  });

  test.each([
    [3, 2],
    [-1, 2],
    [1.5, 2],
  ])('a range from %s to %s is refused', (min, max) => {
    expect(() => Autoscaled.between(min, max)).toThrow(/Autoscaled\.between/);
  });
});
