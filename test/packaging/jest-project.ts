import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a project needs besides the library and its peers to test with jest in TypeScript. */
export const JEST_TOOLS = ['jest', 'ts-jest', '@types/jest'];

const MANIFESTS = `
const deployment = (grace: number) => [{
  apiVersion: 'apps/v1', kind: 'Deployment',
  metadata: { name: 'web', annotations: {
    'zero-downtime/longest-request': '20s', 'zero-downtime/on-sigterm': 'drains', 'zero-downtime/traffic': 'cluster-ip',
  } },
  spec: { replicas: 3, minReadySeconds: 5, selector: { matchLabels: { app: 'web' } }, template: {
    metadata: { labels: { app: 'web' } },
    spec: { terminationGracePeriodSeconds: grace, containers: [{
      name: 'web', image: 'registry.example.com/web:1', ports: [{ containerPort: 8080 }],
      readinessProbe: { httpGet: { path: '/ready', port: 8080 } },
      lifecycle: { preStop: { sleep: { seconds: 5 } } },
    }] },
  } },
}, {
  apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name: 'web' },
  spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow', selector: { matchLabels: { app: 'web' } } },
}];
`;

const TESTS = `
test('a rollout loses nothing', () => {
  expect(deployment(25)).toLoseNoRequests();
  expect(deployment(25)).toSurvive('rollout');
  expect(deployment(20)).toHaveFinding('grace-too-short', { name: 'web' });
});
test('this one fails', () => {
  expect(deployment(20)).toLoseNoRequests();
});
`;

/** One test file for each way to come to jest's expect. */
const FILES: Readonly<Record<string, string>> = {
  'global.test.ts': `import 'cdk8s-zero-downtime/jest';${MANIFESTS}${TESTS}`,
  'imported.test.ts': `import { expect, test } from '@jest/globals';\nimport 'cdk8s-zero-downtime/jest-globals';${MANIFESTS}${TESTS}`,
  'plain.test.js': `require('cdk8s-zero-downtime/jest');${MANIFESTS.replaceAll(': number', '')}${TESTS}`,
};

/** What each failure has to show. */
const SHOWN = [
  'No request should be lost here, but 1 finding says otherwise:',
  'error[grace-too-short]: web is killed 5 s too early',
  ' --> Deployment web  spec.template.spec.terminationGracePeriodSeconds',
  '= fix: set terminationGracePeriodSeconds to 25 or more',
];

/** Runs jest with type checks in a project that has the library installed; throws where it does not do as it should. */
export function runJestProject(folder: string): void {
  const project = join(folder, 'jest-project');
  mkdirSync(project);
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(project, name), text);
  const compilerOptions = { target: 'ES2020', module: 'commonjs', strict: true, types: ['jest', 'node'] };
  writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  writeFileSync(join(project, 'jest.config.js'), "module.exports = { transform: { '[.]ts$': 'ts-jest' } };\n");
  const jest = join(folder, 'node_modules', 'jest', 'bin', 'jest.js');
  const { stdout, stderr } = spawnSync(process.execPath, [jest, '--ci', '--no-color'], {
    cwd: project,
    encoding: 'utf8',
  });
  const output = stdout + stderr;
  const files = Object.keys(FILES).length;
  if (!output.includes(`Tests:       ${files} failed, ${files} passed, ${2 * files} total`)) throw new Error(output);
  for (const text of SHOWN) {
    if (output.split(text).length - 1 !== files) throw new Error(`Not every failure shows '${text}':\n${output}`);
  }
}
