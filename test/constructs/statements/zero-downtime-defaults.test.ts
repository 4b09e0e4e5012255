import { Chart, Duration } from 'cdk8s';
import { type Construct } from 'constructs';
import { HealthCheck, OnSigterm, planTable, Traffic, ZeroDowntimeDefaults, ZeroDowntimeDeployment } from '../../../lib';
import { appWithChart, deploy, manifestsOf, ofKind } from '../synthesise';

const seconds = (value: number) => Duration.seconds(value);
const bare = (scope: Construct) =>
  new ZeroDowntimeDeployment(scope, 'web', {
    image: 'web:1',
    port: 8080,
    replicas: 3,
    slowestStart: seconds(60),
    health: { readiness: HealthCheck.httpGet('/ready') },
  });

describe('facts that are stated once', () => {
  test('count for every workload of the app that does not state them itself', () => {
    const { app, chart } = appWithChart();
    ZeroDowntimeDefaults.set(app, {
      traffic: [Traffic.clusterIp()],
      longestRequest: seconds(20),
      onSigterm: OnSigterm.drains(),
      room: seconds(7),
    });
    const { spec } = ofKind(manifestsOf(bare(chart)), 'Deployment');
    expect(spec.minReadySeconds).toBe(5 + 7);
    expect(spec.template.spec.terminationGracePeriodSeconds).toBe(5 + 7 + 20 + 7);
    const own = deploy({ room: seconds(1) }, new Chart(app, 'other'));
    expect(own.plan.minReady).toBe(10 + 1);
  });

  test('the nearest scope counts, fact by fact, and what is set again stays otherwise', () => {
    const { app, chart } = appWithChart();
    ZeroDowntimeDefaults.set(app, { traffic: [Traffic.clusterIp()], longestRequest: seconds(20), room: seconds(7) });
    ZeroDowntimeDefaults.set(chart, { room: seconds(2) });
    ZeroDowntimeDefaults.set(chart, { onSigterm: OnSigterm.drains() });
    const { plan } = bare(chart);
    expect(plan.minReady).toBe(5 + 2);
    expect(plan.defaults).toEqual(
      expect.arrayContaining([
        'traffic, as set for the app',
        'longestRequest, as set for the app',
        'room, as set for test',
        'onSigterm, as set for test',
      ]),
    );
    expect(planTable(plan)).toMatch(/From defaults:\n- /);
  });

  test('what is set later counts as well', () => {
    const { app, chart } = appWithChart();
    const deployment = deploy({}, chart);
    ZeroDowntimeDefaults.set(app, { room: seconds(0) });
    expect(deployment.plan.minReady).toBe(10);
  });

  test('a plan of facts of its own names no defaults', () => {
    expect(planTable(deploy().plan)).not.toMatch(/defaults/);
  });

  test('the Kubernetes version is that of KubernetesTarget', () => {
    const { app, chart } = appWithChart();
    ZeroDowntimeDefaults.set(app, { kubernetesVersion: '1.29' });
    expect(() => manifestsOf(deploy({}, chart))).toThrow(/Kubernetes 1\.29 has no sleep hook/);
  });

  test('the Service is made for them, too', () => {
    const { app, chart } = appWithChart();
    ZeroDowntimeDefaults.set(app, { traffic: [Traffic.headless()], longestRequest: seconds(20) });
    expect(ofKind(manifestsOf(bare(chart)), 'Service').spec.clusterIP).toBe('None');
  });

  test('without them they are missing', () => {
    expect(() => manifestsOf(bare(appWithChart().chart))).toThrow(/state at least one path/);
  });

  test('of a wrong type they are refused where they are set', () => {
    const { app } = appWithChart();
    expect(() => ZeroDowntimeDefaults.set(app, { room: 5 as never })).toThrow(/defaults of the app: 'room'.*Duration/);
  });
});
