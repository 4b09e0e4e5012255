import { ApiObject, Duration, JsonPatch, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { HealthCheck, PreStop, Traffic, type ZeroDowntimeDeploymentProps } from '../../lib';
import { deploy, deploymentOf, manifestsOf, problemsOf, rulesNamed } from './synthesise';

const seconds = (value: number) => Duration.seconds(value);
const { percent, absolute } = kplus.PercentOrAbsolute;

/** A second container as cdk8s-plus takes it, whose probes and hooks this library does not write. */
function helper(props: Partial<kplus.ContainerProps>): Partial<ZeroDowntimeDeploymentProps> {
  return {
    image: undefined,
    port: undefined,
    containers: [
      { image: 'web', portNumber: 8080 },
      { name: 'helper', image: 'helper', ...props },
    ],
  };
}

/** The inputs that cdk8s-plus accepts although they lose requests, never end, or are refused by the API server. */
describe('unsafe inputs that cdk8s-plus accepts', () => {
  test.each<[string, Partial<ZeroDowntimeDeploymentProps>, string]>([
    [
      'a preStop of 60 s with a grace period of 30 s',
      { preStop: PreStop.sleep(seconds(60)), terminationGracePeriod: seconds(30) },
      'hook-refused',
    ],
    [
      'an exec preStop of 60 s with a grace period of 30 s',
      { preStop: PreStop.exec(['sleep', '60'], { takes: seconds(60) }), terminationGracePeriod: seconds(30) },
      'grace-too-short',
    ],
    [
      'a preStop by tcpSocket',
      helper({ lifecycle: { preStop: kplus.Handler.fromTcpSocket({ port: 8080 }) } }),
      'pre-stop-never-runs',
    ],
    [
      'a liveness probe with successThreshold 2',
      helper({ liveness: kplus.Probe.fromCommand(['true'], { successThreshold: 2 }) }),
      'probe-refused',
    ],
    [
      'a timeout longer than the period',
      helper({
        readiness: kplus.Probe.fromHttpGet('/', { timeoutSeconds: seconds(20), periodSeconds: seconds(5) }),
      }),
      'probe-timeout-exceeds-period',
    ],
    [
      'liveness that restarts long before readiness acts',
      {
        health: {
          readiness: HealthCheck.httpGet('/h', { period: seconds(10), threshold: 10 }),
          liveness: HealthCheck.httpGet('/h', { period: seconds(2), threshold: 1 }),
        },
      },
      'liveness-before-readiness',
    ],
    [
      'a start of 900 s with a progress deadline of 600 s',
      { slowestStart: seconds(900), progressDeadline: seconds(600) },
      'progress-deadline-too-short',
    ],
    [
      'a start of 100 s with a progress deadline of 60 s',
      { slowestStart: seconds(100), progressDeadline: seconds(60) },
      'progress-deadline-too-short',
    ],
    [
      'one replica that goes before its successor comes',
      {
        replicas: 1,
        strategy: kplus.DeploymentStrategy.rollingUpdate({ maxSurge: absolute(0), maxUnavailable: absolute(1) }),
      },
      'rollout-below-wanted',
    ],
    ['Recreate', { strategy: kplus.DeploymentStrategy.recreate() }, 'rollout-below-wanted'],
    ['a grace period of 0 s', { terminationGracePeriod: seconds(0) }, 'hook-refused'],
    [
      'a rollout that takes a quarter away',
      { replicas: 4, strategy: kplus.DeploymentStrategy.rollingUpdate({ maxUnavailable: percent(25) }) },
      'rollout-below-wanted',
    ],
    [
      'a startup probe that gives up too early',
      {
        health: {
          readiness: HealthCheck.httpGet('/'),
          startup: HealthCheck.httpGet('/', { period: seconds(1), threshold: 3 }),
        },
      },
      'startup-too-short',
    ],
    ['requests to pods of which nobody knows whether they serve', { health: {} }, 'readiness-missing'],
  ])('%s fails synthesis', (_input, changes, rule) => {
    expect(rulesNamed(changes)).toContain(rule);
  });

  test('a grace period that a hook does not fit into is answered with one that it does', () => {
    // 15 s for ingress-nginx and room, then the longest request of 20 s.
    expect(problemsOf({ terminationGracePeriod: seconds(3) })).toMatch(
      /set terminationGracePeriodSeconds to 35 or more/,
    );
    expect(rulesNamed({ terminationGracePeriod: seconds(35) })).toEqual([]);
  });

  test('a probe on a port that nothing exposes cannot be written, and says what to do', () => {
    const asking = (port: number) => problemsOf({ health: { readiness: HealthCheck.httpGet('/', { port }) } });
    expect(asking(9999)).toMatch(/asks for port 9999, but \w+ declares 8080/);
    expect(asking(8080)).toBe('');
  });

  test('a deregistration that is cut off before it is done cannot be written', () => {
    const registry = Traffic.registry('nacos', { cacheTime: seconds(30), deregistersWithin: seconds(3) });
    const calling = (timeout: number) => PreStop.callThenWait('curl registry', { timeout: seconds(timeout) });
    expect(() => deploy({ traffic: [registry], preStop: calling(2) })).toThrow(/3 s or more/);
    expect(() => deploy({ traffic: [registry], preStop: calling(3) })).not.toThrow();
  });

  test.each([0, -1, 1.5])('a load balancer does not count to %d', (count) => {
    const options = { interval: seconds(10), unhealthyCount: 2, healthyCount: 2 };
    expect(() => Traffic.nodeHealthCheck({ ...options, healthyCount: count })).toThrow(/healthyCount/);
    expect(() => Traffic.nodeHealthCheck({ ...options, unhealthyCount: count })).toThrow(/unhealthyCount/);
  });

  test.each(['slowestStart', 'longestRequest', 'traffic'])('without %s nothing can be planned', (fact) => {
    expect(() => manifestsOf(deploy({ [fact]: undefined }))).toThrow(/test\/web: .*state /);
  });

  test('a JSON patch that finds no place is named', () => {
    const deployment = deploy();
    ApiObject.of(deployment).addJsonPatch(JsonPatch.add('/spec/nowhere/else', 1));
    expect(() => manifestsOf(deployment)).toThrow(/'add \/spec\/nowhere\/else'/);
  });

  test("what only slows recovery is nobody's mistake, and passes", () => {
    const helped = helper({ liveness: kplus.Probe.fromCommand(['cat', '/health']) });
    expect(rulesNamed(helped)).toEqual([]);
  });

  test('a timeout longer than the period cannot be written', () => {
    expect(() => HealthCheck.httpGet('/', { timeout: seconds(10), period: seconds(5) })).toThrow(/timeout/);
  });

  test('a tcpSocket hook cannot be written', () => {
    expect(Object.getOwnPropertyNames(PreStop)).not.toContain('tcpSocket');
  });

  test.each([
    ['one replica', () => deploymentOf(deploy({ replicas: 1 }))],
    [
      'an autoscaler that goes down to one replica',
      () => {
        const chart = Testing.chart();
        const deployment = deploy({ replicas: undefined }, chart);
        const metrics = [kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(70))];
        new kplus.HorizontalPodAutoscaler(chart, 'hpa', {
          target: deployment,
          minReplicas: 1,
          maxReplicas: 4,
          metrics,
        });
        return manifestsOf(deployment);
      },
    ],
  ])('%s is said, not refused: staging is legitimate', (_what, synthesise) => {
    const warn = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    expect(synthesise).not.toThrow();
    expect(warn.mock.calls.map(([text]) => String(text)).join('\n')).toMatch(/single-replica/);
    warn.mockRestore();
  });
});
