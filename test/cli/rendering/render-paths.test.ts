import type { CheckReport } from '../../../lib/check';
import type { ToolRun, Tools } from '../../../lib/cli/io';
import { runIn } from '../memory-io';

const CONFIG_MAP = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n';

/** Tools that end in a way; what they were called with is kept. */
function tools(end: Partial<ToolRun> | ((tool: string) => Partial<ToolRun>)): Tools & { readonly calls: string[][] } {
  const calls: string[][] = [];
  return {
    calls,
    run: (tool, args) => {
      calls.push([tool, ...args]);
      return { ended: 'well', stdout: '', stderr: '', ...(typeof end === 'function' ? end(tool) : end) };
    },
    inFolder: (use) => use('/tmp/own'),
    copy: () => undefined,
    write: () => undefined,
    absolute: (path) => (path.startsWith('/') ? path : `/here/${path}`),
  };
}

const KUSTOMIZED = {
  'base/kustomization.yaml': 'resources: [a.yaml]\n',
  'base/a.yaml': CONFIG_MAP,
  'prod/kustomization.yaml': 'resources: [../base]\n',
  'test/kustomization.yaml': 'resources: [../base]\n',
};
const CHARTED = {
  'shop/Chart.yaml': 'name: shop\n',
  'shop/charts/db/Chart.yaml': 'name: db\n',
  'plain/a.yaml': CONFIG_MAP,
};

test('Overlays are built, and not their bases; charts, and not the charts in them', async () => {
  const used = tools({ stdout: CONFIG_MAP });
  await runIn({ files: { ...KUSTOMIZED, ...CHARTED }, tools: used }, 'check', '--render', '.');
  expect(used.calls.map(([tool, verb, ...rest]) => [tool, verb, rest[0]])).toEqual([
    ['kustomize', 'build', '/tmp/own'],
    ['kustomize', 'build', '/tmp/own'],
    ['helm', 'template', 'shop'],
  ]);
});

test('A folder that is given is built, whatever builds from it', async () => {
  const used = tools({ stdout: CONFIG_MAP });
  const { code } = await runIn({ files: KUSTOMIZED, tools: used }, 'check', '--render', 'base');
  expect([code, used.calls.length]).toEqual([0, 1]);
});

test('Without kustomize kubectl builds', async () => {
  const used = tools((tool) => (tool === 'kustomize' ? { ended: 'missing' } : { stdout: CONFIG_MAP }));
  const { code } = await runIn({ files: KUSTOMIZED, tools: used }, 'check', '--render', 'prod');
  expect([code, used.calls.map(([tool]) => tool)]).toEqual([0, ['kustomize', 'kubectl']]);
});

test.each<[Partial<ToolRun>, RegExp]>([
  [{ ended: 'missing' }, /^error: the chart shop cannot be rendered: helm is not installed\n {2}get it from https:/],
  [{ ended: 'late' }, /has not ended after 120 s/],
  [{ ended: 'large' }, /prints more than 64 MiB/],
  [{ ended: 'badly', stderr: 'Error: template: web.yaml:3: oops\n' }, /helm says: template: web\.yaml:3: oops\n$/],
  [{ ended: 'badly' }, /helm says: nothing/],
])('A tool that ends with %j is one message, and exit code 2', async (end, message) => {
  const { code, stdout, stderr } = await runIn({ files: CHARTED, tools: tools(end) }, 'check', '--render', 'shop');
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(message);
});

test('Values and names go to helm as they are', async () => {
  const used = tools({ stdout: CONFIG_MAP });
  const flags = [
    '--values',
    'a b.yaml',
    '--set',
    'x=$(y)',
    '--release',
    'r',
    '--namespace',
    'n',
    '--kubernetes-version',
    '1.33',
  ];
  await runIn({ files: CHARTED, tools: used }, 'check', '--render', 'shop', ...flags);
  expect(used.calls).toEqual([
    [
      ...['helm', 'template', 'r', 'shop', '--include-crds=false', '--kube-version', '1.33'],
      ...['--api-versions', expect.stringContaining('policy/v1/PodDisruptionBudget,') as string],
      ...['--namespace', 'n', '--values', 'a b.yaml', '--set', 'x=$(y)'],
    ],
  ]);
});

test.each([
  ['a flag', 'Error: execution error at (web.yaml:3): hunter2x is weak', 'shop', ['--set', 'a.b=1,password=hunter2x']],
  ['a file of values', 'Error: execution error at (web.yaml:3): hunter2x is weak', 'shop', ['--values', 'v.yaml']],
  [
    'a literal',
    'Error: literal sources [a=1 hunter2x]: invalid literal source hunter2x, expected key=value',
    'base',
    [],
  ],
  ['the address of a base', 'Error: accumulating https://me:hunter2x@example.com/x: no such host', 'base', []],
])('What a tool repeats of %s is not told', async (_, stderr, folder, flags) => {
  const files = { ...KUSTOMIZED, ...CHARTED, 'v.yaml': 'db:\n  - { password: hunter2x }\n' };
  const ran = await runIn({ files, tools: tools({ ended: 'badly', stderr }) }, 'check', '--render', folder, ...flags);
  expect([ran.code, ran.stderr]).toEqual([2, expect.stringMatching(/cannot be rendered: \w+ says: .*…/)]);
  expect(ran.stderr).not.toContain('hunter2x');
});

test('The names of values that are set are told, and the values are not', async () => {
  const stderr =
    'Error: execution error at (web.yaml:3): database.password is hunter2x, replicas hunter3y, not hunter4z';
  const flags = ['--set', 'database.password=hunter2x,replicas={hunter3y,hunter4z}'];
  const ran = await runIn(
    { files: CHARTED, tools: tools({ ended: 'badly', stderr }) },
    ...['check', '--render', 'shop', ...flags],
  );
  expect(ran.stderr).toContain('database.password is …, replicas …, not …');
});

test('With nothing to render files are read as they are, and a hint says so', async () => {
  const files = { 'a.yaml': 'apiVersion: v1\nkind: Service\nmetadata: { name: A }\n' };
  const { code, stdout, stderr } = await runIn({ files, tools: tools({}) }, 'check', '--render', 'a.yaml');
  expect([code, stdout]).toEqual([1, expect.stringContaining('a.yaml:3')]);
  expect(stderr).toContain('there is no kustomization and no chart to build in PATH');
});

test('One of several that cannot be built is told at its file, and the others are judged', async () => {
  const broken = (tool: string): Partial<ToolRun> =>
    tool === 'helm'
      ? { ended: 'badly', stderr: 'Error: nil pointer' }
      : { stdout: 'apiVersion: v1\nkind: Service\nmetadata: { name: A }\n' };
  const { code, stdout } = await runIn(
    { files: { ...KUSTOMIZED, ...CHARTED }, tools: tools(broken) },
    ...['check', '--render', '--format', 'json', '.'],
  );
  const { problems, findings } = JSON.parse(stdout) as CheckReport;
  expect(code).toBe(2);
  expect(problems.map((problem) => [problem.code, problem.file])).toEqual([['not-rendered', 'shop/Chart.yaml']]);
  expect(problems[0]?.message).toBe('the chart shop cannot be rendered: helm says: nil pointer');
  expect(findings.length).toBeGreaterThan(0);
});

describe('Where no chart and no kustomization can be built', () => {
  const judged = async (files: Record<string, string>, command: string, end: Partial<ToolRun> = {}) =>
    runIn({ files, tools: tools({ ended: 'badly', stderr: 'Error: oops', ...end }) }, command, '--render', '.');

  test.each(['check', 'simulate'])('each of several is told by %s, and no other hides it', async (command) => {
    const { code, stdout } = await judged({ ...KUSTOMIZED, ...CHARTED }, command);
    const places = [...stdout.matchAll(/--> (\S+):1:1/g)].map(([, file]) => file).sort();
    expect([code, places]).toEqual([
      2,
      ['base/kustomization.yaml', 'prod/kustomization.yaml', 'shop/Chart.yaml', 'test/kustomization.yaml'],
    ]);
  });

  test('plain manifests beside it are judged', async () => {
    const service = 'apiVersion: v1\nkind: Service\nmetadata: { name: A }\n';
    const { code, stdout } = await judged({ 'shop/Chart.yaml': 'name: shop\n', 'plain/a.yaml': service }, 'check');
    expect([code, stdout]).toEqual([2, expect.stringMatching(/shop\/Chart\.yaml:1:1[^]*plain\/a\.yaml:3/)]);
  });

  test('that is the only message where there is nothing else', async () => {
    const { code, stdout, stderr } = await judged({ 'shop/Chart.yaml': 'name: shop\n' }, 'check');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/cannot be rendered: helm says: oops/);
  });

  test('for want of the tool, that is said once', async () => {
    const { code, stdout, stderr } = await judged({ ...KUSTOMIZED, ...CHARTED }, 'check', { ended: 'missing' });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^error: the kustomization \S+ cannot be rendered: kustomize or kubectl is not installed\n/);
  });
});

test('What is made to be part of others is not built by itself', async () => {
  const used = tools({ stdout: CONFIG_MAP });
  const files = {
    ...KUSTOMIZED,
    'spot/kustomization.yaml': 'apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\n',
    'lib/Chart.yaml': 'apiVersion: v2\nname: lib\ntype: library\nversion: 1.0.0\n',
    'new/Chart.yaml': 'apiVersion: v2\nname: CHART-TEMPLATE\nversion: 1.0.0\n',
  };
  expect((await runIn({ files, tools: used }, 'check', '--render', '.')).code).toBe(0);
  expect(used.calls.map(([tool]) => tool)).toEqual(['kustomize', 'kustomize']);
});

test('Who checks a kustomization unbuilt gets a hint', async () => {
  const { stderr } = await runIn({ files: KUSTOMIZED }, 'check', 'base');
  expect(stderr).toBe('hint: base/kustomization.yaml is not built: with --render, kustomize or helm does that first\n');
});

const WEB = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: main, image: web:1, imagePullPolicy: Never, readinessProbe: { tcpSocket: { port: admin } } }] }
`;

/** What kustomize prints of a base, with its note on where that comes from. */
const BUILT = WEB.replace(
  '{ name: web }',
  '{ name: web, annotations: { config.kubernetes.io/origin: "path: ../../here/base/a.yaml" } }',
);

describe('What is wrong in a base', () => {
  const files = { ...KUSTOMIZED, 'base/a.yaml': WEB };
  const checked = (...flags: readonly string[]) =>
    runIn({ files, tools: tools({ stdout: BUILT }) }, 'check', '--render', '.', ...flags);

  test('is one finding, which names the overlays, in every format', async () => {
    const { findings, summary } = JSON.parse((await checked('--format', 'json')).stdout) as CheckReport;
    const places = findings.map(({ rule, file, line, renderedFrom, also = [] }) => ({
      ...{ rule, file, line, renderedFrom },
      also: also.map((again) => again.renderedFrom),
    }));
    expect(places).toContainEqual({
      ...{ rule: 'probe-port-unknown', file: 'base/a.yaml', line: 8, renderedFrom: 'prod' },
      also: ['test'],
    });
    expect(new Set(places.map((place) => JSON.stringify(place))).size).toBe(places.length);
    expect(summary.errors + summary.warnings + summary.infos).toBe(findings.length);
    for (const format of ['text', 'junit', 'sarif', 'github'])
      expect((await checked('--format', format)).stdout).toMatch(/also in: test\b|"renderedFrom": "test"/);
  });

  test('is known in a baseline for each overlay', async () => {
    const { written } = await checked('--write-baseline', 'known.json');
    const known = { files: { ...files, ...written }, tools: tools({ stdout: BUILT }) };
    const { stdout } = await runIn(known, 'check', '--render', '.', '--format', 'json', '--baseline', 'known.json');
    expect((JSON.parse(stdout) as CheckReport).findings).toEqual([]);
  });
});

test('What sops has encrypted is not judged after kustomize has built it either', async () => {
  const secret =
    'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\ndata: { token: "ENC[AES256_GCM,data:x]" }\nsops: { mac: m, version: 3.8.1 }\n';
  const used = tools({ stdout: secret });
  const files = { 'k8s/kustomization.yaml': 'resources: [a.yaml]\n', 'k8s/a.yaml': secret };
  const { code, stdout } = await runIn({ files, tools: used }, 'check', '--render', '--format', 'json', 'k8s');
  expect([code, (JSON.parse(stdout) as CheckReport).findings]).toEqual([0, []]);
});

test('What a packed subchart makes is found at its dependency, and mended by its values', async () => {
  const pod = 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: a }] }\n';
  const used = tools({ stdout: `---\n# Source: shop/charts/store/templates/pod.yaml\n${pod}` });
  const files = {
    'shop/Chart.yaml':
      'name: shop\nmaintainers:\n  - name: store\ndependencies:\n  - name: cache\n  - name: etcd # a store\n    alias: "store"\n',
  };
  const { stdout } = await runIn({ files, tools: used }, 'check', '--render', '--format', 'json', 'shop');
  const [finding] = (JSON.parse(stdout) as CheckReport).findings;
  expect(finding).toMatchObject({ rule: 'container-refused', file: 'shop/Chart.yaml', line: 7, column: 5 });
  expect(finding?.fix).toMatch(/ \(by the values of the subchart, below `store:`\)$/);
});

describe('What a chart leaves for its values to give', () => {
  const service = (text: string) =>
    `apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n  labels:\n    team: shop\n    env: ${text}\nspec:\n  ports: [{ port: 80 }]\n  selector: { app: web }\n`;
  const rendered = async (asked: string, values: string, made: string, ...flags: readonly string[]) => {
    const files = {
      'shop/Chart.yaml': 'name: shop\n',
      'shop/values.yaml': values,
      'shop/templates/web.yaml': service(asked),
      'mine.yaml': '',
    };
    const used = tools({ stdout: `---\n# Source: shop/templates/web.yaml\n${service(made)}` });
    const { stdout } = await runIn({ files, tools: used }, 'check', '--render', '--format', 'json', 'shop', ...flags);
    const { findings, notices } = JSON.parse(stdout) as CheckReport;
    return {
      refused: findings.some(({ rule }) => rule === 'service-refused'),
      open: notices.some(({ message }) => message.includes('.Values.stage.name')),
    };
  };
  const ASKED = 'shop-{{ .Values.stage.name }}';

  test.each(['stage: { name: }', "stage: { name: '' }", 'stage: {}', 'stage:', '{}'])(
    'is not refused for being empty: %s',
    async (values) => expect(await rendered(ASKED, values, 'shop-')).toEqual({ refused: false, open: true }),
  );

  test.each<[string, ...Parameters<typeof rendered>]>([
    ['a value of the chart', ASKED, 'stage: { name: a_ }', 'shop-a_'],
    ['what the template writes', 'shop-', 'stage: { name: }', 'shop-'],
    ['what stands in for it', '{{ .Values.stage.name | default "shop-" }}', 'stage: { name: }', 'shop-'],
    ['values that are given', ASKED, 'stage: { name: }', 'shop-', '--values', 'mine.yaml'],
    ['a value that is set', ASKED, 'stage: { name: }', 'shop-', '--set', 'a=b'],
  ])('is refused for %s', async (_, ...of) => {
    expect(await rendered(...of)).toEqual({ refused: true, open: false });
  });
});

describe('A field that a chart writes empty, until values are given', () => {
  const CLAIM = (mode: string) =>
    `apiVersion: v1\nkind: PersistentVolumeClaim\nmetadata: { name: data }\nspec:\n  accessModes:\n  - ${mode}\n  resources: { requests: { storage: 1Gi } }\n`;
  const CRON = (schedule: string) =>
    `apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: copy }\nspec:\n  schedule: ${schedule}\n  jobTemplate:\n    spec:\n      template:\n        spec:\n          restartPolicy: Never\n          containers: [{ name: a, image: 'busybox:1.36' }]\n`;
  const ROUTE = (rules: string) =>
    `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata: { name: web }\nspec:\n  rules:\n${rules}`;
  const POD = (image: string, env: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  restartPolicy: Never\n  containers:\n    - name: web\n      image: ${image}\n      env:\n${env}`;
  const ENV = (name: string) =>
    `        - name: URL\n          valueFrom:\n            secretKeyRef:\n              name: ${name}\n              key: url\n`;
  const HELPER = `{{- define "shop.env" -}}\n- name: URL\n  valueFrom:\n    secretKeyRef:\n      name: {{ .Values.url.secret | quote }}\n      key: url\n{{- end -}}\n`;

  const COPIED = `{{- define "shop.copied" -}}\n- name: URL\n  valueFrom:\n    secretKeyRef:\n{{ .Values.reference | toYaml | indent 6 }}\n{{- end -}}\n`;

  const refusals = async (
    asked: string,
    made: string,
    flags: readonly string[] = [],
    chart = 'name: shop\n',
    others = {},
  ) => {
    const files = {
      'shop/Chart.yaml': chart,
      'shop/values.yaml': 'mode: ""\nurl: { secret: "" }\nhost: ""\nimage: { repo: }\n',
      'shop/templates/_helpers.tpl': HELPER,
      'shop/templates/web.yaml': asked,
      ...others,
    };
    const used = tools({ stdout: `---\n# Source: shop/templates/web.yaml\n${made}` });
    const { stdout } = await runIn({ files, tools: used }, 'check', '--render', '--format', 'json', 'shop', ...flags);
    const { findings } = JSON.parse(stdout) as CheckReport;
    return findings.flatMap(({ rule, effect }) => (effect === 'refused' ? [rule] : []));
  };

  const UNLESS_GIVEN: readonly (readonly [string, string, string])[] = [
    ['an item of a list', CLAIM('{{ .Values.mode }}'), CLAIM('')],
    ['what a list of values leaves empty', CRON('{{ .schedule }}'), CRON('')],
    ['a host that steers a block', ROUTE('    {{- if .Values.host }}\n    - host: a\n    {{- end }}\n'), ROUTE('')],
    ['an image', POD('{{ .Values.image.repo }}', ENV('a')), POD('', ENV('a'))],
    ['what a helper writes', POD('a:1', '      {{- include "shop.env" . | nindent 8 }}\n'), POD('a:1', ENV('""'))],
  ];

  test.each(UNLESS_GIVEN)('is not refused: %s', async (_, asked, made) => {
    expect(await refusals(asked, made)).toEqual([]);
    expect(await refusals(asked, made, ['--set', 'a=b'])).toHaveLength(1);
  });

  test('is not refused in a map of values that a helper copies, where the map has it as a blank', async () => {
    const asked = POD('a:1', '      {{- include "shop.copied" . | nindent 8 }}\n');
    const made = POD('a:1', ENV('""'));
    const ofValues = (values: string) =>
      refusals(asked, made, [], 'name: shop\n', { 'shop/values.yaml': values, 'shop/templates/_helpers.tpl': COPIED });
    expect(await ofValues('reference: { name: "", key: url }\n')).toEqual([]);
    expect(await ofValues('reference: { key: url }\n')).toHaveLength(1);
  });

  test.each([
    ['an item that the template writes', CLAIM('""'), CLAIM('""')],
    ['what a value says', CLAIM('{{ .Values.mode }}'), CLAIM('Sometimes')],
    ['a field without a value', CRON(''), CRON('')],
    ['a name that no helper writes', POD('a:1', ENV('""')), POD('a:1', ENV('""'))],
    ['rules that nothing fills in', ROUTE(''), ROUTE('')],
  ])('is refused as before: %s', async (_, asked, made) => {
    expect(await refusals(asked, made)).toHaveLength(1);
  });
});

describe('What the default of a chart says', () => {
  const template = (replicas: string, ready = '-7') => `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: ${replicas}
  minReadySeconds: ${ready}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: web
          image: web:1
          ports: [{ containerPort: 80 }]
          lifecycle: { preStop: { sleep: { seconds: 9 } } }
`;
  // What nothing leads requests to is asked by nobody, however many pods it has.
  const LEADING =
    'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { selector: { app: web }, ports: [{ port: 80 }] }\n';
  const checked = async (
    written: string,
    {
      values = 'web:\n  count: 1\n  ready: -7\n',
      chart = 'shop',
      args = [] as readonly string[],
      others = {} as Readonly<Record<string, string>>,
    } = {},
  ) => {
    const made = { web: template('1'), service: LEADING };
    const stdout = Object.entries(made)
      .map(([name, text]) => `---\n# Source: ${chart}/templates/${name}.yaml\n${text}`)
      .join('');
    const files = {
      'shop/Chart.yaml': 'name: shop\n',
      [`${chart}/templates/service.yaml`]: made.service,
      [`${chart}/Chart.yaml`]: 'name: of it\n',
      [`${chart}/templates/web.yaml`]: written,
      [`${chart}/values.yaml`]: values,
      ...others,
    };
    const run = await runIn(
      { files, tools: tools({ stdout }) },
      ...['check', '--render', '--format', 'json', 'shop', '--kubernetes-version', '1.33', ...args],
    );
    return JSON.parse(run.stdout) as CheckReport;
  };
  const isTold = ({ findings }: CheckReport) => findings.some(({ rule }) => rule === 'single-replica');
  const notes = ({ notices }: CheckReport) => notices.filter(({ code }) => code === 'chart-default');

  test.each([
    ['{{ .Values.web.count }}', 'web.count'],
    ['{{ .Values.web.count | default 1 }}', 'web.count'],
    ['{{ include "shop.replicas" . }}', 'its values'],
  ])('one pod of `replicas: %s` is left to who installs it, in one note', async (replicas, named) => {
    const report = await checked(template(replicas));
    expect([isTold(report), notes(report).length]).toEqual([false, 1]);
    expect(notes(report)[0]?.message).toContain(`(--values FILE; ${named})`);
    expect(report.suppressed.map(({ by }) => by)).toEqual(['chart-default']);
  });

  test('one pod that the template writes is a finding, and so is one of values that the user has given', async () => {
    const written = await checked(template('1'));
    const given = await checked(template('{{ .Values.web.count }}'), {
      args: ['--values', 'mine.yaml'],
      others: { 'mine.yaml': 'web:\n  # few\n  count: 1\n' },
    });
    expect([written, given].map((report) => [isTold(report), notes(report).length])).toEqual([
      [true, 0],
      [true, 0],
    ]);
    const replica = given.findings.find(({ rule }) => rule === 'single-replica');
    expect(replica).toMatchObject({ file: 'mine.yaml', line: 3, column: 3 });
  });

  test.each([
    ['shop', {}, 'shop/values.yaml', 3],
    ['shop/charts/site', {}, 'shop/charts/site/values.yaml', 3],
    ['shop/charts/site', { 'shop/values.yaml': 'site:\n  web: { ready: -7 }\n' }, 'shop/values.yaml', 2],
    ['shop', { 'shop/values.yaml': 'web: { ready: 8 }\n' }, 'shop/templates/web.yaml', 7],
  ])('a number of %s with %j is found at %s:%i', async (chart, others, file, line) => {
    const report = await checked(template('2', '{{ .Values.web.ready }}'), { chart, others });
    const ready = report.findings.filter(({ path }) => path.at(-1) === 'minReadySeconds');
    expect(ready.map((finding) => [finding.file, finding.line])).toEqual([[file, line]]);
  });

  test('what is shown is the line of the values', async () => {
    const files = {
      'shop/Chart.yaml': 'name: shop\n',
      'shop/templates/web.yaml': template('2', '{{ .Values.web.ready }}'),
      'shop/values.yaml': 'web:\n  ready: -7 # never\n',
    };
    const stdout = `---\n# Source: shop/templates/web.yaml\n${template('2')}`;
    const run = await runIn({ files, tools: tools({ stdout }) }, 'check', '--render', 'shop');
    expect(run.stdout).toMatch(/shop\/values\.yaml:2[^]*\n.*\|.*ready: -7\n/);
  });

  test('two values in one line lead to the template', async () => {
    const report = await checked(template('2', '{{ add .Values.web.ready .Values.web.count }}'));
    const ready = report.findings.find(({ path }) => path.at(-1) === 'minReadySeconds');
    expect(ready).toMatchObject({ file: 'shop/templates/web.yaml', line: 7 });
  });
});

test('An API that only a packed subchart asks for is mended by another version of it', async () => {
  const budget =
    'apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata: { name: a }\nspec: { minAvailable: 1, selector: { matchLabels: { app: a } } }\n';
  const checked = async (others: Readonly<Record<string, string>>) => {
    const used = tools({ stdout: `---\n# Source: shop/charts/store/templates/a.yaml\n${budget}` });
    const files = { 'shop/Chart.yaml': 'name: shop\ndependencies:\n  - name: store\n', ...others };
    const { stdout } = await runIn({ files, tools: used }, 'check', '--render', '--format', 'json', 'shop');
    return (JSON.parse(stdout) as CheckReport).findings.find(({ rule }) => rule === 'api-version-unserved')?.fix;
  };
  expect(await checked({})).toMatch(/ \(the packed subchart `store` writes it: take a newer one\)$/);
  expect(
    await checked({ 'shop/charts/store/Chart.yaml': '', 'shop/charts/store/templates/a.yaml': budget }),
  ).not.toContain('subchart');
});

describe('A chart that is not whole', () => {
  const MISSES = (names: string) => ({
    ended: 'badly' as const,
    stderr: `Error: An error occurred while checking for chart dependencies: found in Chart.yaml, but missing in charts/ directory: ${names}\n`,
  });
  const service = (chart: string) =>
    `---\n# Source: ${chart}/templates/web.yaml\napiVersion: v1\nkind: Service\nmetadata:\n  name: A\n`;
  const files = {
    'shop/Chart.yaml':
      'name: shop\ndependencies:\n  - name: common\n    alias: base\n    repository: file://../common\n  - name: redis\n    repository: https://charts.example\n',
    'shop/templates/web.yaml': 'kind: Service\nmetadata:\n  name: A\n',
    'common/Chart.yaml': 'name: common\n',
    'common/templates/web.yaml': 'kind: Service\nmetadata:\n  # of all\n  name: A\n',
  };
  /** Helm, which renders nothing but the copy. */
  function helm(made: Partial<ToolRun>) {
    const [copied, written] = [[] as string[], new Map<string, string>()];
    const used = tools({});
    const run: Tools['run'] = (_, args) => {
      const isCopy = args[2] === '/tmp/own/chart';
      return { ended: 'well', stdout: '', stderr: '', ...(isCopy ? made : MISSES('common, redis, redis')) };
    };
    const copy = (folder: string, to: string) => void copied.push(`${folder} → ${to}`);
    return { ...used, copied, written, run, copy, write: (file: string, text: string) => void written.set(file, text) };
  }
  const checked = (used: Tools) => runIn({ files, tools: used }, 'check', '--render', '--format', 'json', '.');

  test('is copied with a library of its repository, but with no other chart that only has the name of what it needs', async () => {
    const copiedOf = async (kind: string) => {
      const used = helm({ stdout: service('shop') });
      const beside = {
        ...files,
        'shop/Chart.yaml': 'name: shop\ndependencies:\n  - name: common\n    repository: oci://charts.example\n',
        'common/Chart.yaml': `name: common\ntype: ${kind}\n`,
      };
      await runIn({ files: beside, tools: used }, 'check', '--render', '--format', 'json', 'shop');
      return used.copied;
    };
    expect(await copiedOf('library')).toEqual(['shop → /tmp/own/chart', 'common → /tmp/own/chart/charts/common']);
    expect(await copiedOf('application')).toEqual(['shop → /tmp/own/chart']);
  });

  test('is copied with what lies beside it, and judged without what would have to be fetched', async () => {
    const used = helm({ stdout: service('shop') + service('shop/charts/base') });
    const { stdout, stderr } = await checked(used);
    expect(used.copied).toEqual(['shop → /tmp/own/chart', 'common → /tmp/own/chart/charts/common']);
    const left = JSON.parse(used.written.get('/tmp/own/chart/Chart.yaml') ?? '') as { dependencies: object[] };
    expect(left.dependencies).toEqual([{ name: 'common', alias: 'base', repository: 'file://../common' }]);
    expect(stderr).toBe(
      'note: the chart shop is judged without redis, which is not in its folder charts/: `helm dependency build shop` fetches it\n',
    );
    const { findings } = JSON.parse(stdout) as CheckReport;
    const places = findings.map(({ file, line }) => `${file ?? ''}:${line ?? ''}`);
    expect(places).toEqual(expect.arrayContaining(['shop/templates/web.yaml:3', 'common/templates/web.yaml:4']));
  });

  test('is not refused for what comes out empty, since that may be said in what is missing, with and without values', async () => {
    const empty =
      '---\n# Source: shop/templates/web.yaml\napiVersion: v1\nkind: Service\nmetadata:\n  name: ""\nspec:\n  ports: [{ port: 80 }]\n';
    const template = 'kind: Service\nmetadata:\n  name: "{{ .Values.redis.applicationName }}"\n';
    const rulesFor = async (named: string, missing: boolean) => {
      const given = { ...files, 'shop/templates/web.yaml': template, 'shop/values-prod.yaml': named };
      const used = missing ? helm({ stdout: empty }) : tools({ stdout: empty });
      const flags = ['--values', 'shop/values-prod.yaml', '--format', 'json'];
      const { stdout } = await runIn({ files: given, tools: used }, 'check', '--render', ...flags, 'shop');
      return (JSON.parse(stdout) as CheckReport).findings.map(({ rule }) => rule);
    };
    expect(await rulesFor('replicas: 2\n', true)).not.toContain('service-refused');
    expect(await rulesFor('replicas: 2\n', false)).toContain('service-refused');
  });

  test('is told with the words of Helm where it cannot be rendered without', async () => {
    const { code, stderr } = await checked(helm({ ended: 'badly', stderr: 'Error: no template "redis.name"' }));
    expect([code, stderr]).toEqual([2, expect.stringMatching(/missing in charts\/ directory: common, redis/)]);
  });
});

test('A chart asks for versions that every cluster serves, with and without a kind', async () => {
  const used = tools({ stdout: CONFIG_MAP });
  await runIn({ files: CHARTED, tools: used }, 'check', '--render', 'shop');
  const asked = used.calls[0] ?? [];
  const served = (asked[asked.indexOf('--api-versions') + 1] ?? '').split(',');
  expect(served).toEqual(expect.arrayContaining(['apiregistration.k8s.io/v1', 'policy/v1', 'batch/v1/CronJob']));
});

describe('Values that stand beside a chart', () => {
  const files = { 'shop/Chart.yaml': 'name: shop\n', 'shop/values.yaml': 'a: 1\n' };
  /** What Helm is given, and what is said; it refuses some values, where nothing is `defaults`. */
  const given = async (beside: readonly string[], refuses: readonly string[] = [], ...flags: readonly string[]) => {
    const used = tools({});
    const asked: string[] = [];
    const run: Tools['run'] = (_, args) => {
      const at = args.indexOf('--values');
      const values = at < 0 ? 'defaults' : (args[at + 1] ?? '');
      asked.push(values);
      const refused = { ended: 'badly' as const, stdout: '', stderr: 'Error: execution error' };
      return refuses.includes(values) ? refused : { ended: 'well', stdout: CONFIG_MAP, stderr: '' };
    };
    const others = Object.fromEntries([...beside, 'mine.yaml'].map((file) => [file, 'a: 2\n']));
    const made = await runIn(
      { files: { ...files, ...others }, tools: { ...used, run } },
      ...['check', '--render', 'shop', ...flags],
    );
    return { asked, said: made.stderr, code: made.code };
  };

  test.each([
    ['shop/values-prod.yaml'],
    ['shop/values.production.yaml'],
    ['shop/prod-values.yml'],
    ['shop/environments/prod.yaml'],
    ['shop/values/live.yaml'],
  ])('are those of production, and taken: %s', async (file) => {
    const { asked, said } = await given([file, 'shop/values-dev.yaml', 'shop/ci/a-values.yaml']);
    expect([asked, said]).toEqual([[file], expect.stringContaining(`is judged with ${file}, which stands beside it`)]);
  });

  test.each([
    ['another environment', ['shop/values-staging.yaml']],
    ['one that is nearly production', ['shop/values-pre-prod.yaml']],
    ['several productions', ['shop/environments/prod.yaml', 'shop/values-prod.yaml']],
  ])('are named where they are of %s', async (_, beside) => {
    const { asked, said } = await given(beside);
    expect(asked).toEqual(['defaults']);
    expect(beside.every((file) => said.includes(file))).toBe(true);
    expect(said).toContain('is judged with its defaults; beside it stand');
  });

  test('are not looked at where the user gives some, and no word is lost where there are none', async () => {
    expect(await given(['shop/values-prod.yaml'], [], '--values', 'mine.yaml')).toMatchObject({
      asked: ['mine.yaml'],
      said: '',
    });
    expect(await given(['shop/values-extra.yaml'])).toMatchObject({ asked: ['defaults'], said: '' });
  });

  test('that Helm refuses are left', async () => {
    expect((await given(['shop/values-prod.yaml'], ['shop/values-prod.yaml'])).asked).toEqual([
      'shop/values-prod.yaml',
      'defaults',
    ]);
  });

  test('for its tests stand in where a chart refuses its defaults', async () => {
    const beside = ['shop/ci/a-values.yaml', 'shop/ci/b-values.yaml'];
    const { asked, said } = await given(beside, ['defaults', 'shop/ci/a-values.yaml']);
    expect(asked).toEqual(['defaults', ...beside]);
    expect(said).toContain('refuses its own defaults, and is judged with shop/ci/b-values.yaml');
    expect(await given(beside, ['defaults', ...beside])).toMatchObject({
      code: 2,
      said: expect.stringMatching(/^error: the chart shop cannot be rendered/) as string,
    });
  });
});

test('A release keeps its name, in whatever folders its versions are', async () => {
  const files = { 'new/Chart.yaml': 'name: shop\n', 'old/Chart.yaml': 'name: shop\n' };
  const named = async (...flags: readonly string[]) => {
    const used = tools({ stdout: CONFIG_MAP });
    await runIn({ files, tools: used }, 'check', '--render', 'new', '--against', 'old', ...flags);
    return used.calls.map(([, , release, folder]) => [folder, release]);
  };
  expect(await named()).toEqual([
    ['new', 'new'],
    ['old', 'new'],
  ]);
  expect(await named('--release', 'shop')).toEqual([
    ['new', 'shop'],
    ['old', 'shop'],
  ]);
});

describe('A chart that cannot be rendered', () => {
  const files = {
    'all/Chart.yaml': 'name: all\ndependencies: [{ name: shop, repository: "file://../shop" }]\n',
    'shop/Chart.yaml':
      'name: shop\ndependencies: [{ name: web, repository: "file://../web" }, { name: common, repository: "file://../common" }]\n',
    'web/Chart.yaml': 'name: web\n',
    'common/Chart.yaml': 'name: common\ntype: library\n',
  };
  /** Helm, which cannot render some of these charts. */
  const helm = (...broken: readonly string[]) => {
    const used = tools({});
    return {
      ...used,
      run: (tool: string, args: readonly string[]): ToolRun => {
        used.calls.push([tool, ...args]);
        const isBroken = broken.some((name) => args.includes(name));
        return isBroken
          ? { ended: 'badly', stdout: '', stderr: 'missing in charts/' }
          : { ended: 'well', stdout: CONFIG_MAP, stderr: '' };
      },
    };
  };

  test('hands the charts of this machine that it is made of back, and theirs', async () => {
    const used = helm('all', 'shop');
    await runIn({ files, tools: used }, 'check', '--render', '.');
    const releases = used.calls.filter(([, verb]) => verb === 'template').map(([, , release]) => release);
    expect([...new Set(releases)]).toEqual(['all', 'shop', 'web']);
  });

  test('keeps its charts where it can be', async () => {
    const used = helm();
    await runIn({ files, tools: used }, 'check', '--render', '.');
    const releases = used.calls.filter(([, verb]) => verb === 'template').map(([, , release]) => release);
    expect([...new Set(releases)]).toEqual(['all']);
  });
});

describe('A kustomization that cannot be built', () => {
  const service = (name: string) => `apiVersion: v1\nkind: Service\nmetadata: { name: ${name} }\n`;
  const files = {
    'prod/kustomization.yaml': 'resources: [https://example.com/other, ../group, ../shared]\ncomponents: [../part]\n',
    'group/kustomization.yaml': 'resources: [../base]\n',
    'base/kustomization.yaml': 'resources: [a.yaml]\n',
    'base/a.yaml': service('base'),
    'part/kustomization.yaml': 'kind: Component\nresources: [a.yaml]\n',
    'part/a.yaml': service('part'),
    'shared/kustomization.yaml': 'resources: [a.yaml]\n',
    'shared/a.yaml': service('shared'),
    'test/kustomization.yaml': 'resources: [../shared]\n',
  };
  /** Which folders are built where some of them cannot be. */
  const builtWithout = async (...broken: readonly string[]) => {
    const built: string[] = [];
    const write = (_: string, text: string) => {
      const [folder = ''] = (JSON.parse(text) as { readonly resources: readonly string[] }).resources;
      built.push(folder.split('/').at(-1) ?? '');
    };
    const isBroken = () => broken.includes(built.at(-1) ?? '');
    const run = (): ToolRun =>
      isBroken()
        ? { ended: 'badly', stdout: '', stderr: 'Error: no network' }
        : { ended: 'well', stdout: CONFIG_MAP, stderr: '' };
    await runIn({ files, tools: { ...tools({}), run, write } }, 'check', '--render', '.');
    return built;
  };

  test('hides nothing that it builds from: that is built by itself', async () => {
    expect(await builtWithout('prod')).toEqual(['prod', 'test', 'group']);
    expect(await builtWithout('prod', 'group')).toEqual(['prod', 'test', 'group', 'base']);
  });

  test('leaves to others what they build from, and what is made to be part of others', async () => {
    expect(await builtWithout('prod')).not.toContain('shared');
    expect(await builtWithout('prod', 'test')).toEqual(['prod', 'test', 'group', 'shared']);
  });

  test('that can be built has its bases with it', async () => {
    expect(await builtWithout()).toEqual(['prod', 'test']);
  });
});
