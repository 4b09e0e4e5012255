import { readStatedDefaults } from '../../lib/facts';
import { asStated, readWorld, type Manifest, type Workload } from '../../lib/workload';
import { service, workload } from './manifests';

function read(facts: unknown, ...manifests: Manifest[]): Workload {
  const { stated, problems } = readStatedDefaults(facts);
  expect(problems).toEqual([]);
  const [first] = readWorld(manifests, '1.30', stated).workloads;
  if (!first) throw new Error('there is no workload among the manifests');
  return first;
}

const longest = (facts: unknown, ...manifests: Manifest[]) => read(facts, ...manifests).containers[0]?.longestRequest;
const annotated = workload({ annotations: { 'zero-downtime/longest-request': '1s' } });

const EVERYWHERE = { longestRequest: '9s' };
const WORKLOADS = [
  { name: 'w*', longestRequest: '5s' },
  { name: 'api', longestRequest: '7s' },
];

test('an annotation counts more than a config file, that more than a flag, and that more than an assumption', () => {
  expect(longest({ everywhere: EVERYWHERE, workloads: WORKLOADS }, annotated)).toEqual({ value: 1 });
  expect(longest({ everywhere: EVERYWHERE, workloads: WORKLOADS }, workload())).toEqual({ value: 5 });
  expect(longest({ everywhere: EVERYWHERE }, workload())).toEqual({ value: 9 });
  expect(longest({}, workload())?.assumption).toBeDefined();
});

test('of several about one workload the later counts more, fact by fact', () => {
  const workloads = [
    ...WORKLOADS,
    { kind: 'Deployment', namespace: 'default', longestRequest: '6s' },
    { slowestStart: '8s' },
  ];
  expect(read({ workloads }, workload()).containers[0]).toMatchObject({
    longestRequest: { value: 6 },
    slowestStart: 8,
  });
});

test('a fact of a container counts more than one of its workload from the same place', () => {
  const workloads = [{ longestRequest: '5s', containers: { web: { longestRequest: '3s' }, other: {} } }];
  expect(longest({ workloads }, workload())).toEqual({ value: 3 });
  expect(longest({ workloads }, annotated)).toEqual({ value: 1 });
});

test('traffic for every workload is about those that get requests', () => {
  const facts = { everywhere: { traffic: 'ingress-nginx', longestRequest: '9s' } };
  expect(read(facts, workload(), service()).traffic.value).toMatchObject([{ kind: 'ingress-nginx' }]);
  const worker = read(facts, workload({ containers: [{ name: 'worker' }] }));
  expect(worker.traffic.value).toEqual([]);
  expect(worker.containers[0]?.longestRequest).toEqual({ value: 9 });
  const job = read(facts, { object: { ...workload({ kind: 'Job' }).object, apiVersion: 'batch/v1' } });
  expect(job.traffic.value).toEqual([]);
  expect(job.containers[0]?.longestRequest.assumption).toBeDefined();
});

test('traffic that is stated for a workload is what counts, and what the manifests show beside it is kept', () => {
  const facts = { workloads: [{ name: 'web', traffic: 'none' }] };
  const whole = read(facts, workload(), service());
  expect(whole.traffic).toMatchObject({
    value: [{ kind: 'cluster-ip' }],
    unstated: [{ source: { kind: 'cluster-ip' } }],
  });
  expect(asStated(whole)).toMatchObject({ serving: [], traffic: { value: [{ kind: 'none' }] } });
});
