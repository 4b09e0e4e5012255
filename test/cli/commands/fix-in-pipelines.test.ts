import { execFile, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { readSource } from '../../../lib/source';
import { web } from '../../repair/web';
import type { Tools } from '../../../lib/cli/io';
import { runIn } from '../memory-io';

const isInstalled = (tool: string) => spawnSync(tool, ['version'], { stdio: 'ignore' }).status === 0;

/** Tests of a tool are skipped by name where it is not installed. */
const withKustomize = isInstalled('kustomize') ? test : test.skip;
const withHelm = isInstalled('helm') ? test : test.skip;

const root = mkdtempSync(join(tmpdir(), 'pipelines-'));
afterAll(() => rmSync(root, { recursive: true }));

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
    if (path.endsWith('.sh')) chmodSync(join(root, path), 0o755);
  }
}

async function runTool(tool: string, ...args: readonly string[]): Promise<string> {
  return (await promisify(execFile)(tool, args, { cwd: root, encoding: 'utf8' })).stdout;
}

/**
 * Runs a tool that pipes its text through a program, with `fix --pipe` as that program: what the tool gives is written
 * down, repaired here, and given back when the tool is run again.
 */
async function throughFix(tool: string, ...args: readonly string[]): Promise<string> {
  write({ 'fix.sh': '#!/bin/sh\ntee given\n' });
  await runTool(tool, ...args);
  const fixed = await fixedOnce(readFileSync(join(root, 'given'), 'utf8'));
  write({ 'fix.sh': '#!/bin/sh\ncat > given; cat fixed\n', fixed });
  return runTool(tool, ...args);
}

/** Simulations take their time: each text is repaired once. */
const FIXED = new Map<string, string>();

async function fixedOnce(stdin: string): Promise<string> {
  const fixed = FIXED.get(stdin) ?? (await runIn({ stdin }, 'fix', '--pipe', '--quiet')).stdout;
  FIXED.set(stdin, fixed);
  return fixed;
}

const kindsIn = (text: string) =>
  readSource(text, 'a.yaml')
    .manifests.map(({ object }) => String(object['kind']))
    .sort();

withKustomize('kustomize takes the list of resources back, with the budget in it', async () => {
  write({
    'web.yaml': web(),
    'fix.yaml':
      "apiVersion: example.com/v1\nkind: Fix\nmetadata:\n  name: fix\n  annotations:\n    config.kubernetes.io/function: 'exec: { path: ./fix.sh }'\n",
    'kustomization.yaml': 'resources: [web.yaml]\ntransformers: [fix.yaml]\n',
  });
  const built = await throughFix('kustomize', 'build', '--enable-alpha-plugins', '--enable-exec', '.');
  expect(kindsIn(built)).toEqual(['Deployment', 'PodDisruptionBudget', 'Service']);
  expect(built).toContain('terminationGracePeriodSeconds: 25');
});

withKustomize('kustomize builds with the component that --as patch writes', async () => {
  const { stdout } = await runIn({ files: { 'web.yaml': web() } }, 'fix', 'web.yaml', '--as', 'patch', '--quiet');
  const [component = '', ...added] = stdout.split(/^---\n/m);
  write({ 'patched/web.yaml': web(), 'patched/fix/kustomization.yaml': component });
  for (const text of added) write({ [`patched/fix/${/^# (\S+)/.exec(text)?.[1] ?? ''}`]: text });
  write({ 'patched/kustomization.yaml': 'resources: [web.yaml]\ncomponents: [fix]\n' });
  const built = objectsIn(await runTool('kustomize', 'build', 'patched'));
  expect(built).toEqual(objectsIn(await fixedOnce(web())));
});

const objectsIn = (text: string) =>
  new Map(readSource(text, 'a.yaml').manifests.map(({ object }) => [object['kind'], object]));

const CHART = {
  'chart/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 0.1.0\n',
  'chart/templates/web.yaml': web().replace('name: web', 'name: {{ .Release.Name }}'),
};

const REPAIRED = /terminationGracePeriodSeconds: 25\n[^]*kind: PodDisruptionBudget\n/;

withHelm('helm template takes it as its post-renderer', async () => {
  write(CHART);
  expect(await throughFix('helm', 'template', 'web', 'chart', '--post-renderer', './fix.sh')).toMatch(REPAIRED);
});

/** What an API server tells of itself, as far as helm asks before it installs anything. */
const ABOUT: Readonly<Record<string, object>> = {
  '/version': { major: '1', minor: '30', gitVersion: 'v1.30.0' },
  '/api': { kind: 'APIVersions', versions: ['v1'] },
  '/apis': { kind: 'APIGroupList', groups: ['apps', 'policy'].map(groupOf) },
  '/api/v1': resourcesOf('v1', 'Service', 'services'),
  '/apis/apps/v1': resourcesOf('apps/v1', 'Deployment', 'deployments'),
  '/apis/policy/v1': resourcesOf('policy/v1', 'PodDisruptionBudget', 'poddisruptionbudgets'),
};

function groupOf(name: string) {
  const version = { groupVersion: `${name}/v1`, version: 'v1' };
  return { name, versions: [version], preferredVersion: version };
}

function resourcesOf(groupVersion: string, kind: string, name: string) {
  return { kind: 'APIResourceList', groupVersion, resources: [{ name, kind, namespaced: true, verbs: ['get'] }] };
}

withHelm('helm install does, too, and would install the budget', async () => {
  write({ ...CHART, kubeconfig: '' });
  const server = createServer((request, response) => {
    const told = ABOUT[request.url?.split('?')[0] ?? ''];
    response.writeHead(told ? 200 : 404, { 'content-type': 'application/json' }).end(JSON.stringify(told ?? {}));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const to = ['--kube-apiserver', at, '--kubeconfig', join(root, 'kubeconfig'), '--disable-openapi-validation'];
  const dry = ['--dry-run=client', '--post-renderer', './fix.sh'];
  try {
    expect(await throughFix('helm', 'install', 'web', 'chart', ...dry, ...to)).toMatch(REPAIRED);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

describe('--as values', () => {
  const files = {
    'chart/Chart.yaml': 'apiVersion: v2\nname: web\nversion: 1.0.0\n',
    'chart/templates/web.yaml':
      'kind: Deployment\nspec:\n  template:\n    spec:\n      terminationGracePeriodSeconds: {{ .Values.grace }}\n',
  };

  /** Helm, as far as this chart needs it: its only value is the grace period. */
  function helm(): Tools {
    const written = new Map<string, string>();
    return {
      run: (_, args) => {
        const given = JSON.parse(written.get(args[args.lastIndexOf('--values') + 1] ?? '') ?? '{}') as {
          grace?: number;
        };
        const text = web().replace('Seconds: 20', `Seconds: ${given.grace ?? 20}`);
        const stdout = args[0] === 'show' ? 'grace: 20\n' : `---\n# Source: web/templates/web.yaml\n${text}`;
        return { ended: 'well', stdout, stderr: '' };
      },
      inFolder: (use) => use('scratch'),
      copy: () => undefined,
      write: (file, text) => void written.set(file, text),
      absolute: (path) => path,
    };
  }

  test('tells which value gives an edit, and what the chart has no value for', async () => {
    const { code, stdout, stderr } = await runIn({ files, tools: helm() }, 'fix', 'chart', '--as', 'values');
    expect(stdout).toMatch(/# Deployment web: spec\.template\.spec\.terminationGracePeriodSeconds\ngrace: \d+\n/);
    expect(stdout).toMatch(/# The chart has no value for these[^]*# {3}Deployment web: .*preStop/);
    expect(stderr).toContain('what the chart has no value for');
    expect(code).toBe(1);
  });

  test.each([[['chart', 'other']], [['chart/templates']], [['-']]])('%j is no chart, and refused', async (paths) => {
    const { code, stderr } = await runIn({ files, tools: helm() }, 'fix', ...paths, '--as', 'values');
    expect([code, stderr]).toEqual([2, expect.stringContaining('the folder of a chart')]);
  });
});
