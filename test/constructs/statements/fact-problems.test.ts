import { Duration, Lazy, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  HealthCheck,
  Hook,
  PreStop,
  type SynthesisError,
  Traffic,
  ZeroDowntimeDefaults,
  ZeroDowntimeDeployment,
} from '../../../lib';
import { deploy, manifestsOf, problemsOf, servingOf } from '../synthesise';

/** What plain JavaScript lets somebody write. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Anything = any;

const refusal = (changes: Anything): string => {
  try {
    deploy(changes);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('a fact of a wrong type is named, with what to write', () => {
  test.each<[string, Anything, RegExp]>([
    ['a number as a start', { slowestStart: 60 }, /'slowestStart' has to be a Duration.*is 60$/],
    ['a text as a start', { slowestStart: '60s' }, /'slowestStart' has to be a Duration.*text '60s'/],
    ['a text as a request', { longestRequest: '20s' }, /'longestRequest' has to be a Duration/],
    ['no number of seconds', { slowestStart: Duration.seconds(Number.NaN) }, /'slowestStart' has to be a time/],
    ['a number as a version', { kubernetesVersion: 1.3 }, /'kubernetesVersion' is a text, such as '1.30', and is 1.3/],
    ['a version that is unknown', { kubernetesVersion: '1.99' }, /'kubernetesVersion': .*1\.99/],
    [
      'a probe of cdk8s-plus',
      { health: { readiness: kplus.Probe.fromHttpGet('/') } },
      /'health.readiness'.*HealthCheck\.httpGet.*a Probe/,
    ],
    ['a check instead of its name', { health: HealthCheck.httpGet('/') }, /'health' has to name its checks/],
    ['a check of another name', { health: { ready: HealthCheck.httpGet('/') } }, /'health.ready' is no check/],
    [
      'a handler of cdk8s-plus',
      { preStop: kplus.Handler.fromCommand(['x']) },
      /'preStop'.*PreStop\.waits\(\).*a Handler/,
    ],
    ['a handler of cdk8s-plus after the start', { postStart: kplus.Handler.fromCommand(['x']) }, /'postStart'.*Hook/],
    ['a text as traffic', { traffic: 'ingress-nginx' }, /'traffic' has to be a list/],
    ['a traffic without its list', { traffic: Traffic.clusterIp() }, /'traffic' has to be a list.*is a Traffic$/],
    ['texts as traffic', { traffic: ['ingress-nginx'] }, /'traffic\[0\]'.*Traffic\.clusterIp\(\)/],
    ['nothing among the traffic', { traffic: [undefined] }, /'traffic\[0\]'/],
    ['a text as behaviour', { onSigterm: 'drains' }, /'onSigterm'.*OnSigterm\.drains\(\).*text 'drains'/],
    ['a text as port', { port: '8080' }, /'port' has to be a number from 1 to 65535, and is the text '8080'/],
    ['no port', { port: 0 }, /'port'.*is 0/],
    ['a port beyond all ports', { port: 70000 }, /'port'.*is 70000/],
    ['a text as room', { room: '5s' }, /'room' has to be a Duration/],
    ['a number as grace period', { terminationGracePeriod: 30 }, /'terminationGracePeriod' has to be a Duration/],
    ['less than no replicas', { replicas: -1 }, /'replicas'.*is -1/],
    ['a text as replicas', { replicas: '3' }, /'replicas'.*text '3'/],
    ['a text as identity', { identity: 'web' }, /'identity'.*Identity\.fromName\(\)/],
    ['a rule without a reason', { ignore: [{ rule: 'single-replica' }] }, /say why 'single-replica'/],
    ['a rule as text', { ignore: ['single-replica'] }, /say why 'single-replica'/],
    ['a slip in a rule', { ignore: [{ rule: 'grace-to-short', reason: 'x' }] }, /did you mean 'grace-too-short'\?/],
    [
      'facts of another container',
      { otherContainers: { proxy: { slowestStart: 3 } } },
      /'otherContainers\.proxy\.slowestStart'/,
    ],
    [
      'no facts of another container',
      { otherContainers: { proxy: 'drains' } },
      /'otherContainers\.proxy' has to hold facts/,
    ],
    ['an image that is none', { image: 7 }, /'image' has to be a text, and is 7/],
    [
      'liveness that needs two successes',
      { health: { liveness: HealthCheck.httpGet('/', { successThreshold: 2 }) } },
      /'health.liveness' has to do with one success/,
    ],
  ])('%s', (_what, changes, message) => expect(refusal(changes)).toMatch(message));

  test.each<[string, () => unknown, RegExp]>([
    [
      'PreStop.exec with a text',
      () => PreStop.exec('sleep 10' as Anything, { takes: Duration.seconds(10) }),
      /takes a list of texts.*\['sh', '-c', 'sleep 10'\]/,
    ],
    [
      'PreStop.exec without its duration',
      () => (PreStop as Anything).exec(['drain']),
      /'takes' of PreStop\.exec has to be a Duration/,
    ],
    [
      'PreStop.callThenWait without a timeout',
      () => (PreStop as Anything).callThenWait('curl x'),
      /'timeout' of PreStop\.callThenWait has to be a Duration/,
    ],
    [
      'PreStop.callThenWait with words',
      () => (PreStop as Anything).callThenWait(['curl'], {}),
      /one shell command as text/,
    ],
    [
      'PreStop.sleep with a number',
      () => PreStop.sleep(5 as Anything),
      /'duration' of PreStop\.sleep has to be a Duration/,
    ],
    ['Hook.exec with nothing', () => Hook.exec([]), /takes a list of texts/],
    ['HealthCheck.exec with a text', () => HealthCheck.exec('cat /ok' as Anything), /takes a list of texts/],
    ['HealthCheck.httpGet without a path', () => (HealthCheck as Anything).httpGet(), /takes a path.*not stated/],
    [
      'a period as a number',
      () => HealthCheck.httpGet('/', { period: 5 as Anything }),
      /'period' has to be a Duration/,
    ],
    [
      'Traffic.mesh without delays',
      () => (Traffic as Anything).mesh('istio'),
      /'drainLag' of Traffic\.mesh has to be a Duration/,
    ],
    [
      'Traffic.registry without numbers',
      () => (Traffic as Anything).registry('nacos'),
      /'cacheTime' of Traffic\.registry has to be a Duration/,
    ],
    ['a number as a delay', () => Traffic.clusterIp({ drainLag: 5 as Anything }), /'drainLag' has to be a Duration/],
  ])('%s', (_what, state, message) => expect(state).toThrow(message));
});

test('all that is missing is said at once', () => {
  const message = (() => {
    try {
      new ZeroDowntimeDeployment(Testing.chart(), 'web', {} as Anything);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  })();
  expect(message).toMatch(/^test\/web: 5 of its facts/);
  for (const fact of ['slowestStart', 'traffic', 'longestRequest', 'health']) expect(message).toContain(`'${fact}'`);
  expect(message).toMatch(/no image/);
});

test('no facts at all are no facts', () => {
  expect(() => new ZeroDowntimeDeployment(Testing.chart(), 'web', undefined as Anything)).toThrow(
    /^test\/web: state the facts about the application in an object, such as \{ image.*and this is not stated$/,
  );
});

describe('a slip in the name of a fact', () => {
  test.each([
    ['longestRequst', 'longestRequest'],
    ['slowestart', 'slowestStart'],
    ['onSigTerm', 'onSigterm'],
    ['prestop', 'preStop'],
    ['trafic', 'traffic'],
    ['replcas', 'replicas'],
    ['minready', 'minReady'],
  ])('%s is told, with what was meant, where that is not stated', (slip, meant) => {
    expect(refusal({ [slip]: 1, [meant]: undefined })).toContain(`there is no '${slip}'; did you mean '${meant}'?`);
  });

  test('is told of another container, too', () => {
    const otherContainers = { proxy: { longestReqest: Duration.seconds(3) } };
    expect(refusal({ otherContainers })).toContain("did you mean 'otherContainers.proxy.longestRequest'?");
  });

  test('is told of defaults, which take nothing else', () => {
    const set = (defaults: Anything) => () => ZeroDowntimeDefaults.set(Testing.chart(), defaults);
    expect(set({ rooom: Duration.seconds(3) })).toThrow(/there is no default 'rooom'; did you mean 'room'\?/);
    expect(set({ image: 'web:1' })).toThrow(/there is no default 'image': there are traffic, longestRequest,/);
    expect(set({ longestRequest: Duration.seconds(3), keptConnections: undefined })).not.toThrow();
  });

  test('is none where the fact is stated, or where it may be a prop of somebody’s own construct', () => {
    const own = { healthz: '/ok', priority: 'high', topology: 'zonal', host: 'a.example', tier: 1, autoscale: true };
    expect(refusal({ ...own, trafficShare: 5, version: '1.2.3' })).toBe('');
    expect(refusal({ longestRequests: [1, 2] })).toBe('');
  });
});

test('a fix names the prop of a number, and of what is missing', () => {
  expect(problemsOf({ terminationGracePeriod: Duration.seconds(5) })).toMatch(/= prop: terminationGracePeriod/);
  expect(problemsOf({ health: undefined })).toMatch(/= prop: health: \{ readiness: HealthCheck\.httpGet/);
});

test('an exception of somebody else’s code is the cause, with its stack', () => {
  const value = Lazy.any({
    produce: () => {
      throw new TypeError('nobody has configured it');
    },
  });
  let caught: SynthesisError | undefined;
  try {
    manifestsOf(deploy({ container: { envVariables: { A: { value } as Anything } } }));
  } catch (error) {
    caught = error as SynthesisError;
  }
  expect(caught?.message).toMatch(/TypeError: nobody has configured it/);
  expect(caught?.cause).toBeInstanceOf(TypeError);
  expect((caught?.cause as Error).stack).toMatch(/fact-problems\.test/);
  expect(caught?.stack).not.toMatch(/\n +at /);
});

describe('all five parameters of a probe can be stated', () => {
  test('successThreshold of readiness and every initialDelay arrive, and the plan keeps to the slowest start', () => {
    const health = {
      startup: HealthCheck.httpGet('/started', { initialDelay: Duration.seconds(20), period: Duration.seconds(5) }),
      readiness: HealthCheck.httpGet('/ready', { successThreshold: 3, initialDelay: Duration.seconds(7) }),
      liveness: HealthCheck.httpGet('/live', { initialDelay: Duration.seconds(0) }),
    };
    const { startupProbe, readinessProbe, livenessProbe } = servingOf(deploy({ health }));
    expect(startupProbe.initialDelaySeconds).toBe(20);
    expect(20 + (startupProbe.failureThreshold - 1) * startupProbe.periodSeconds).toBeGreaterThanOrEqual(60 + 5);
    expect(readinessProbe).toMatchObject({ successThreshold: 3, initialDelaySeconds: 7 });
    expect(livenessProbe.initialDelaySeconds).toBe(0);
  });

  test('a startup probe that is borrowed takes neither', () => {
    const readiness = HealthCheck.httpGet('/ready', { successThreshold: 3, initialDelay: Duration.seconds(7) });
    expect(servingOf(deploy({ health: { readiness } })).startupProbe).toMatchObject({
      successThreshold: 1,
      initialDelaySeconds: 0,
    });
  });

  test.each([0, -1, 1.5])('a successThreshold of %s is refused where it is written', (successThreshold) => {
    expect(() => HealthCheck.httpGet('/', { successThreshold })).toThrow(/'successThreshold'/);
  });
});
