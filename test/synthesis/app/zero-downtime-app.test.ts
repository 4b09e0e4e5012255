import {
  ApiObject,
  App,
  type AppProps,
  Chart,
  Cron,
  Include,
  JsonPatch,
  Lazy,
  Testing,
  Yaml,
  YamlOutputType as Output,
} from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { type Construct, Dependable } from 'constructs';
import fc from 'fast-check';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ZeroDowntime, ZeroDowntimeApp } from '../../../lib';
import { deploy } from '../../constructs/synthesise';

const scratch = mkdtempSync(join(tmpdir(), 'zero-downtime-app-'));
afterAll(() => rmSync(scratch, { recursive: true }));

type Build = (app: App) => void;

/** Everything that an app of a kind writes for the same constructs, and what it says of itself; or why it fails. */
function written(Kind: typeof App, build: Build, props: AppProps): unknown {
  const outdir = mkdtempSync(join(scratch, 'out-'));
  const made = () => {
    const app = new Kind({ ...props, outdir });
    build(app);
    return app;
  };
  try {
    const app = made();
    app.synth();
    const files = readdirSync(outdir, { recursive: true, withFileTypes: true }).sort((one, other) =>
      join(one.parentPath, one.name) < join(other.parentPath, other.name) ? -1 : 1,
    );
    const texts = files.map((file) => {
      const path = join(file.parentPath, file.name);
      return [path.slice(outdir.length), file.isFile() ? readFileSync(path, 'utf8') : 'a folder'];
    });
    return { texts, yaml: made().synthYaml(), charts: app.charts.map(({ node }) => node.path) };
  } catch (error) {
    return (error as Error).message;
  }
}

function expectSame(build: Build, props: AppProps = {}): unknown {
  const ours = written(ZeroDowntimeApp, build, props);
  expect(ours).toEqual(written(App, build, props));
  return ours;
}

const object = (scope: Construct, name: string, data: Record<string, unknown> = {}) =>
  new ApiObject(scope, name, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data });

/** A web service as people write it with cdk8s-plus: an Ingress, a volume, an autoscaler, a network policy. */
function shop(app: App): void {
  const chart = new Chart(app, 'shop', { namespace: 'shop', labels: { team: 'web' } });
  const config = new kplus.ConfigMap(chart, 'config', { data: { 'app.conf': 'a: 1\nb: "x"\n', empty: '' } });
  const deployment = new kplus.Deployment(chart, 'web', {
    spread: true,
    isolate: true,
    containers: [
      {
        image: 'web:1',
        portNumber: 8080,
        envVariables: { ON: kplus.EnvValue.fromValue('yes'), AT: kplus.EnvValue.fromValue(' 0o17 ') },
        volumeMounts: [{ path: '/etc/app', volume: kplus.Volume.fromConfigMap(chart, 'volume', config) }],
        readiness: kplus.Probe.fromCommand(['sh', '-c', 'curl -s "http://localhost:8080" | grep -q ok\nexit $?']),
      },
    ],
  });
  new kplus.HorizontalPodAutoscaler(chart, 'scaler', { target: deployment, maxReplicas: 5 });
  deployment.exposeViaIngress('/', { ingress: new kplus.Ingress(chart, 'ingress') });
  ApiObject.of(deployment).addJsonPatch(JsonPatch.add('/metadata/annotations', { 'example.com/owner': '~' }));
  new kplus.CronJob(chart, 'job', { schedule: Cron.daily(), containers: [{ image: 'job' }] });
}

/** Charts that need each other, nested ones, numbers as ids, and a dependency on a construct of several objects. */
function linked(app: App): void {
  const [last, first] = ['10', '9'].map((id) => new Chart(app, id));
  const inner = new Chart(first as Chart, 'inner');
  new Chart(app, 'empty');
  const database = new kplus.StatefulSet(last as Chart, 'database', {
    containers: [{ image: 'db', portNumber: 5432 }],
    service: new kplus.Service(last as Chart, 'peers', { ports: [{ port: 5432 }] }),
  });
  const before = object(last as Chart, 'before');
  object(last as Chart, 'after').addDependency(object(last as Chart, 'between'));
  before.addDependency(database, last?.node.findChild('after') as Construct);
  object(first as Chart, 'user').addDependency(database);
  object(inner, 'inside').addDependency(before);
}

const OUTPUTS = [Output.FILE_PER_APP, Output.FILE_PER_CHART, Output.FILE_PER_RESOURCE];
const ALL_OUTPUTS = [...OUTPUTS, Output.FOLDER_PER_CHART_FILE_PER_RESOURCE];

describe('our app writes what that of cdk8s writes', () => {
  describe.each([
    ['a shop of cdk8s-plus', shop],
    ['charts that depend on each other', linked],
    ['a workload of ours beside others', (app: App) => void deploy({}, new Chart(app, 'ours'))],
    ['nothing', () => undefined],
  ])('%s', (_what, build) => {
    test.each(ALL_OUTPUTS)('as output %s', (yamlOutputType) => {
      const props = { yamlOutputType, outputFileExtension: '.yaml', recordConstructMetadata: true };
      expect(expectSame(build, props)).toHaveProperty('texts');
    });
  });

  test('whatever the manifests hold', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom(...'ab1 :#-\n\t"\'|>&*%@`?!,[]{}.~/=_') }),
      fc.constantFrom('no', '0777', '1e3', '2001-01-01', '=', '<<', 'word '.repeat(40), 'a\n\n b\n', '012', '1_000'),
    );
    const value = fc.letrec((tie) => ({
      any: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.oneof(fc.double(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant(undefined)),
        fc.array(tie('any'), { maxLength: 3 }),
        fc.dictionary(text, tie('any'), { maxKeys: 3, noNullPrototype: true }),
      ),
    })).any;
    fc.assert(
      fc.property(fc.dictionary(text, value, { maxKeys: 4, noNullPrototype: true }), (data) => {
        expectSame((app) => void object(new Chart(app, 'any'), 'any', data));
      }),
      { numRuns: 60 },
    );
  });

  test('aliases, where a rendering holds the same list twice', () => {
    const outcome = expectSame((app) => {
      const twice = object(new Chart(app, 'chart'), 'twice');
      const shared = [{ a: 1 }];
      twice.toJson = () => ({ kind: 'List', metadata: { name: 'twice' }, one: shared, two: shared });
    });
    expect(JSON.stringify(outcome)).toContain('&a1');
  });

  test('what is included from a file, lazy values, tokens and resolvers', () => {
    const url = join(scratch, 'included.yaml');
    writeFileSync(url, 'kind: ConfigMap\napiVersion: v1\nmetadata: {name: a}\ndata: {x: &x [1], y: *x}\n');
    expectSame(
      (app) => {
        const chart = new Chart(app, 'chart');
        new Include(chart, 'include', { url });
        object(chart, 'lazy', { at: Lazy.any({ produce: () => ({ deep: [Lazy.any({ produce: () => 'end' })] }) }) });
      },
      { resolvers: [{ resolve: (context) => void (context.value === 'end' && context.replaceValue('resolved')) }] },
    );
  });

  test('a chart that renders itself', () => {
    class Own extends Chart {
      public override toJson() {
        return [...super.toJson(), { kind: 'Extra', metadata: { name: 'extra' } }];
      }
    }
    for (const yamlOutputType of ALL_OUTPUTS)
      expectSame((app) => void object(new Own(app, 'own'), 'one'), { yamlOutputType });
  });
});

describe('our app fails as that of cdk8s fails', () => {
  test('on what is not valid', () => {
    const outcome = expectSame((app) => {
      const chart = new Chart(app, 'chart');
      chart.node.addValidation({ validate: () => ['this', 'that'] });
    });
    expect(outcome).toContain('[chart] that');
  });

  test.each([
    ['charts', (app: App) => ['a', 'b', 'c'].map((id) => new Chart(app, id))],
    ['objects of a chart', (app: App) => ['a', 'b', 'c'].map((id) => object(chartOf(app), id))],
  ])('on %s in a circle', (_what, make: (app: App) => Construct[]) => {
    const outcome = expectSame((app) => {
      const all = make(app);
      all.forEach((one, index) => one.node.addDependency(all[(index + 1) % all.length] as Construct));
    });
    expect(outcome).toContain('Dependency cycle detected');
  });

  test('on what cannot be rendered, leaving no half of a file', () => {
    const bad = (app: App) => {
      object(new Chart(app, 'a'), 'good');
      object(new Chart(app, 'b'), 'bad', { at: new Map() });
    };
    expect(expectSame(bad, { yamlOutputType: Output.FILE_PER_APP })).toContain('Failed serializing construct');
    const outdir = mkdtempSync(join(scratch, 'half-'));
    const app = new ZeroDowntimeApp({ outdir, yamlOutputType: Output.FILE_PER_APP });
    bad(app);
    expect(() => app.synth()).toThrow('Failed serializing construct');
    expect(readdirSync(outdir)).toEqual([]);
  });

  test('on something outside of charts that depends on a chart', () => {
    expectSame((app) => {
      const chart = new Chart(app, 'chart');
      app.node.addDependency(chart);
    });
  });
});

test('a construct is validated and rendered once, however many charts there are', () => {
  const app = new ZeroDowntimeApp({ outdir: mkdtempSync(join(scratch, 'once-')) });
  const calls = { validated: 0, rendered: 0 };
  for (let index = 0; index < 5; index += 1) {
    const chart = new Chart(app, `chart-${index}`);
    chart.node.addValidation({ validate: () => ((calls.validated += 1), []) });
    object(chart, 'one', { at: Lazy.any({ produce: () => ((calls.rendered += 1), 'x') }) });
  }
  app.synth();
  expect(calls).toEqual({ validated: 5, rendered: 5 });
  app.synth();
  expect(calls).toEqual({ validated: 10, rendered: 10 });
});

test('a guard judges what our app writes, and what a test renders of it', () => {
  const app = new ZeroDowntimeApp({ outdir: mkdtempSync(join(scratch, 'guarded-')) });
  ZeroDowntime.guard(app);
  const chart = new Chart(app, 'chart');
  const budget = { minAvailable: '100%', selector: { matchLabels: { app: 'web' } } };
  new ApiObject(chart, 'budget', { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', spec: { ...budget, no: 1 } });
  expect(() => app.synth()).toThrow(/field-unknown/);
  expect(() => Testing.synth(chart)).toThrow(/field-unknown/);
});

test('a dependency on something that is no construct counts, too', () => {
  expectSame((app) => {
    const [one, other] = ['one', 'other'].map((id) => object(chartOf(app), id)) as [ApiObject, ApiObject];
    const both = {};
    Dependable.implement(both as Construct, { dependencyRoots: [other] });
    one.node.addDependency(both as Construct);
  });
});

test('texts are those of cdk8s also where an object is no mapping', () => {
  const app = new ZeroDowntimeApp();
  const odd = object(new Chart(app, 'chart'), 'odd');
  odd.toJson = () => undefined;
  expect(app.synthYaml()).toBe(Yaml.stringify(undefined));
});

function chartOf(app: App): Chart {
  return (app.node.tryFindChild('chart') as Chart | undefined) ?? new Chart(app, 'chart');
}
