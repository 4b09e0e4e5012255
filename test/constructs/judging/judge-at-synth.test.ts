import { ApiObject, type App, Chart, Duration, JsonPatch, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { OnSigterm, Traffic, ZeroDowntime, ZeroDowntimeDeployment } from '../../../lib';
import { appWithChart, deploy, WEB } from '../synthesise';

/** The rules that synthesis warns of or fails by, in order. */
function rulesSaid(app: App): string[] {
  const warnings = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
  let text = '';
  try {
    for (const { node } of [app]) for (const chart of node.children) Testing.synth(chart as Chart);
  } catch (error) {
    text = (error as Error).message;
  }
  text += warnings.mock.calls.map(([warning]) => String(warning)).join('\n');
  warnings.mockRestore();
  return [...new Set([...text.matchAll(/\[([a-z-]+)\]:/g)].map(([, rule]) => rule ?? ''))].sort();
}

const slow = { longestRequest: Duration.hours(1), traffic: [Traffic.clusterIp()] };

describe('synthesis judges by every rule that looks at one release', () => {
  test.each<[string, (chart: Chart) => void]>([
    [
      'a mesh proxy that exits first',
      (chart) => void deploy({ podMetadata: { annotations: { 'sidecar.istio.io/inject': 'true' } } }, chart),
    ],
    ['a node that leaves sooner', (chart) => void deploy({ ...slow }, chart)],
    ['a container that nothing checks', (chart) => void deploy({ health: undefined }, chart)],
  ])('%s: what the guard says of a workload, synthesis says', (_what, add) => {
    const [plain, guarded] = [appWithChart(), appWithChart()];
    ZeroDowntime.guard(guarded.app);
    add(plain.chart);
    add(guarded.chart);
    const said = rulesSaid(plain.app);
    expect(said).toEqual(rulesSaid(guarded.app));
    expect(said).not.toEqual([]);
  });

  test('the whole app counts: an autoscaler in another chart decides on the replicas', () => {
    const { app, chart } = appWithChart();
    deploy({ replicas: 3 }, chart);
    const other = new Chart(app, 'other');
    new ApiObject(other, 'hpa', {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web' },
      spec: {
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
        minReplicas: 3,
        maxReplicas: 9,
        metrics: [{ type: 'External', external: { metric: { name: 'q' }, target: { type: 'Value', value: '1' } } }],
      },
    });
    expect(rulesSaid(app)).toContain('autoscaler-fights-replicas');
  });

  test('workloads that are not made from facts are not judged, nor what stands in other charts', () => {
    const { app, chart } = appWithChart();
    deploy({}, chart);
    new kplus.Deployment(chart, 'plain', { containers: [{ image: 'plain', portNumber: 80 }] }).exposeViaService();
    const other = new Chart(app, 'other');
    new ApiObject(other, 'old', { apiVersion: 'policy/v1beta1', kind: 'PodDisruptionBudget', metadata: { name: 'x' } });
    expect(rulesSaid(app)).toEqual([]);
  });

  test('charts that hold the same objects are environments of their own', () => {
    const app = Testing.app();
    for (const id of ['staging', 'production']) deploy({}, new Chart(app, id));
    expect(rulesSaid(app)).toEqual([]);
  });
});

describe('subclasses', () => {
  test('no name of theirs is taken: version, facts, ownService, rendering, render, layPlan', () => {
    class Service extends ZeroDowntimeDeployment {
      readonly version = '1.2.3';
      facts = { team: 'shop' };
      ownService = 'web';
      rendering = true;
      planned = 1;
      render(): string {
        return 'mine';
      }
      layPlan(): string {
        return 'mine';
      }
    }
    const { chart } = appWithChart();
    const web = new Service(chart, 'web', WEB);
    web.facts = { team: 'other' };
    web.rendering = false;
    expect(Testing.synth(chart)).toHaveLength(3);
    expect(web.plan.minReady).toBe(15);
  });
});

describe('other languages call methods of prototypes', () => {
  const call = (object: object, method: string, ...args: unknown[]) =>
    (object.constructor.prototype as Record<string, (...args: unknown[]) => unknown>)[method]?.apply(object, args);

  test('an object renders the plan, takes patches last, and keeps the name of its class', () => {
    const deployment = deploy({ onSigterm: OnSigterm.drains() });
    const object = ApiObject.of(deployment);
    call(object, 'addJsonPatch', JsonPatch.add('/spec/minReadySeconds', 99));
    expect(call(object, 'toJson')).toMatchObject({ spec: { minReadySeconds: 99, progressDeadlineSeconds: 600 } });
    expect(object.constructor.name).toBe('KubeDeployment');
    expect(object).toBeInstanceOf(kplus.k8s.KubeDeployment);
    expect(Object.hasOwn(object, 'toJson')).toBe(false);
  });

  test('an app synthesises in one run', () => {
    const { app, chart } = appWithChart();
    ZeroDowntime.guard(app);
    new kplus.Deployment(chart, 'plain', {
      spread: true,
      containers: [{ image: 'plain' }],
      metadata: { name: 'plain' },
    });
    const rendered = jest.spyOn(kplus.Deployment.prototype, '_toKube');
    jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    call(app, 'synthYaml');
    expect(rendered).toHaveBeenCalledTimes(1);
    jest.restoreAllMocks();
  });
});
