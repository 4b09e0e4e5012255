import { parse, parseAllDocuments } from 'yaml';
import { web } from '../../repair/web';
import { runIn } from '../memory-io';

const FILES = { 'web.yaml': web() };

test('a diff is shown, the edits are explained on stderr, and nothing is written', async () => {
  const { code, stdout, stderr, written } = await runIn({ files: FILES }, 'fix', 'web.yaml');
  expect(code).toBe(0);
  expect(written).toEqual({});
  expect(stdout).toMatch(
    /^--- a\/web\.yaml\n\+\+\+ b\/web\.yaml\n@@[\s\S]*\n- {6}terminationGracePeriodSeconds: 20\n\+ {6}terminationGracePeriodSeconds: 25\n/,
  );
  expect(stderr).toMatch(/web\.yaml:\d+ set spec\.template\.spec\.terminationGracePeriodSeconds to 25 \(was 20\)/);
  expect(stderr).toMatch(/Deployment web loses nothing in what one does on purpose/);
});

test('--write changes the file, and --check fails where it would', async () => {
  const { code, stdout, written } = await runIn({ files: FILES }, 'fix', '--write', 'web.yaml');
  expect(code).toBe(0);
  expect(stdout).toBe('');
  const fixed = { 'web.yaml': written['web.yaml'] ?? '' };
  expect(fixed['web.yaml']).toContain('terminationGracePeriodSeconds: 25');
  expect((await runIn({ files: FILES }, 'fix', '--check', 'web.yaml')).code).toBe(1);
  expect((await runIn({ files: fixed }, 'fix', '--check', 'web.yaml')).code).toBe(0);
});

test('standard input is fixed whole, and a pipe goes on where something is left', async () => {
  const { code, stdout } = await runIn({ stdin: web('') }, 'fix', '--pipe', '--quiet');
  expect(code).toBe(0);
  expect(stdout).toBe(web(''));
  expect((await runIn({ stdin: web('') }, 'fix', '-', '--quiet')).code).toBe(1);
});

describe('a hook whose command holds a secret', () => {
  const SECRET = 's3cr3tTok3n';
  const hook = `        lifecycle:
          preStop:
            exec:
              command: [sh, -c, "curl -H 'Authorization: Bearer ${SECRET}' http://localhost/leave; sleep 1"]
`;
  const files = { 'web.yaml': web().replace('        readinessProbe:', `${hook}        readinessProbe:`) };
  const ran = (...flags: string[]) => runIn({ files }, 'fix', '--assume', 'web.yaml', ...flags);

  test('is made longer where it stands, and only how long is told', async () => {
    const { stdout, stderr } = await ran('--as', 'text');
    expect(stdout).toMatch(new RegExp(`Bearer ${SECRET}' http://localhost/leave; sleep (?!1")`));
    expect(stderr).toMatch(
      /preStop\.exec\.command\[2\] to curl … http:\/\/localhost\/leave; sleep \d+ \(was curl .* sleep 1\)/,
    );
    expect(stderr).not.toContain(SECRET);
  });

  test('stays out of a patch, and what is left without it is said', async () => {
    const { stdout, stderr, code } = await ran('--as', 'patch');
    expect(`${stdout}${stderr}`).not.toContain(SECRET);
    expect(stdout).toContain('terminationGracePeriodSeconds');
    expect(stderr.replace(/\s+/g, ' ')).toMatch(/command\[2\]: the value may hold a secret/);
    expect(code).toBe(1);
  });

  test('is told by no report, neither as JSON nor as results of a function', async () => {
    const { stdout } = await ran('--as', 'json');
    expect(stdout).toMatch(/"after": "curl … \S+ sleep \d+"/);
    expect(stdout).not.toContain(SECRET);
    const piped = await runIn({ stdin: listOf(files['web.yaml']) }, 'fix', '--assume', '--pipe');
    const [list] = parseAllDocuments(piped.stdout).map((document) => document.toJS() as ResourceList);
    expect(JSON.stringify(list?.results)).toMatch(
      /preStop\.exec\.command\[2\] to curl … \S+ sleep \d+ \(was curl .* sleep 1\)/,
    );
    expect(JSON.stringify(list?.results)).not.toContain(SECRET);
  });
});

/** The same objects, as kustomize gives them to a function. */
function listOf(text: string): string {
  const item = (one: string) =>
    one
      .replace(/^#.*\n/, '')
      .replace(/^/gm, '  ')
      .replace(/^ {2}/, '- ')
      .trimEnd();
  return `apiVersion: config.kubernetes.io/v1\nkind: ResourceList\nitems:\n${text.split('---\n').map(item).join('\n')}\n`;
}

describe('a list of resources, as kustomize gives it to a function', () => {
  test('stays one, with what is new among its items, and with the results', async () => {
    const { code, stdout, stderr } = await runIn({ stdin: listOf(web()) }, 'fix', '--pipe');
    expect(stderr).not.toMatch(/should not have happened/);
    expect(code).toBe(0);
    const [one, ...others] = parseAllDocuments(stdout).map((document) => document.toJS() as ResourceList);
    expect(others).toEqual([]);
    expect(one?.items.map(({ kind }) => kind)).toEqual(['Deployment', 'Service', 'PodDisruptionBudget']);
    expect(one?.results).toContainEqual({
      message: expect.stringMatching(/terminationGracePeriodSeconds to 25 \(was 20\), since/) as string,
      severity: 'info',
      resourceRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web', namespace: 'default' },
      field: { path: 'spec.template.spec.terminationGracePeriodSeconds', currentValue: 20, proposedValue: 25 },
    });
  });

  test('says what is left, and is otherwise what it was', async () => {
    const { stdout } = await runIn({ stdin: listOf(web('')) }, 'fix', '--pipe', '--quiet');
    expect(stdout.startsWith(listOf(web('')))).toBe(true);
    expect((parse(stdout) as ResourceList).results).toContainEqual(
      expect.objectContaining({ severity: 'warning', message: expect.stringMatching(/nobody has stated/) as string }),
    );
  });
});

interface ResourceList {
  readonly items: readonly { readonly kind: string }[];
  readonly results: readonly unknown[];
}

test('--as patch writes a component of kustomize with the objects that it adds', async () => {
  const { stdout } = await runIn({ files: FILES }, 'fix', 'web.yaml', '--as', 'patch');
  expect(stdout).toMatch(
    /^apiVersion: kustomize\.config\.k8s\.io\/v1alpha1\nkind: Component\nresources:\n {2}- poddisruptionbudget-web\.yaml\npatches:/,
  );
  expect(stdout).toMatch(/path: \/spec\/template\/spec\/terminationGracePeriodSeconds\n\s+value: 25/);
  expect(stdout).toMatch(/---\n# poddisruptionbudget-web\.yaml\napiVersion: policy\/v1/);
});

describe('at a terminal', () => {
  const UNSTATED = { 'web.yaml': web('') };

  test('the facts that decide are asked for, and answers become annotations', async () => {
    const answers = ['drain', 'drains', '2s'];
    const { stderr, written, code } = await runIn({ files: UNSTATED, answers }, 'fix', 'web.yaml', '--write');
    expect(stderr).toMatch(/Deployment web \(web\.yaml\)\n {2}What does it do on SIGTERM\?/);
    expect(stderr).toMatch(/'drain' .*\n {2}What does it do on SIGTERM\?/);
    expect(written['web.yaml']).toMatch(/annotations:\n {4}zero-downtime\/on-sigterm: drains\n/);
    expect(written['web.yaml']).toMatch(/zero-downtime\/longest-request: 2s\n/);
    expect(stderr).toMatch(
      /set metadata\.annotations\[zero-downtime\/on-sigterm\] to drains\n {2}since that is what was/,
    );
    expect(code).toBe(0);
  });

  test('what nobody answers stays open, and so does the rest where the input ends', async () => {
    const { stdout, stderr } = await runIn({ files: UNSTATED, answers: [''] }, 'fix', 'web.yaml');
    expect(stdout).toBe('');
    expect(stderr).toMatch(/How long does the longest request take[^]*nobody has stated/);
  });

  test.each(['--pipe', '--check', '--quiet', '--assume', '--no-questions'])('%s asks for nothing', async (flag) => {
    const { stderr } = await runIn(
      { files: { 'a.yaml': 'kind: Nothing\n' }, answers: ['drains'] },
      'fix',
      'a.yaml',
      flag,
    );
    expect(stderr).not.toContain('SIGTERM?');
  });

  test('facts that somebody has stated are not asked for', async () => {
    const { stderr } = await runIn({ files: FILES, answers: [] }, 'fix', 'web.yaml');
    expect(stderr).not.toContain('nobody has stated them');
  });
});

test('of a chart it says what to do', async () => {
  const files = { 'chart/templates/web.yaml': '{{- if .Values.web }}\nkind: Deployment\n{{- end }}\n' };
  const { stderr } = await runIn({ files }, 'fix', 'chart');
  expect(stderr).toContain('helm template NAME chart | zero-downtime fix -\n');
});

test.each<[readonly string[], RegExp]>([
  [[], /fix needs a PATH/],
  [['-', '--write'], /--write changes files; standard input is none/],
  [['web.yaml', '--as', 'pach'], /--as 'pach': write diff, text, patch, values, json; did you mean 'patch'/],
  [['none.yaml'], /there is no file or folder 'none.yaml'/],
  [['broken'], /broken\/web\.yaml:1: this file is not text/],
])('fix %j says what is wrong', async (args, message) => {
  const files = { ...FILES, 'broken/web.yaml': Uint8Array.from([0, 1]) };
  const { code, stderr } = await runIn({ files }, 'fix', ...args);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});

test('a file in UTF-16 is not written, since it would come out as another file', async () => {
  const files = { 'web.yaml': Uint8Array.from(Buffer.from(`\ufeff${web()}`, 'utf16le')) };
  const { code, written, stderr } = await runIn({ files }, 'fix', '--write', 'web.yaml');
  expect(code).toBe(2);
  expect(written).toEqual({});
  expect(stderr).toMatch(/'web.yaml' is not in UTF-8/);
});
