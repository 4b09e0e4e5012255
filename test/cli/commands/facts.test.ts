import { runIn } from '../memory-io';

const pod = (name: string, owner: string, readyAt: string) => ({
  kind: 'Pod',
  metadata: {
    name,
    namespace: 'shop',
    labels: { 'pod-template-hash': 'x' },
    ownerReferences: [{ kind: 'ReplicaSet', name: `${owner}-x`, controller: true }],
  },
  spec: {},
  status: {
    conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: readyAt }],
    containerStatuses: [{ name: 'main', restartCount: 0, state: { running: { startedAt: '2026-01-01T00:00:00Z' } } }],
  },
});
const PODS = JSON.stringify({
  kind: 'List',
  items: [pod('web-1', 'web', '2026-01-01T00:00:20Z'), pod('api-1', 'api', '2026-01-01T00:01:00Z')],
});
const LOG = '{"request_time": "2.5"}\n';

test('facts are told by workload, from standard input', async () => {
  const { code, stdout } = await runIn({ stdin: PODS }, 'facts', '-');
  expect(code).toBe(0);
  expect(stdout).toMatch(/Deployment shop\/web: 1 pod[\s\S]*slowest-start: 21s[\s\S]*Deployment shop\/api[\s\S]*1m1s/);
});

test('an access log is of the workload that is named', async () => {
  const files = { 'pods.json': PODS, 'access.log': LOG };
  const { stdout } = await runIn(
    { files },
    'facts',
    'pods.json',
    '--requests',
    'access.log',
    '-w',
    'web',
    '--as',
    'json',
  );
  const { workloads } = JSON.parse(stdout) as { workloads: { name: string; requests?: { largest: number } }[] };
  expect(workloads.map(({ name, requests }) => [name, requests?.largest])).toEqual([
    ['web', 2.5],
    ['api', undefined],
  ]);
});

test.each<[string, readonly string[], RegExp]>([
  [
    'a log of nobody knows whom',
    ['pods.json', '--requests', 'access.log'],
    /say which workload it is of, with --workload/,
  ],
  [
    'a workload that has no pod',
    ['pods.json', '--requests', 'access.log', '-w', 'wep'],
    /there is no pod of 'wep'; did you mean 'web'/,
  ],
  ['a file that is no JSON', ['access.txt'], /'access.txt' is no JSON/],
  ['pods of nobody', ['empty.json'], /there is no pod in it/],
  [
    'a form that is none',
    ['pods.json', '--as', 'annotation'],
    /--as 'annotation': write annotations, typescript, json/,
  ],
  ['nothing', [], /facts needs a PATH/],
])('%s is refused with what to do', async (_, args, message) => {
  const files = { 'pods.json': PODS, 'access.log': LOG, 'access.txt': 'x', 'empty.json': '{"items":[]}' };
  const { code, stderr } = await runIn({ files }, 'facts', ...args);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});
