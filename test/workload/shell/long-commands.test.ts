import { check } from '../../../lib/check';
import type { JsonObject } from '../../../lib/kubernetes';
import { valueReferences } from '../../../lib/source/chart/value-references';
import { looksLikeTemplate } from '../../../lib/source/skip-reason';
import { runProgram } from '../../../lib/workload/shell/run-program';
import { shellTokens } from '../../../lib/workload/shell/tokens';

const many = (...words: string[]) => Array.from({ length: 200_000 }, () => words).flat();

test.each([
  ['programs that start one another', many('timeout', '1')],
  ['one long word', ['a'.repeat(1_000_000)]],
  ['one long script', ['sh', '-c', 'a'.repeat(1_000_000)]],
  ['one long script of many commands', ['sh', '-c', 'sleep 1; '.repeat(100_000)]],
])('nobody knows what %s do', (_, words) => {
  expect(runProgram(words)).toMatchObject({ unknown: true });
});

test('a script of people is read', () => {
  expect(shellTokens('sleep 5 && nginx -s quit')).toHaveLength(6);
});

/** As many characters: what takes the square of them does not end within a test. */
const long = (piece: string) => piece.repeat(400_000 / piece.length);

const app = { app: 'web' };

/** A workload of one pod with a Service, and a text in one of its fields. */
const judged = (kind: string, container: object, spec: object = {}) =>
  check([
    {
      object: {
        apiVersion: kind === 'Job' ? 'batch/v1' : 'apps/v1',
        kind,
        metadata: { name: 'web' },
        spec: {
          ...(kind !== 'Job' && { selector: { matchLabels: app } }),
          template: {
            metadata: { labels: app },
            spec: { containers: [{ name: 'web', image: 'web:1', ...container }] },
          },
          ...spec,
        } as JsonObject,
      },
    },
    {
      object: {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'web' },
        spec: { selector: app, ports: [{ port: 80 }] },
      },
    },
  ]);

const shell = (script: string) => ({ command: ['sh', '-c', script] });

test.each([
  ['a share', 'Deployment', {}, { strategy: { rollingUpdate: { maxSurge: long('_') } } }],
  ['what a beat of Celery runs', 'Deployment', { args: ['celery', long('celery ')] }, {}],
  ['a trap', 'Job', shell(`trap 'exit 0${long(' ')}x' TERM`), {}],
  ['the signals of a trap', 'Job', shell(`trap 'exit 0' ${long(' ')}x`), {}],
  ['a flag', 'Deployment', { args: [`-${long('metrics-')}!`], ports: [{ containerPort: 80 }] }, {}],
  ['a variable', 'Deployment', { env: [{ name: long('DB'), value: `a=${long('a:')}.sqlite${long(' ')}x` }] }, {}],
  ['a mount', 'Deployment', { volumeMounts: [{ name: 'a', mountPath: `${long('/')}a` }] }, {}],
  [
    'a field of the pod',
    'Deployment',
    { env: [{ name: 'A', valueFrom: { fieldRef: { fieldPath: long("['") } } }] },
    {},
  ],
  ['a word that is no variable', 'Deployment', { lifecycle: { preStop: { exec: shell(long('a0')) } } }, {}],
  [
    'a sleep of Python',
    'Deployment',
    { lifecycle: { preStop: { exec: { command: ['python', '-c', `import time;${long('\n')}`] } } } },
    {},
  ],
])('%s may be as long as a file', (_, kind, container, spec) => {
  expect(judged(kind, container, spec)).toBeDefined();
});

test('a template, and a text that is none, may be as long as a file', () => {
  expect(looksLikeTemplate(long('\n'))).toBe(false);
  expect(valueReferences(long('{{ '))).toEqual([]);
  expect(valueReferences(`{{ ${long('\\"')} }}`)).toEqual([]);
});
