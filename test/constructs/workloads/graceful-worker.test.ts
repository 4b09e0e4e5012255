import { App, Chart, Duration, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  Autoscaled,
  GracefulWorker,
  type GracefulWorkerProps,
  HealthCheck,
  Identity,
  OnSigterm,
  PreStop,
  Traffic,
  ZeroDowntimeDefaults,
  ZeroDowntimeDeployment,
} from '../../../lib';
import { check } from '../../../lib/check';
import { isVoluntary, SCENARIO_NAMES, simulate } from '../../../lib/simulation';
import { readWorld } from '../../../lib/workload';
import { deploymentOf, manifestsOf, ofKind, type Rendered } from '../synthesise';

const seconds = (value: number) => Duration.seconds(value);

/** An ordinary worker: three of them, each with pieces of work of 90 s at the most. */
const MAILER: GracefulWorkerProps = {
  image: 'registry.example.com/mailer:1.1.0',
  replicas: 3,
  slowestStart: seconds(10),
  longestWork: seconds(90),
  onSigterm: OnSigterm.drains(),
};

/** What plain JavaScript lets somebody write. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Anything = any;

const work = (changes: Anything = {}, chart: Chart = Testing.chart()) =>
  new GracefulWorker(chart, 'mailer', { ...MAILER, ...changes });
const graceOf = (worker: GracefulWorker): number =>
  deploymentOf(worker).spec.template.spec.terminationGracePeriodSeconds;
const refusal = (changes: Anything): string => {
  try {
    manifestsOf(work(changes));
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};
const worldOf = (worker: GracefulWorker) => manifestsOf(worker).map((object: Rendered) => ({ object }));

describe('what follows from the longest piece of work', () => {
  test('a pod is killed only after it, and waits for nothing', () => {
    const worker = work();
    const pod = deploymentOf(worker).spec.template.spec;
    expect(pod.terminationGracePeriodSeconds).toBe(90 + 5);
    expect(pod.containers[0].lifecycle).toBeUndefined();
    expect(worker.terminationGracePeriod?.toSeconds()).toBe(90 + 5);
  });

  test('what it does before it stops taking work counts, too', () => {
    expect(graceOf(work({ onSigterm: OnSigterm.keepsServing(seconds(4)) }))).toBe(4 + 90 + 5);
    const preStop = PreStop.exec(['/bin/finish'], { takes: seconds(100) });
    expect(graceOf(work({ onSigterm: OnSigterm.exits(), preStop }))).toBe(100 + 5);
  });

  test('it has a budget, no Service and no readiness, even where it has a port', () => {
    const manifests = manifestsOf(work({ port: 9090, health: { liveness: HealthCheck.httpGet('/live') } }));
    expect(manifests.map(({ kind }) => kind)).toEqual(['Deployment', 'PodDisruptionBudget']);
    const [container] = ofKind(manifests, 'Deployment').spec.template.spec.containers;
    expect(container.readinessProbe).toBeUndefined();
    expect(container.livenessProbe.httpGet).toEqual({ path: '/live', port: 9090 });
  });

  test('the plan gives the reason in words of work', () => {
    const grace = work().plan.numbers.find(({ field }) => field === 'terminationGracePeriodSeconds');
    expect(grace).toMatchObject({ value: 95, bound: 90 });
    expect(grace?.reason).toMatch(/longest piece of work 90 s/);
  });

  test('it is the Deployment that an application without requests would be', () => {
    const chart = Testing.chart();
    const { longestWork, ...facts } = MAILER;
    new ZeroDowntimeDeployment(chart, 'mailer', { ...facts, longestRequest: longestWork, traffic: [Traffic.none()] });
    expect(manifestsOf(work())).toEqual(Testing.synth(chart));
  });

  test('its name and selector can be those of what others have made', () => {
    const identity = Identity.of({ name: 'old-mailer', selector: { app: 'mailer' } });
    const { metadata, spec } = deploymentOf(work({ identity }));
    expect([metadata.name, spec.selector.matchLabels]).toEqual(['old-mailer', { app: 'mailer' }]);
  });
});

describe('no piece of work is cut in anything done on purpose', () => {
  test.each<[string, Partial<GracefulWorkerProps>]>([
    ['finishes its work', {}],
    ['says nothing about SIGTERM', { onSigterm: undefined }],
    ['is alone', { replicas: 1 }],
    ['is scaled from outside', { replicas: undefined, autoscaled: Autoscaled.between(2, 9) }],
    [
      'is made to finish by a hook',
      { onSigterm: OnSigterm.exits(), preStop: PreStop.exec(['/bin/finish'], { takes: seconds(90) }) },
    ],
  ])('by a worker that %s', (_what, changes) => {
    const world = worldOf(work(changes));
    expect(check(world).findings).toEqual([]);
    const outcomes = simulate(readWorld(world), { scenarios: SCENARIO_NAMES.filter(isVoluntary), fix: false });
    expect(outcomes.length).toBeGreaterThan(0);
    for (const { scenario, load, lost } of outcomes)
      expect({ scenario, load, lost }).toEqual({ scenario, load: 'work', lost: 0 });
  });
});

describe('facts that are set for many', () => {
  test('count for it, but traffic and longest requests are about services', () => {
    const app = new App();
    ZeroDowntimeDefaults.set(app, {
      traffic: [Traffic.awsAlb()],
      longestRequest: seconds(300),
      onSigterm: OnSigterm.keepsServing(seconds(7)),
      room: seconds(10),
    });
    const worker = work({ onSigterm: undefined }, new Chart(app, 'test'));
    expect(graceOf(worker)).toBe(7 + 90 + 10);
    expect(deploymentOf(worker).metadata.annotations['zero-downtime/traffic']).toBe('none');
  });

  test('a longest request that is set for many is no longest piece of work', () => {
    const chart = Testing.chart();
    ZeroDowntimeDefaults.set(chart, { longestRequest: seconds(20) });
    expect(() => work({ longestWork: undefined }, chart)).toThrow(/state 'longestWork'/);
  });

  test('a behaviour that cuts work is refused wherever it is set', () => {
    const chart = Testing.chart();
    ZeroDowntimeDefaults.set(chart, { onSigterm: OnSigterm.exits() });
    expect(() => work({ onSigterm: undefined }, chart)).toThrow(/exits at once/);
  });
});

describe('what cannot be is refused, in words of its props', () => {
  test.each<[string, Anything, RegExp]>([
    ['no longest work', { longestWork: undefined }, /^test\/mailer: state 'longestWork'/],
    ['a number as longest work', { longestWork: 90 }, /'longestWork' has to be a Duration.*is 90$/],
    ['no time as longest work', { longestWork: seconds(Number.NaN) }, /'longestWork' has to be a time/],
    ['a longest request', { longestRequest: seconds(90) }, /no requests come into a worker.*'longestWork'/],
    ['traffic', { traffic: [Traffic.clusterIp()] }, /no 'traffic'.*ZeroDowntimeDeployment/],
    ['replicas beside an autoscaler', { autoscaled: Autoscaled.between(2, 9) }, /either 'replicas' or 'autoscaled'/],
    ['an exit at once', { onSigterm: OnSigterm.exits() }, /exits at once.*PreStop\.exec.*seconds\(90\)/],
    ['deafness', { onSigterm: OnSigterm.ignores() }, /ignores SIGTERM/],
    [
      'a hook that ends before the work',
      { onSigterm: OnSigterm.exits(), preStop: PreStop.exec(['/bin/finish'], { takes: seconds(80) }) },
      /takes 80 s.*seconds\(90\)/,
    ],
    [
      'a hook that only waits, while more work is taken',
      { onSigterm: OnSigterm.exits(), preStop: PreStop.sleep(seconds(90)) },
      /stops it from taking work/,
    ],
  ])('%s', (_what, changes, message) => expect(refusal(changes)).toMatch(message));

  test('all at once', () => {
    const text = refusal({ image: undefined, slowestStart: undefined, longestWork: '90s', onSigterm: 'x' });
    expect(text).toMatch(/4 of its facts/);
    for (const prop of ['image', 'slowestStart', 'longestWork', 'onSigterm']) expect(text).toContain(`'${prop}'`);
    expect(text).not.toContain('longestRequest');
  });

  test('no props at all', () => {
    expect(() => new GracefulWorker(Testing.chart(), 'mailer', undefined as Anything)).toThrow(/state the facts/);
  });
});

describe('what is rendered is judged at synthesis', () => {
  test('a grace period that cuts work', () => {
    expect(refusal({ terminationGracePeriod: seconds(30) })).toMatch(/grace-too-short.*60 s too early/s);
  });

  test('a Service that sends requests to it', () => {
    const worker = work({ port: 8080 });
    worker.exposeViaService();
    expect(() => manifestsOf(worker)).toThrow(/traffic-unstated/);
  });

  test('replicas are left to an autoscaler of the app', () => {
    const worker = work({ replicas: undefined, container: { resources: { cpu: { request: kplus.Cpu.millis(100) } } } });
    new kplus.HorizontalPodAutoscaler(worker, 'hpa', { target: worker, minReplicas: 2, maxReplicas: 9 });
    expect(deploymentOf(worker).spec.replicas).toBeUndefined();
    expect(check(worldOf(worker)).findings).toEqual([]);
  });
});

test('what nobody has said of SIGTERM is told in the plan, since no hook keeps a worker from being cut', () => {
  const warningsOf = (onSigterm?: OnSigterm) =>
    new GracefulWorker(Testing.chart(), 'mailer', {
      image: 'mailer:1',
      slowestStart: Duration.seconds(10),
      longestWork: Duration.seconds(20),
      ...(onSigterm && { onSigterm }),
    }).plan.warnings.join(' ');
  expect(warningsOf()).toMatch(/Nobody has said what it does on SIGTERM/);
  expect(warningsOf(OnSigterm.drains())).not.toMatch(/Nobody has said/);
});
