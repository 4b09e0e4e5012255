import { Chart, Cron, Duration, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  Autoscaled,
  GracefulCronJob,
  type GracefulCronJobProps,
  GracefulJob,
  type GracefulJobProps,
  HealthCheck,
  Interruption,
  OnSigterm,
  Traffic,
  ZeroDowntimeDefaults,
} from '../../../lib';
import { check } from '../../../lib/check';
import { jobBackOff } from '../../../lib/kubernetes';
import { PULL_ALLOWANCE, ROOM } from '../../../lib/plan';
import type { Rendered } from '../synthesise';

const seconds = (value: number) => Duration.seconds(value);
const MIGRATION: GracefulJobProps = { image: 'registry.example.com/migrations:1.4.2', longestRun: seconds(600) };
const REPORT: GracefulCronJobProps = {
  image: 'registry.example.com/report:2.0.3',
  schedule: Cron.schedule({ minute: '30', hour: '5' }),
  longestRun: seconds(2400),
};

/** What plain JavaScript lets somebody write. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Anything = any;

const job = (changes: Anything = {}, chart: Chart = Testing.chart()) =>
  new GracefulJob(chart, 'migrate', { ...MIGRATION, ...changes });
const cronJob = (changes: Anything = {}) => new GracefulCronJob(Testing.chart(), 'report', { ...REPORT, ...changes });
const only = (workload: GracefulJob | GracefulCronJob): Rendered => Testing.synth(Chart.of(workload))[0];
const specOf = (changes: Anything = {}): Rendered => only(job(changes)).spec;
const cronSpecOf = (changes: Anything = {}): Rendered => only(cronJob(changes)).spec;
const messageOf = (make: () => unknown): string => {
  try {
    make();
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};
const IGNORES = { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] };

describe('a drain restarts a run and does not fail the Job', () => {
  test('disruptions are ignored, failures are counted, and some are for good', () => {
    const { backoffLimit, podFailurePolicy, template } = specOf({ fatalExitCodes: [64, 2] });
    expect(podFailurePolicy.rules).toEqual([
      IGNORES,
      { action: 'FailJob', onExitCodes: { operator: 'In', values: [2, 64] } },
    ]);
    expect(backoffLimit).toBe(3);
    expect(template.spec.restartPolicy).toBe('Never');
    expect(specOf({ retries: 0 })).toMatchObject({ backoffLimit: 0, podFailurePolicy: { rules: [IGNORES] } });
  });

  test('the same in what a CronJob makes', () => {
    const { jobTemplate } = cronSpecOf({ retries: 5 });
    expect(jobTemplate.spec).toMatchObject({ backoffLimit: 5, podFailurePolicy: { rules: [IGNORES] } });
  });

  test.each<[string, Interruption, number]>([
    ['starts over', Interruption.startsOver(), 30],
    ['saves quickly', Interruption.saves(seconds(4)), 30],
    ['saves what it has', Interruption.saves(seconds(45)), 45 + ROOM],
    ['is finished', Interruption.finishes(), 600 + ROOM],
  ])('a run that %s gets the time for it', (_what, interruption, grace) => {
    expect(specOf({ interruption }).template.spec.terminationGracePeriodSeconds).toBe(grace);
    expect(job({ interruption }).terminationGracePeriod?.toSeconds()).toBe(grace);
  });

  test('what the work itself has to do is said where it may be done twice', () => {
    expect(job().plan.requiredElsewhere.join()).toMatch(/another exit code than 0/);
    expect(job({ interruption: Interruption.finishes() }).plan.requiredElsewhere).toEqual([]);
  });
});

describe('the deadline', () => {
  const grace = 30;
  const deadline = (rounds: number, retries: number, interruptions: number) =>
    (rounds + retries + interruptions) * (600 + PULL_ALLOWANCE) +
    jobBackOff(retries + interruptions) +
    interruptions * grace +
    ROOM;

  test.each<[Anything, number]>([
    [{}, deadline(1, 3, 2)],
    [{ retries: 0, interruptions: 0 }, deadline(1, 0, 0)],
    [{ backoffLimit: 1 }, deadline(1, 1, 2)],
    [{ completions: 10, parallelism: 3 }, deadline(4, 3, 2)],
    [{ activeDeadline: seconds(700) }, 700],
  ])('of %j leaves time for all of it', (changes, expected) => {
    expect(specOf(changes).activeDeadlineSeconds).toBe(expected);
    expect(job(changes).activeDeadline?.toSeconds()).toBe(expected);
  });

  test('is longer with every retry, every interruption and every round', () => {
    const lengths = [
      [1, 0, 0],
      [1, 1, 0],
      [1, 1, 1],
      [2, 1, 1],
    ] as const;
    const planned = lengths.map(
      ([completions, retries, interruptions]) => specOf({ completions, retries, interruptions }).activeDeadlineSeconds,
    );
    expect(planned).toEqual([...planned].sort((one, other) => one - other));
    expect(new Set(planned).size).toBe(planned.length);
  });
});

test.each([
  [0, 0],
  [1, 10],
  [2, 30],
  [6, 630],
  [7, 1230],
  [8, 1830],
])('%i pods in a row are replaced after %i s of waiting', (failures, waits) => {
  expect(jobBackOff(failures)).toBe(waits);
});

describe('times', () => {
  test.each<[string, number]>([
    ['30 5 * * *', 3600],
    ['*/15 * * * *', 900],
    ['0,20 * * * *', 1200],
    ['* * * * *', 60],
  ])('a run of %s may start until the next one is due, and an hour late at the most', (expression, late) => {
    expect(
      cronSpecOf({ schedule: { expressionString: expression }, longestRun: seconds(30) }).startingDeadlineSeconds,
    ).toBe(late);
  });

  test('a starting deadline that is stated is kept', () => {
    const changes = { startingDeadline: seconds(7200) };
    expect(cronSpecOf(changes).startingDeadlineSeconds).toBe(7200);
    expect(cronJob(changes).startingDeadline.toSeconds()).toBe(7200);
  });

  test('the zone is always written, and clocks that change are told', () => {
    expect(cronSpecOf().timeZone).toBe('Etc/UTC');
    expect(cronSpecOf({ timeZone: 'Europe/Berlin' }).timeZone).toBe('Europe/Berlin');
    const clocks = (timeZone: string, hour: string) =>
      cronJob({ timeZone, schedule: Cron.schedule({ minute: '30', hour }) }).plan.warnings.filter((one) =>
        /clocks/.test(one),
      );
    expect(clocks('Europe/Berlin', '2')).toHaveLength(1);
    expect(clocks('Europe/Berlin', '5')).toEqual([]);
    expect(clocks('Asia/Shanghai', '2')).toEqual([]);
  });

  test('runs that overlap are told', () => {
    const often = { schedule: Cron.schedule({ minute: '*/15' }) };
    expect(cronJob(often).plan.warnings.join()).toMatch(/may take 2400 s, and one is due every 900 s: times pass/);
    const allow = { ...often, concurrencyPolicy: kplus.ConcurrencyPolicy.ALLOW };
    expect(cronJob(allow).plan.warnings.join()).toMatch(/up to 3 go on at the same time/);
  });
});

describe('containers beside the work', () => {
  const sidecars = [{ name: 'proxy', image: 'registry.example.com/proxy:1', portNumber: 5432 }];

  test('are sidecars that end with it', () => {
    const { containers, initContainers } = specOf({ sidecars }).template.spec;
    expect(containers).toHaveLength(1);
    expect(initContainers).toMatchObject([{ name: 'proxy', restartPolicy: 'Always' }]);
    expect(initContainers[0].startupProbe).toBeUndefined();
  });

  test('may end by themselves where somebody says so', () => {
    const containers = [{ image: 'a:1' }, { name: 'upload', image: 'b:1' }];
    const otherContainers = { upload: { longestRequest: seconds(5) } };
    expect(specOf({ image: undefined, containers, otherContainers }).template.spec.containers).toHaveLength(2);
    const written = only(job({ image: undefined, containers, otherContainers }));
    expect(check([{ object: written }])).toMatchObject({ findings: [], notices: [] });
  });
});

test('what is synthesised is free of findings, whatever a run does', () => {
  for (const interruption of [Interruption.startsOver(), Interruption.saves(seconds(45)), Interruption.finishes()])
    for (const workload of [job({ interruption }), cronJob({ interruption })])
      expect(check([{ object: only(workload) }]).findings).toEqual([]);
});

test('what is set for services is not about Jobs', () => {
  const chart = Testing.chart();
  ZeroDowntimeDefaults.set(chart, {
    traffic: [Traffic.awsAlb()],
    longestRequest: seconds(300),
    onSigterm: OnSigterm.ignores(),
  });
  const { metadata, spec } = only(job({}, chart));
  expect(metadata.annotations).toMatchObject({
    'zero-downtime/traffic': 'none',
    'zero-downtime/longest-request': '10m0s',
    'zero-downtime/on-sigterm': 'exits',
  });
  expect(spec.template.spec.terminationGracePeriodSeconds).toBe(30);
});

describe('what cannot be is refused, in words of its props', () => {
  const health = { liveness: HealthCheck.exec(['/bin/ok']) };
  test.each<[string, Anything, RegExp]>([
    ['no longest run', { longestRun: undefined }, /^test\/migrate: state 'longestRun'.*Duration\.minutes\(30\)/],
    ['a number as longest run', { longestRun: 600 }, /'longestRun' has to be a Duration.*is 600$/],
    ['a text as interruption', { interruption: 'saves' }, /'interruption' has to be an Interruption.*'saves'/],
    [
      'a behaviour of services',
      { onSigterm: OnSigterm.drains() },
      /state in 'interruption'.*Interruption\.startsOver\(\)/,
    ],
    ['traffic', { traffic: [Traffic.clusterIp()] }, /no 'traffic'/],
    ['a longest request', { longestRequest: seconds(5) }, /'longestRun' instead/],
    ['a port', { port: 80 }, /no 'port'/],
    ['replicas', { replicas: 3 }, /no 'replicas'.*'completions' and 'parallelism'/],
    ['an autoscaler', { autoscaled: Autoscaled.between(1, 3) }, /nothing scales a Job/],
    ['a schedule', { schedule: Cron.daily() }, /no 'schedule'.*GracefulCronJob/],
    [
      'a restart in place',
      { restartPolicy: kplus.RestartPolicy.ON_FAILURE },
      /'restartPolicy' has to be RestartPolicy\.NEVER.*OnFailure.*'retries'/,
    ],
    ['retries twice', { retries: 1, backoffLimit: 2 }, /either 'retries' or 'backoffLimit'/],
    ['half a retry', { retries: 0.5 }, /'retries' has to be a whole number.*0\.5/],
    [
      'negative interruptions',
      { interruptions: -1 },
      /'interruptions' has to be a whole number, 0 at least, and is -1/,
    ],
    ['no completion', { completions: 0 }, /'completions' has to be a whole number, 1 at least, and is 0/],
    ['no parallelism', { parallelism: 0 }, /'parallelism' has to be a whole number, 1 at least/],
    [
      'a deadline before the end',
      { activeDeadline: seconds(500) },
      /'activeDeadline' \(500 s\).*\(600 s\).*Duration\.seconds\(600\) or more/,
    ],
    ['a deadline as number', { activeDeadline: 900 }, /'activeDeadline' has to be a Duration/],
    [
      'an exit code that is none',
      { fatalExitCodes: [0] },
      /'fatalExitCodes' takes numbers from 1 to 255, and one is 0/,
    ],
    ['an exit code of SIGTERM', { fatalExitCodes: [143] }, /'fatalExitCodes' has 143.*fail the Job for good/],
    ['one exit code', { fatalExitCodes: 2 }, /'fatalExitCodes' has to be a list.*\[2\]/],
    [
      'a proxy as a container',
      { image: undefined, containers: [{ image: 'a:1' }, { name: 'proxy', image: 'b:1' }] },
      /the container proxy has ended, too.*'sidecars'/,
    ],
    [
      'sidecars below 1.29',
      { sidecars: [{ image: 'b:1' }], kubernetesVersion: '1.28' },
      /'sidecars' need Kubernetes 1\.29, and this is for 1\.28/,
    ],
    ['a sidecar without image', { sidecars: [{}] }, /'sidecars\[0\]\.image' has to be a text/],
    ['sidecars that are no list', { sidecars: { image: 'b:1' } }, /'sidecars' has to be a list/],
    [
      'readiness',
      { health: { readiness: HealthCheck.exec(['/bin/ok']) }, slowestStart: seconds(5) },
      /leave 'health\.readiness' out/,
    ],
    ['health without a start', { health }, /state 'slowestStart', too/],
    ['no image', { image: undefined }, /state 'image'/],
  ])('%s', (_what, changes, message) => expect(messageOf(() => only(job(changes)))).toMatch(message));

  test.each<[string, Anything, RegExp]>([
    ['no schedule', { schedule: undefined }, /^test\/report: state 'schedule'.*Cron\.schedule/],
    ['a text as schedule', { schedule: '30 5 * * *' }, /'schedule' has to be a Cron.*'30 5/],
    [
      'a minute that is none',
      { schedule: Cron.schedule({ minute: '61' }) },
      /'schedule' \(61 .*cannot be read: end of range \(61\) above maximum \(59\)/,
    ],
    [
      'a day that no year has',
      { schedule: Cron.schedule({ minute: '0', hour: '3', day: '30', month: '2' }) },
      /'schedule' \(0 3 30 2 \*\) is never due/,
    ],
    [
      'a zone that is none',
      { timeZone: 'Berlin' },
      /'timeZone' has to be the name of a zone.*unknown time zone Berlin/,
    ],
    ['a number as zone', { timeZone: 1 }, /'timeZone' has to be the name of a zone.*is 1$/],
    [
      'runs that are never done',
      { schedule: Cron.schedule({ minute: '*/15' }), concurrencyPolicy: kplus.ConcurrencyPolicy.REPLACE },
      /REPLACE stops a run when the next one is due, every 900 s.*2400 s.*FORBID/,
    ],
    [
      'a policy that is none',
      { concurrencyPolicy: 'Skip' },
      /'concurrencyPolicy' has to be ConcurrencyPolicy\.FORBID.*'Skip'/,
    ],
    [
      'a starting deadline that is over at once',
      { startingDeadline: seconds(5) },
      /'startingDeadline' \(5 s\).*Duration\.seconds\(10\) or more/,
    ],
    ['a starting deadline as number', { startingDeadline: 60 }, /'startingDeadline' has to be a Duration/],
    ['a long name', { metadata: { name: 'a'.repeat(53) } }, /has 53 characters, and a CronJob may have 52/],
    ['no longest run', { longestRun: undefined }, /state 'longestRun'/],
  ])('of a CronJob: %s', (_what, changes, message) => expect(messageOf(() => only(cronJob(changes)))).toMatch(message));

  test('all at once', () => {
    const text = messageOf(() => cronJob({ schedule: 1, timeZone: 1, longestRun: 1, image: undefined, retries: -1 }));
    expect(text).toMatch(/5 of its facts/);
  });

  test('no props at all', () => {
    for (const make of [GracefulJob, GracefulCronJob])
      expect(() => new make(Testing.chart(), 'job', undefined as Anything)).toThrow(/state the facts/);
  });
});
