import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { article } from '../../apps/article/app';
import { SettingsReader, type Json } from '../../lib/check';
import { brokenLinks } from './links';
import { blocksOf, PAGES, ROOT, textOf } from './page';
import { programOf } from './program';
import { runProgram } from './run-program';
import { numberRows, realNumbers } from './tables';

function readExampleSettings() {
  const text = readFileSync(join(ROOT, 'docs', 'examples', 'zero-downtime.yaml'), 'utf8');
  const reader = new SettingsReader();
  return { settings: reader.read(parse(text) as Json), problems: reader.problems };
}

const PACKAGE = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly peerDependencies: Readonly<Record<string, string>>;
};

/** A page and its translation. */
const TRANSLATED: readonly [string, string][] = [
  ['README.md', 'README.zh-CN.md'],
  ['docs/article.md', 'docs/article.zh-CN.md'],
  ['docs/deployment.md', 'docs/deployment.zh-CN.md'],
  ['docs/worker.md', 'docs/worker.zh-CN.md'],
  ['docs/rollout.md', 'docs/rollout.zh-CN.md'],
  ['docs/stateful-set.md', 'docs/stateful-set.zh-CN.md'],
  ['docs/daemon-set.md', 'docs/daemon-set.zh-CN.md'],
  ['docs/job.md', 'docs/job.zh-CN.md'],
];

test.each(PAGES)('every link of %s within the repository leads somewhere', (page) => {
  expect(brokenLinks(page)).toEqual([]);
});

test.each(numberRows().map((row) => [row.page, row.expression, row.shown] as const))(
  '%s tells the numbers of %s',
  (_page, expression, shown) => {
    const real = realNumbers(expression).map((seconds) =>
      seconds === undefined ? expect.stringMatching(/^(none|无)$/) : `${seconds} s`,
    );
    expect(shown).toEqual(real);
  },
);

test.each(TRANSLATED)('%s and %s show the same code and the same output', (page, translation) => {
  const shown = (of: string) =>
    blocksOf(of).map(({ language, marker, code }) => ({
      language,
      marker,
      code: code.replace(/\s*(?:\/\/|#) .*/g, ''),
    }));
  expect(shown(translation)).toEqual(shown(page));
});

test('the commands of a page are scripts of the package', () => {
  const commands = PAGES.flatMap((page) => [...textOf(page).matchAll(/npm (?:run )?(synth|test|types|lint|docs)\b/g)]);
  expect(commands.length).toBeGreaterThan(0);
  for (const [, script] of commands) expect(Object.keys(PACKAGE.scripts)).toContain(script);
});

test.each(['README.md', 'README.zh-CN.md'])('%s installs the package with its peers', (page) => {
  const names = ['cdk8s-zero-downtime', ...Object.keys(PACKAGE.peerDependencies)];
  expect(textOf(page)).toContain(`npm install ${names.join(' ')}\n`);
});

test('the configuration that is shown can be read', () => {
  const { settings, problems } = readExampleSettings();
  expect(problems).toEqual([]);
  expect(settings).toMatchObject({ kubernetesVersion: '1.30', severities: { 'min-ready-too-short': 'off' } });
});

test('the changelog knows the version', () => {
  expect(readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8')).toContain(`## [${PACKAGE.version}]`);
});

test.each(['docs/article.md', 'docs/article.zh-CN.md'])('%s makes the manifests that apps/article makes', (page) => {
  const outdir = mkdtempSync(join(tmpdir(), 'article-'));
  try {
    article(outdir);
    const programs = blocksOf(page).filter(({ language }) => language === 'ts');
    const made = ['pod', 'probe', 'probe2'].map((name) =>
      readFileSync(join(outdir, name, 'zero-downtime', `${name}.k8s.yaml`), 'utf8'),
    );
    expect(programs.slice(0, 3).map((program) => runProgram(programOf(program)).yaml)).toEqual(made);
  } finally {
    rmSync(outdir, { recursive: true });
  }
});

/** What the article describes of Pods, probes and hooks, in its own words. */
const DESCRIBED = {
  probes: ['startupProbe', 'readinessProbe', 'livenessProbe'],
  handlers: ['exec', 'httpGet', 'tcpSocket', 'httpHeaders'],
  parameters: ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'],
  hooks: ['postStart', 'preStop', 'postStop', 'terminationGracePeriodSeconds'],
  pods: ['restartPolicy', 'initContainers', 'hostNetwork', 'hostPath', 'emptyDir', 'labels'],
  containers: ['command', 'workingDir', 'ports', 'env', 'imagePullPolicy'],
};

/** The keys of everything in a document. */
function keysOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Array.isArray(value) ? [] : Object.keys(value);
  return [...own, ...Object.values(value).flatMap(keysOf)];
}

describe.each(['docs/article.md', 'docs/article.zh-CN.md'])(
  '%s shows everything that the article describes:',
  (page) => {
    const programs = blocksOf(page).filter(({ language }) => language === 'ts');
    const made = new Set(
      programs.flatMap((program) =>
        parseAllDocuments(runProgram(programOf(program)).yaml).flatMap((document) => keysOf(document.toJS())),
      ),
    );
    const rows = [...textOf(page).matchAll(/^\| `(\w+)` \| `/gm)].map(([, name]) => name);

    test('each has a row', () => {
      for (const names of Object.values(DESCRIBED)) expect(rows).toEqual(expect.arrayContaining(names));
    });

    test('each row is made by a program of the page, but for a hook that Kubernetes does not have', () => {
      expect(rows.filter((name = '') => !made.has(name))).toEqual(['postStop']);
    });

    test.each(['pod.yaml', 'probe.yaml', 'probe2.yaml'])('whatever %s says is made by one', (file) => {
      const written: unknown = parse(readFileSync(join(ROOT, 'test', 'fixtures', 'article', file), 'utf8'));
      expect(keysOf(written).filter((key) => !made.has(key))).toEqual([]);
    });
  },
);
