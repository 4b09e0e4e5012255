import { ApiObject, App, Chart, Duration, Include, JsonPatch, Testing, Yaml } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { Construct } from 'constructs';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KubernetesTarget, SynthesisError, ZeroDowntime, ZeroDowntimeDeployment } from '../../lib';
import { WEB } from '../constructs/synthesise';

const warned: string[] = [];
beforeEach(() => {
  warned.length = 0;
  jest.spyOn(process, 'emitWarning').mockImplementation((warning) => void warned.push(String(warning)));
});
afterEach(() => jest.restoreAllMocks());

/** A Deployment of cdk8s-plus as people write it: a preStop hook that takes longer than the grace period. */
function plain(chart: Construct, id = 'api', props: Partial<kplus.DeploymentProps> = {}): kplus.Deployment {
  const deployment = new kplus.Deployment(chart, id, {
    replicas: 3,
    terminationGracePeriod: Duration.seconds(10),
    minReady: Duration.seconds(10),
    metadata: { annotations: { 'zero-downtime/longest-request': '5s', 'zero-downtime/on-sigterm': 'drains' } },
    ...props,
    containers: [
      {
        image: 'registry.example.com/api:2.0.0',
        portNumber: 8080,
        readiness: kplus.Probe.fromHttpGet('/ready'),
        lifecycle: { preStop: kplus.Handler.fromCommand(['sleep', '20']) },
      },
    ],
  });
  deployment.exposeViaService();
  return deployment;
}

const RAW = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: {
    name: 'raw',
    annotations: { 'zero-downtime/longest-request': '30s', 'zero-downtime/traffic': 'cluster-ip' },
  },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: 'raw' } },
    template: {
      metadata: { labels: { app: 'raw' } },
      spec: {
        terminationGracePeriodSeconds: 20,
        containers: [
          {
            name: 'raw',
            image: 'registry.example.com/raw:1',
            ports: [{ containerPort: 80 }],
            readinessProbe: { httpGet: { path: '/ready', port: 80 } },
            lifecycle: { preStop: { exec: { command: ['sleep', '5'] } } },
          },
        ],
      },
    },
  },
};

const raw = (changes: object = {}) => ({ ...structuredClone(RAW), ...changes });

function problemsOf(synthesise: () => unknown): readonly string[] {
  try {
    synthesise();
    return [];
  } catch (error) {
    if (error instanceof SynthesisError) return error.problems;
    throw error;
  }
}

/** Rule and construct of each problem. */
const named = (problems: readonly string[]) =>
  problems.map((problem) => {
    const [, rule, , construct] = /\[([a-z-]+)\]: [^]*?--> (.*?) \(construct (\S+)\)/.exec(problem) ?? [];
    return `${rule} ${construct}`;
  });

const WAYS: readonly [string, (chart: Chart) => unknown][] = [
  ['app.synth()', (chart) => App.of(chart) instanceof App && (App.of(chart) as App).synth()],
  ['app.synthYaml()', (chart) => (App.of(chart) as App).synthYaml()],
  ['Testing.synth(chart)', (chart) => Testing.synth(chart)],
];

describe.each(WAYS)('by %s', (_way, synthesise) => {
  test('a plain Deployment of cdk8s-plus that is killed in its preStop hook fails, with its construct', () => {
    const chart = Testing.chart();
    ZeroDowntime.guard(App.of(chart));
    plain(chart);
    expect(named(problemsOf(() => synthesise(chart)))).toContain('grace-too-short test/api');
  });

  test('without a guard it passes', () => {
    const chart = Testing.chart();
    plain(chart);
    expect(problemsOf(() => synthesise(chart))).toEqual([]);
  });

  test('raw objects and included files are judged, too, and all problems come in one run', () => {
    const chart = Testing.chart();
    ZeroDowntime.guard(chart);
    new ApiObject(chart, 'raw', raw());
    const file = join(mkdtempSync(join(tmpdir(), 'guard-')), 'included.yaml');
    writeFileSync(file, Yaml.stringify(raw({ metadata: { ...RAW.metadata, name: 'included' } })));
    new Include(chart, 'vendor', { url: file });
    plain(chart);
    const found = named(problemsOf(() => synthesise(chart)));
    for (const construct of ['test/raw', 'test/vendor/included', 'test/api']) {
      expect(found.some((one) => one.startsWith('grace-too-short') && one.includes(construct))).toBe(true);
    }
  });
});

test('the error has no stack trace: the place is a field, not a line of this library', () => {
  const chart = Testing.chart();
  ZeroDowntime.guard(chart);
  plain(chart);
  expect(() => Testing.synth(chart)).toThrow(SynthesisError);
  try {
    Testing.synth(chart);
  } catch (error) {
    expect((error as Error).stack).not.toMatch(/^ +at /m);
  }
});

test('what is made from facts is judged once, by the guard', () => {
  const chart = Testing.chart();
  ZeroDowntime.guard(App.of(chart));
  const web = new ZeroDowntimeDeployment(chart, 'web', WEB);
  ApiObject.of(web).addJsonPatch(JsonPatch.replace('/spec/template/spec/terminationGracePeriodSeconds', 20));
  const found = named(problemsOf(() => Testing.synth(chart)));
  expect(found).toEqual(['grace-too-short test/web']);
});

test('what is made from facts passes', () => {
  const chart = Testing.chart();
  ZeroDowntime.guard(App.of(chart), { strict: true });
  new ZeroDowntimeDeployment(chart, 'web', WEB);
  expect(problemsOf(() => Testing.synth(chart))).toEqual([]);
  expect(warned).toEqual([]);
});

test('a guard changes nothing of what is written, not even where cdk8s-plus adds to an object at every rendering', () => {
  const written = (guarded: boolean) => {
    const chart = Testing.chart();
    plain(chart, 'api', { spread: true, terminationGracePeriod: Duration.seconds(60) });
    if (guarded) ZeroDowntime.guard(App.of(chart));
    const app = App.of(chart) as App;
    app.synth();
    return readdirSync(app.outdir).map((file) => readFileSync(join(app.outdir, file), 'utf8'));
  };
  expect(written(true)).toEqual(written(false));
});

test('a warning is printed, once however many charts there are; strict makes it fail', () => {
  const guarded = (strict: boolean) => {
    const app = Testing.app();
    ZeroDowntime.guard(app, { strict });
    plain(new Chart(app, 'one'), 'api', { replicas: 1, terminationGracePeriod: Duration.seconds(60) });
    new Chart(app, 'two');
    new Chart(app, 'three');
    return named(problemsOf(() => app.synth()));
  };
  expect(guarded(false)).toEqual([]);
  expect(warned.filter((text) => text.includes('single-replica'))).toHaveLength(1);
  expect(guarded(true)).toContain('single-replica one/api');
});

test('rules are ignored with a reason, or set to another severity', () => {
  const rules = (options: Parameters<typeof ZeroDowntime.guard>[1]) => {
    const chart = Testing.chart();
    ZeroDowntime.guard(chart, options);
    plain(chart);
    return named(problemsOf(() => Testing.synth(chart)));
  };
  expect(rules({})).toContain('grace-too-short test/api');
  expect(rules({ ignores: [{ rule: 'grace-too-short', reason: 'staging', name: 'test-api-*' }] })).toEqual([]);
  expect(rules({ ignores: [{ rule: 'grace-too-short', reason: 'staging', name: 'other' }] })).not.toEqual([]);
  expect(rules({ severities: { 'grace-too-short': 'warning' } })).toEqual([]);
});

test.each([
  [{ severities: { 'grace-to-short': 'off' } }, /did you mean 'grace-too-short'/],
  [{ ignores: [{ rule: 'single-replica', reason: ' ' }] }, /needs a reason/],
  [{ kubernetesVersion: '1.12' }, /1\.12/],
  [{ facts: { everywhere: { longestRequest: 'soon' } } }, /facts\.everywhere\.longestRequest/],
  [{ facts: { everywhere: { longest: '3s' } } as object }, /'longest' is not known here/],
])('options that cannot be read are refused where they stand: %j', (options, message) => {
  expect(() => ZeroDowntime.guard(Testing.chart(), options)).toThrow(message);
});

test('facts of the guard hold for workloads that state none', () => {
  const chart = Testing.chart();
  ZeroDowntime.guard(chart, { facts: { workloads: [{ name: 'bare', longestRequest: '60s', onSigterm: 'drains' }] } });
  const bare = raw({ metadata: { name: 'bare' } });
  new ApiObject(chart, 'bare', bare);
  const [problem] = problemsOf(() => Testing.synth(chart)).filter((one) => one.includes('grace-too-short'));
  expect(problem).toMatch(/65/);
});

test('the version of the guard is the one that constructs plan for, and each object keeps its own', () => {
  const app = Testing.app();
  const chart = new Chart(app, 'old');
  ZeroDowntime.guard(app, { kubernetesVersion: '1.28' });
  expect(KubernetesTarget.of(chart)).toBe('1.28');
  const newer = new Chart(app, 'new');
  KubernetesTarget.set(newer, '1.33');
  const sleeping = (name: string) => {
    const object = raw({ metadata: { name } });
    Object.assign(object.spec.template.spec.containers[0] ?? {}, { lifecycle: { preStop: { sleep: { seconds: 5 } } } });
    return object;
  };
  new ApiObject(chart, 'raw', sleeping('old'));
  new ApiObject(newer, 'raw', sleeping('new'));
  const found = problemsOf(() => app.synth()).filter((problem) => problem.includes('sleep'));
  expect(named(found).map((one) => one.split(' ')[1])).toEqual(['old/raw']);
});

describe('what is applied together', () => {
  const service = (chart: Construct) =>
    new ApiObject(chart, 'service', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'raw' },
      spec: { selector: { app: 'raw' }, ports: [{ port: 80 }] },
    });
  const safe = () => {
    const object = raw();
    object.spec.template.spec.terminationGracePeriodSeconds = 60;
    return object;
  };
  const rules = (app: App, options = {}) => {
    ZeroDowntime.guard(app, options);
    return [...problemsOf(() => app.synth()), ...warned];
  };

  test('a Service reaches the Pods of another chart', () => {
    const withPods = (chart: Chart) => new ApiObject(chart, 'raw', safe());
    const found = (fill: (chart: Chart) => void, guardsAll: boolean) => {
      const app = Testing.app();
      const network = new Chart(app, 'network');
      service(network);
      plain(network, 'api', { terminationGracePeriod: Duration.seconds(60) });
      fill(new Chart(app, 'web'));
      ZeroDowntime.guard(guardsAll ? app : network);
      return named([...problemsOf(() => app.synth()), ...warned.splice(0)]).filter((one) =>
        one.includes('service-selects'),
      );
    };
    for (const guardsAll of [true, false]) {
      expect(found(() => undefined, guardsAll)).toEqual(['service-selects-nothing network/service']);
      expect(found(withPods, guardsAll)).toEqual([]);
    }
  });

  test('two charts with the same object are two environments, and neither clashes with the other', () => {
    const app = Testing.app();
    for (const id of ['staging', 'production']) {
      const chart = new Chart(app, id);
      new ApiObject(chart, 'raw', safe());
      service(chart);
    }
    expect(rules(app).join()).not.toMatch(/duplicate-identity|service-selects-nothing/);
  });

  test('the same object twice in one chart is a problem', () => {
    const chart = Testing.chart();
    new ApiObject(chart, 'one', safe());
    new ApiObject(chart, 'two', safe());
    expect(rules(App.of(chart) as App).join()).toMatch(/duplicate-identity/);
  });

  test.each([
    [undefined, true],
    ['warning', false],
  ])('it fails synthesis, unless the guard says otherwise: %s', (severity, fails) => {
    const chart = Testing.chart();
    for (const id of ['one', 'two']) new kplus.ConfigMap(chart, id, { metadata: { name: 'settings' }, data: { id } });
    ZeroDowntime.guard(App.of(chart), severity === undefined ? {} : { severities: { 'duplicate-identity': severity } });
    expect(
      problemsOf(() => Testing.synth(chart))
        .join()
        .includes('duplicate-identity'),
    ).toBe(fails);
  });

  test('charts of one environment belong together', () => {
    const app = Testing.app();
    for (const id of ['staging', 'production']) {
      const environment = new Construct(app, id);
      service(new Chart(environment, 'network'));
      new ApiObject(new Chart(environment, 'web'), 'raw', safe());
    }
    expect(rules(app).join()).not.toMatch(/duplicate-identity|service-selects-nothing/);
  });
});

test('charts that have a guard each, with the same options, are judged in one go', () => {
  const app = Testing.app();
  for (const id of ['one', 'two']) {
    const chart = new Chart(app, id);
    ZeroDowntime.guard(chart, { strict: true });
    plain(chart);
  }
  plain(new Chart(app, 'unguarded'));
  const found = named(problemsOf(() => app.synth())).filter((one) => one.startsWith('grace-too-short'));
  expect(found).toEqual(['grace-too-short one/api', 'grace-too-short two/api']);
});

test('a guard further down has its own options', () => {
  const app = Testing.app();
  const [inner, outer] = [new Chart(app, 'inner'), new Chart(app, 'outer')];
  plain(inner);
  plain(outer);
  ZeroDowntime.guard(app);
  ZeroDowntime.guard(inner, { severities: { 'grace-too-short': 'off' } });
  expect(named(problemsOf(() => app.synth()))).toEqual(['grace-too-short outer/api']);
});

test('each object is rendered once in a run, however many charts there are', () => {
  const app = Testing.app();
  let rendered = 0;
  for (let index = 0; index < 6; index += 1) {
    const object = new ApiObject(new Chart(app, `chart-${index}`), 'raw', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: `map-${index}` },
    });
    const render = object.toJson.bind(object);
    object.toJson = () => {
      rendered += 1;
      return render();
    };
  }
  ZeroDowntime.guard(app);
  app.synth();
  expect(rendered).toBe(6);
});

test('an object that cannot be rendered is a problem beside the others', () => {
  const chart = Testing.chart();
  ZeroDowntime.guard(chart);
  plain(chart);
  const broken = new ApiObject(chart, 'broken', { apiVersion: 'v1', kind: 'ConfigMap' });
  broken.addJsonPatch(JsonPatch.remove('/no/such'));
  const problems = problemsOf(() => Testing.synth(chart));
  expect(problems.join()).toMatch(/test\/broken/);
  expect(named(problems)).toContain('grace-too-short test/api');
});
