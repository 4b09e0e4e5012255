import { Chart, Duration, Size } from 'cdk8s';
import { Cpu, Topology } from 'cdk8s-plus-28';
import { type Construct } from 'constructs';
import {
  HealthCheck,
  KeptConnections,
  OnSigterm,
  planTable,
  Spread,
  Traffic,
  ZeroDowntimeDefaults,
  ZeroDowntimeDeployment,
} from '../../../lib';
import { appWithChart, deploy, deploymentOf, manifestsOf, ofKind } from '../synthesise';

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

  test('the plan tells of kept connections, too', () => {
    const { app, chart } = appWithChart();
    ZeroDowntimeDefaults.set(app, { keptConnections: KeptConnections.closedEarly() });
    expect(deploy({}, chart).plan.defaults).toEqual(['keptConnections, as set for the app']);
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

describe('what belongs to the house', () => {
  const podOf = (scope: Construct, facts: object = {}) =>
    ofKind(manifestsOf(deploy(facts, scope as Chart)), 'Deployment').spec.template;

  test('labels of several scopes come together, on the workload and on its pods; the nearest count more', () => {
    const { app, chart } = appWithChart();
    ZeroDowntimeDefaults.set(app, { labels: { team: 'nobody', company: 'acme' } });
    ZeroDowntimeDefaults.set(chart, { labels: { team: 'web' } });
    const deployment = deploy({ labels: { tier: 'front' }, metadata: { labels: { company: 'mine' } } }, chart);
    const { metadata, spec } = ofKind(manifestsOf(deployment), 'Deployment');
    expect(metadata.labels).toEqual({ company: 'mine', team: 'web', tier: 'front' });
    expect(spec.template.metadata.labels).toMatchObject({ company: 'acme', team: 'web', tier: 'front' });
    expect(spec.selector.matchLabels).toEqual({ 'cdk8s.io/metadata.addr': 'web' });
    expect(deployment.plan.defaults).toEqual(['labels, as set for test and the app']);
  });

  test('resources are those of a container that serves and states none', () => {
    const { app, chart } = appWithChart();
    const resources = { cpu: { request: Cpu.millis(100) }, memory: { limit: Size.mebibytes(64) } };
    ZeroDowntimeDefaults.set(app, { resources });
    expect(podOf(chart).spec.containers[0].resources).toEqual({
      limits: { memory: '64Mi' },
      requests: { cpu: '100m' },
    });
    const own = { container: { resources: { cpu: { request: Cpu.units(2) } } }, metadata: { name: 'own' } };
    expect(podOf(new Chart(app, 'own'), own).spec.containers[0].resources).toEqual({ requests: { cpu: '2' } });
  });

  test('the security context comes together, too', () => {
    const { app, chart } = appWithChart();
    ZeroDowntimeDefaults.set(app, { securityContext: { user: 10001, group: 10001 } });
    expect(podOf(chart, { securityContext: { user: 7, fsGroup: 8 } }).spec.securityContext).toEqual({
      fsGroup: 8,
      fsGroupChangePolicy: 'Always',
      runAsGroup: 10001,
      runAsNonRoot: true,
      runAsUser: 7,
    });
  });

  test('spread and priority are those of the nearest scope', () => {
    const { app, chart } = appWithChart();
    ZeroDowntimeDefaults.set(app, { topologySpread: [], priorityClassName: 'business' });
    ZeroDowntimeDefaults.set(chart, { topologySpread: [Spread.required(Topology.ZONE)] });
    const { spec } = podOf(chart);
    expect(spec.priorityClassName).toBe('business');
    expect(spec.topologySpreadConstraints).toHaveLength(1);
  });

  test('they change nothing where nobody has set them', () => {
    const plain = deploymentOf(deploy());
    const { app, chart } = appWithChart();
    ZeroDowntimeDefaults.set(app, {});
    expect(deploymentOf(deploy({}, chart))).toEqual(plain);
  });

  test.each([
    [{ labels: 'team' }, /'labels' has to hold labels: \{ team: 'checkout' \}/],
    [{ labels: { team: 5 } }, /'labels\.team' has to be a text, and is 5/],
    [{ resources: 5 }, /'resources' has to hold requests and limits/],
    [{ topologySpread: [5] }, /'topologySpread\[0\]' has to be a Spread/],
  ])('%j is refused where it is set', (defaults, message) => {
    expect(() => ZeroDowntimeDefaults.set(appWithChart().app, defaults as never)).toThrow(message);
  });
});
