import { buildSync } from 'esbuild';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Workers } from '../../../lib/cli/io';
import type { PlainWorld } from '../../../lib/cli/threads/simulation-worker';
import { simulateAll } from '../../../lib/cli/threads/simulate-all';
import { threadWorkers } from '../../../lib/cli/threads/thread-workers';
import { worldOf } from '../../../lib/cli/threads/world-of';
import { casesOf } from '../../../lib/simulation';
import { readSource } from '../../../lib/source';
import { LOSSY, SAFE } from '../../report/simulation/a-simulation';
import { runIn } from '../memory-io';

const FILES = {
  'web.yaml': LOSSY,
  'safe.yaml': SAFE,
  'broken.yaml': 'kind: [',
  'map.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n',
};
const simulate = (...args: string[]) => runIn({ files: FILES }, 'simulate', ...args);
const changesOf = (stdout: string) =>
  (JSON.parse(stdout) as { changes: { file: string; edits: { value: number }[] }[] }).changes;
const outcomesOf = (stdout: string) =>
  (JSON.parse(stdout) as { outcomes: { scenario: string; workload: { name: string }; rate: number; lost: number }[] })
    .outcomes;

describe('exit codes', () => {
  test('a rollout that loses requests ends with 1', async () => {
    expect((await simulate('web.yaml', '-s', 'rollout', '--no-fix')).code).toBe(1);
  });

  test('nothing lost on purpose ends with 0, whatever faults lose', async () => {
    const { code, stderr } = await simulate('safe.yaml');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  test('a file that cannot be read ends with 2; the rest is simulated', async () => {
    const { code, stdout } = await simulate('broken.yaml', 'safe.yaml', '-s', 'rollout', '--format', 'json');
    expect(code).toBe(2);
    expect(outcomesOf(stdout).length).toBe(1);
  });

  test('nothing to simulate ends with 2, unless that is fine', async () => {
    expect(await simulate('map.yaml')).toMatchObject({ code: 2, stderr: expect.stringMatching(/nothing to simulate/) });
    const { code, stdout } = await simulate('map.yaml', '--allow-empty');
    expect(code).toBe(0);
    expect(stdout).toMatch(/nothing was simulated/);
  });

  test('what is there instead of a workload is named: a template to render, objects of other kinds', async () => {
    const files = {
      'c/web.yaml': 'kind: {{ .Values.kind }}\n{{- if .x }}\na: [\n{{- end }}\n',
      'map.yaml': FILES['map.yaml'],
    };
    const { code, stderr } = await runIn({ files }, 'simulate', 'c', 'map.yaml');
    expect(code).toBe(2);
    expect(stderr).toMatch(/no workload was found; only 1 object of other kinds; .*web\.yaml:1: a template/);
  });

  test.each([
    [['--scenario', 'roll-out'], /did you mean 'rollout'/],
    [['--workload', 'deployment/wed'], /did you mean 'deployment\/web'/],
    [['--rate', 'many'], /--rate 'many'/],
    [['--runs', '1.5'], /whole number/],
    [['--runs', '0'], /from 1 to/],
    [['--format', 'sarif'], /no format 'sarif'/],
    [['--connections', 'old'], /new or keep-alive/],
    [['--from', 'none.yaml'], /none\.yaml/],
    [['--from', 'map.yaml', '--from', 'broken.yaml'], /--from: broken\.yaml:1/],
  ])('%j ends with 2 and says what to write', async (flags, says) => {
    const { code, stderr } = await simulate('web.yaml', ...flags);
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(says) });
  });
});

describe('what is simulated', () => {
  test('only the scenarios and workloads that are asked for', async () => {
    const other = LOSSY.replaceAll('web', 'api');
    const files = { 'web.yaml': LOSSY, 'api.yaml': other };
    const { stdout } = await runIn(
      { files },
      'simulate',
      '.',
      '-s',
      'crash',
      '-s',
      'rollout',
      '-w',
      'deployment/api',
      '--format',
      'json',
    );
    expect(outcomesOf(stdout).map(({ workload, scenario }) => [workload.name, scenario])).toEqual([
      ['api', 'rollout'],
      ['api', 'crash'],
    ]);
  });

  test('twice the rate loses twice the requests', async () => {
    const lost = async (rate: string) =>
      outcomesOf(
        (await simulate('web.yaml', '-s', 'rollout', '--no-fix', '--rate', rate, '--format', 'json')).stdout,
      )[0]?.lost ?? 0;
    expect(await lost('200')).toBeCloseTo(2 * (await lost('100')));
  });

  test('facts by flag count where a workload states none', async () => {
    const silent = SAFE.replace('    zero-downtime/longest-request: 20s\n', '');
    const run = (time: string) =>
      runIn(
        { files: { 'web.yaml': silent } },
        'simulate',
        'web.yaml',
        '-s',
        'rollout',
        '--no-fix',
        '--longest-request',
        time,
      );
    expect((await run('20s')).code).toBe(0);
    expect((await run('60s')).code).toBe(1);
  });

  test.each([
    ['a configuration file', { 'zero-downtime.yaml': 'facts: { everywhere: { longestRequest: 60s } }\n' }, []],
    ['a flag', {}, ['--longest-request', '60s']],
  ])('a change is proved with the facts of %s: 5 s for the routing, 60 s for the request', async (_, config, flags) => {
    const silent = SAFE.replace('    zero-downtime/longest-request: 20s\n', '');
    const run = await runIn(
      { files: { 'web.yaml': silent, ...config } },
      ...['simulate', 'web.yaml', '-s', 'delete-pod', '--format', 'json', ...flags],
    );
    expect(changesOf(run.stdout)).toMatchObject([{ edits: [{ value: 65 }] }]);
  });

  test('a change is that of the workload it is shown with, also where another file has its name', async () => {
    const files = { 'k8s/a/web.yaml': SAFE, 'k8s/b/web.yaml': LOSSY };
    const { stdout } = await runIn({ files }, 'simulate', 'k8s', '-s', 'delete-pod', '--format', 'json');
    const edited = changesOf(stdout).map(({ file, edits }) => [file, edits.length > 0]);
    expect(edited).toEqual([
      ['k8s/a/web.yaml', false],
      ['k8s/b/web.yaml', true],
    ]);
  });

  test('lines of JSON say what each is, workload by workload, with the summary at the end', async () => {
    const files = { 'k8s/a/web.yaml': SAFE, 'k8s/b/web.yaml': LOSSY };
    const { stdout } = await runIn({ files }, 'simulate', 'k8s', '-s', 'delete-pod', '--format', 'jsonl');
    const lines = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, { file?: string }>);
    expect(lines.map((line) => Object.keys(line)[0])).toEqual(['outcome', 'change', 'outcome', 'change', 'summary']);
    expect(lines[2]?.['outcome']?.file).toBe('k8s/b/web.yaml');
    expect(lines[4]?.['summary']).toMatchObject({ workloads: 2, losing: 1 });
  });

  test('a rollout from an old version loses what the old pods cannot keep', async () => {
    const { code } = await simulate('safe.yaml', '--from', 'web.yaml', '-s', 'rollout', '--no-fix');
    expect(code).toBe(1);
  });
});

const JOB = `apiVersion: batch/v1
kind: Job
metadata: { name: import }
spec: { template: { spec: { restartPolicy: Never, containers: [{ name: import, image: 'import:1' }] } } }
`;
const NONE = LOSSY.replaceAll('web', 'none').replace('replicas: 3', 'replicas: 0');
const ON_DELETE = `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: db }
spec:
  replicas: 2
  serviceName: db
  updateStrategy: { type: OnDelete }
  selector: { matchLabels: { app: db } }
  template: { metadata: { labels: { app: db } }, spec: { containers: [{ name: db, image: 'db:1' }] } }
`;

describe('what is not simulated', () => {
  const files = { 'job.yaml': JOB, 'none.yaml': NONE, 'db.yaml': ON_DELETE, 'safe.yaml': SAFE };
  const run = (...args: string[]) => runIn({ files }, 'simulate', ...args);

  test('is named with its reason, a line each', async () => {
    const { stdout } = await run('job.yaml', 'none.yaml', 'safe.yaml', '-s', 'rollout');
    expect(stdout).toMatch(/^ {2}- Job default\/import \(job\.yaml\): .* run to\n? +their end/m);
    expect(stdout).toMatch(/^ {2}- Deployment shop\/none \(none\.yaml\): no replicas are wanted: spec\.replicas/m);
    expect(stdout).toMatch(/1 workload, 1 outcome, 2 workloads not simulated/);
  });

  const TEMPLATE = 'template: { metadata: { labels: { a: b } }, spec: { containers: [{ name: a, image: a }] } }';
  const other = (apiVersion: string, kind: string, spec: string) =>
    `# other\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: one }\nspec: { ${spec} }\n`;

  test.each([
    ['apps.openshift.io/v1', 'DeploymentConfig', TEMPLATE],
    ['serving.knative.dev/v1', 'Service', TEMPLATE],
    ['apps.kruise.io/v1alpha1', 'CloneSet', TEMPLATE],
    ['kubeflow.org/v1', 'PyTorchJob', `pytorchReplicaSpecs: { Worker: { ${TEMPLATE} } }`],
    ['argoproj.io/v1alpha1', 'WorkflowTemplate', 'templates: [{ name: a, container: { image: a } }]'],
  ])('names what runs pods of another kind, with its place, beside others or alone: %s %s', async (...one) => {
    const paths = { 'other.yaml': other(...one), 'safe.yaml': SAFE };
    const words = new RegExp(`- ${one[1]} default/one \\(other\\.yaml:3\\): it runs pods`);
    const both = await runIn({ files: paths }, 'simulate', 'other.yaml', 'safe.yaml', '-s', 'rollout');
    expect(both).toMatchObject({ code: 0, stdout: expect.stringMatching(words) as string });
    const alone = await runIn({ files: paths }, 'simulate', 'other.yaml');
    expect(alone).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/nothing to simulate: \w+ default/) as string,
    });
  });

  test('says nothing of objects that run none, definitions among them', async () => {
    const text = other(
      'kyverno.io/v1',
      'ClusterPolicy',
      `rules: [{ validate: { pattern: { spec: { ${TEMPLATE} } } } }]`,
    );
    const { stdout } = await runIn({ files: { 'p.yaml': text, 'safe.yaml': SAFE } }, 'simulate', '.', '-s', 'rollout');
    expect(stdout).not.toContain('ClusterPolicy');
  });

  test('stands in JSON and JUnit, too', async () => {
    const { stdout } = await run('.', '-s', 'rollout', '-s', 'delete-pod', '--format', 'json', '--no-fix');
    const { notSimulated, summary } = JSON.parse(stdout) as {
      notSimulated: { workload: { name: string }; scenarios?: string[] }[];
      summary: { notSimulated: number };
    };
    const named = notSimulated.map(({ workload, scenarios }) => [workload.name, scenarios]);
    expect(named).toEqual([
      ['db', ['rollout']],
      ['import', undefined],
      ['none', undefined],
    ]);
    expect(summary.notSimulated).toBe(2);
    const junit = (await run('.', '-s', 'rollout', '--format', 'junit')).stdout;
    expect(junit).toMatch(/<testsuite name="not simulated" tests="3" failures="0" errors="0" skipped="3"/);
    expect(junit).toContain('OnDelete');
  });

  test.each([
    [['job.yaml'], /nothing to simulate: Job default\/import .*run to their end/],
    [['none.yaml', '-q'], /nothing to simulate: Deployment shop\/none .*no replicas are wanted/],
    [['db.yaml', '-s', 'rollout'], /nothing to simulate: StatefulSet default\/db .*OnDelete/],
    [['job.yaml', 'safe.yaml', '-w', 'job/import'], /'job\/import' is not simulated: .*run to their end/],
  ])('%j never looks like success: it ends with 2 and says why', async (args, says) => {
    expect(await run(...args)).toMatchObject({ code: 2, stderr: expect.stringMatching(says) });
  });

  test('is only that of the workloads that were asked for', async () => {
    const { stdout } = await run('.', '-w', 'deployment/web', '-s', 'rollout');
    expect(stdout).not.toContain('not simulated');
  });
});

describe('what is written', () => {
  test('a page and a file beside the text', async () => {
    const { written, stdout } = await simulate(
      'web.yaml',
      '-s',
      'rollout',
      '--html',
      'page.html',
      '--format',
      'junit',
      '-o',
      'junit.xml',
      '--format',
      'text',
    );
    expect(Object.keys(written)).toEqual(['page.html', 'junit.xml']);
    expect(written['page.html']).toMatch(/^<!doctype html>/);
    expect(stdout).toMatch(/LOSES/);
  });

  test('block characters where the locale knows them, ASCII elsewhere', async () => {
    const drawn = async (env: Record<string, string>) =>
      (await runIn({ files: FILES, env }, 'simulate', 'web.yaml', '-s', 'rollout', '--no-fix')).stdout;
    expect(await drawn({ LANG: 'en_US.UTF-8' })).toContain('█');
    expect(await drawn({ LANG: 'C' })).toMatch(/^[\n\x20-\x7e]*$/);
    expect(await drawn({ LANG: 'C.UTF-8', LC_ALL: 'POSIX' })).not.toContain('█');
  });

  test('colours only on a terminal, never with NO_COLOR', async () => {
    const args = ['simulate', 'web.yaml', '-s', 'rollout', '--no-fix'];
    expect((await runIn({ files: FILES }, ...args)).stdout).not.toContain('\u001b');
    expect((await runIn({ files: FILES, isTerminal: true }, ...args)).stdout).toContain('\u001b');
    expect((await runIn({ files: FILES, isTerminal: true, env: { NO_COLOR: '1' } }, ...args)).stdout).not.toContain(
      '\u001b',
    );
  });
});

describe('Threads make no difference to what is said', () => {
  let folder: string;
  let workers: Workers;
  let main: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'threads-'));
    main = join(folder, 'main.js');
    const entryPoints = [require.resolve('../../../lib/cli/main.ts')];
    buildSync({ entryPoints, outfile: main, bundle: true, platform: 'node', format: 'cjs' });
    workers = { ...threadWorkers({ code: main, isText: false }), count: 2 };
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('of sampled runs', async () => {
    const args = ['simulate', 'web.yaml', '-s', 'rollout', '--runs', '1600', '--seed', '7', '--format', 'json'];
    const alone = await runIn({ files: FILES }, ...args);
    const together = await runIn({ files: FILES, workers }, ...args);
    expect(together.stdout).toBe(alone.stdout);
    expect(alone.stdout).toContain('"runs": 1600');
  });

  test('of sampled runs in threads that run the text of an executable', async () => {
    const args = ['simulate', 'web.yaml', '-s', 'rollout', '--runs', '400', '--seed', '7', '--format', 'json'];
    const program = { code: readFileSync(main, 'utf8'), isText: true };
    const together = await runIn({ files: FILES, workers: { ...threadWorkers(program), count: 2 } }, ...args);
    expect(together.stdout).toBe((await runIn({ files: FILES }, ...args)).stdout);
  });

  test('of worst cases, which others join when they take their time', async () => {
    let started = 0;
    const counted = { ...workers, start: (world: PlainWorld) => ((started += 1), workers.start(world)) };
    let seconds = 0;
    const files = { 'a/web.yaml': LOSSY, 'b/web.yaml': SAFE };
    const args = ['simulate', '.', '-s', 'rollout', '--format', 'json'];
    const alone = await runIn({ files }, ...args);
    const together = await runIn({ files, workers: counted, now: () => (seconds += 1) * 1000 }, ...args);
    expect(together.stdout).toBe(alone.stdout);
    expect(started).toBe(1);
  });

  test('and one core copies no world for others', async () => {
    const { manifests } = readSource(LOSSY, 'web.yaml');
    const here = worldOf({ manifests, stated: {}, options: { scenarios: ['rollout', 'delete-pod'] } });
    let seconds = 0;
    const none = () => {
      throw new Error('nobody else is there');
    };
    const simulated = await simulateAll(here, casesOf(here.world, here.options), {
      plain: none,
      workers: { count: 1, start: none },
      now: () => (seconds += 1) * 1000,
      progress: () => undefined,
      keep: (one) => one,
    });
    expect(simulated).toHaveLength(1);
  });
});
