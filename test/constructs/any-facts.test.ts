import { Duration } from 'cdk8s';
import fc from 'fast-check';
import { HealthCheck, KeptConnections, OnSigterm, PreStop, Traffic, type ZeroDowntimeDeploymentProps } from '../../lib';
import { deploymentOf, deploy, problemsOf } from './synthesise';
import { runs } from '../properties/runs';

const upTo = (seconds: number) => fc.integer({ min: 0, max: seconds }).map((value) => Duration.seconds(value));

const onSigterm = fc.oneof(
  fc.constantFrom(OnSigterm.drains(), OnSigterm.exits(), OnSigterm.ignores(), OnSigterm.unknown()),
  upTo(90).map((duration) => OnSigterm.keepsServing(duration)),
);

const source = fc.oneof(
  fc.constantFrom(
    Traffic.clusterIp(),
    Traffic.headless(),
    Traffic.ingressNginx(),
    Traffic.awsAlb(),
    Traffic.awsNlb(),
    Traffic.gkeNeg(),
  ),
  fc.record({ drainLag: upTo(300), firstUse: upTo(300) }).map((delays) => Traffic.custom('edge', delays)),
  fc.record({ cacheTime: upTo(120), deregistersWithin: upTo(3) }).map((options) => Traffic.registry('nacos', options)),
);

const health = fc
  .record({
    period: fc.integer({ min: 1, max: 30 }),
    timeout: fc.integer({ min: 1, max: 30 }),
    threshold: fc.option(fc.integer({ min: 1, max: 10 }), { nil: undefined }),
    liveness: fc.constantFrom(undefined, '/live', '/ready'),
  })
  .map(({ period, timeout, threshold, liveness }) => {
    const timing = {
      period: Duration.seconds(Math.max(period, timeout)),
      timeout: Duration.seconds(timeout),
      threshold,
    };
    return {
      readiness: HealthCheck.httpGet('/ready', timing),
      ...(liveness && { liveness: HealthCheck.httpGet(liveness) }),
    };
  });

const preStop = fc.constantFrom(
  PreStop.waits(),
  PreStop.callThenWait('curl http://registry/leave', { timeout: Duration.seconds(3) }),
);

const facts: fc.Arbitrary<Partial<ZeroDowntimeDeploymentProps>> = fc.record({
  slowestStart: upTo(900),
  longestRequest: upTo(900),
  onSigterm,
  keptConnections: fc.constantFrom(undefined, KeptConnections.closedEarly(), KeptConnections.leftOpen()),
  traffic: fc.array(source, { minLength: 1, maxLength: 3 }),
  health,
  preStop,
  replicas: fc.integer({ min: 2, max: 40 }),
  room: upTo(10),
});

test('whatever the facts are, what follows from them contradicts no rule', () => {
  fc.assert(
    fc.property(facts, (changes) => expect(problemsOf(changes)).toBe('')),
    runs(40),
  );
});

test('a longer request never shortens the grace period, a longer drain lag never the hook', () => {
  const graceOf = (changes: Partial<ZeroDowntimeDeploymentProps>) =>
    deploymentOf(deploy(changes)).spec.template.spec.terminationGracePeriodSeconds;
  fc.assert(
    fc.property(facts, fc.integer({ min: 1, max: 60 }), (changes, more) => {
      const longer = Duration.seconds((changes.longestRequest?.toSeconds() ?? 0) + more);
      expect(graceOf({ ...changes, longestRequest: longer })).toBeGreaterThanOrEqual(graceOf(changes));
    }),
    runs(20),
  );
});
