import type { JsonObject } from '../../../lib/kubernetes';
import { factsText, observePods } from '../../../lib/adoption';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000).toISOString().replace('.000', '');

interface Given {
  readonly name: string;
  readonly readyAfter?: number;
  readonly restarts?: number;
  readonly last?: JsonObject;
  readonly owner?: JsonObject;
  readonly labels?: JsonObject;
  readonly init?: readonly JsonObject[];
  readonly initSpec?: readonly JsonObject[];
}

/** A pod as the API server tells it, started at 100 s. */
const pod = ({ name, readyAfter, restarts = 0, last, owner, labels, init = [], initSpec = [] }: Given): JsonObject => ({
  kind: 'Pod',
  metadata: {
    name,
    namespace: 'shop',
    labels: labels ?? { 'pod-template-hash': '5d4f' },
    ownerReferences: [owner ?? { kind: 'ReplicaSet', name: 'web-5d4f', controller: true }],
  },
  spec: { containers: [{ name: 'main' }], initContainers: initSpec },
  status: {
    conditions: [
      readyAfter === undefined
        ? { type: 'Ready', status: 'False', lastTransitionTime: at(100) }
        : { type: 'Ready', status: 'True', lastTransitionTime: at(100 + readyAfter) },
    ],
    initContainerStatuses: init,
    containerStatuses: [
      { name: 'main', restartCount: restarts, state: { running: { startedAt: at(100) } }, lastState: last ?? {} },
    ],
  },
});

const main = (pods: readonly JsonObject[]) => observePods(pods)[0]?.containers[0];

test('a start lasts from the start of the container to ready, and up to a second more, since times are cut', () => {
  const seen = main([
    pod({ name: 'a', readyAfter: 12 }),
    pod({ name: 'b', readyAfter: 40 }),
    pod({ name: 'c', readyAfter: 14 }),
  ]);
  expect(seen?.start).toEqual({ count: 3, median: 15, largest: 41, seenAt: 'b' });
});

test('a pod that is not ready tells nothing about its start', () => {
  expect(main([pod({ name: 'a' })])?.start).toBeUndefined();
});

test('a pod that became ready again long after its start is left out, and counted', () => {
  const seen = main([
    pod({ name: 'a', readyAfter: 12 }),
    pod({ name: 'b', readyAfter: 5000 }),
    pod({ name: 'c', readyAfter: 14 }),
  ]);
  expect(seen?.start?.largest).toBe(15);
  expect(seen?.outliers).toBe(1);
});

test('restarts, kills and ends for want of memory are counted apart', () => {
  const killed = { terminated: { exitCode: 137, reason: 'Error' } };
  const starved = { terminated: { exitCode: 137, reason: 'OOMKilled' } };
  const seen = main([pod({ name: 'a', restarts: 2, last: killed }), pod({ name: 'b', restarts: 1, last: starved })]);
  expect(seen).toMatchObject({ restarts: 3, killed: { sigkill: 1, memory: 1 } });
});

test('an init container is told by its run, a native sidecar by its pod', () => {
  const ran = {
    name: 'migrate',
    restartCount: 0,
    state: { terminated: { exitCode: 0, startedAt: at(10), finishedAt: at(70) } },
  };
  const proxy = { name: 'proxy', restartCount: 0, state: { running: { startedAt: at(90) } } };
  const [workload] = observePods([
    pod({
      name: 'a',
      readyAfter: 5,
      init: [ran, proxy],
      initSpec: [{ name: 'migrate' }, { name: 'proxy', restartPolicy: 'Always' }],
    }),
  ]);
  expect(workload?.containers.map(({ name, role, start }) => [name, role, start?.largest])).toEqual([
    ['migrate', 'init', 61],
    ['proxy', 'sidecar', 16],
    ['main', 'regular', 6],
  ]);
});

test.each<[string, JsonObject, JsonObject, string]>([
  [
    'of a Deployment',
    { kind: 'ReplicaSet', name: 'web-5d4f', controller: true },
    { 'pod-template-hash': '5d4f' },
    'Deployment/web',
  ],
  [
    'of a Rollout',
    { kind: 'ReplicaSet', name: 'web-7', controller: true },
    { 'rollouts-pod-template-hash': '7' },
    'Rollout/web',
  ],
  ['of a ReplicaSet that nobody has made', { kind: 'ReplicaSet', name: 'web', controller: true }, {}, 'ReplicaSet/web'],
  ['of a StatefulSet', { kind: 'StatefulSet', name: 'db', controller: true }, {}, 'StatefulSet/db'],
  ['of a CronJob', { kind: 'Job', name: 'report-29384750', controller: true }, {}, 'CronJob/report'],
  ['of a Job', { kind: 'Job', name: 'migrate-2', controller: true }, {}, 'Job/migrate-2'],
  ['of nobody', { kind: 'ReplicaSet', name: 'web-5d4f' }, {}, 'Pod/p'],
])('a pod %s counts for what somebody has written', (_, owner, labels, workload) => {
  const [seen] = observePods([pod({ name: 'p', owner, labels })]);
  expect(`${seen?.kind}/${seen?.name}`).toBe(workload);
});

test('the facts to paste are whole seconds, and no less than what was seen', () => {
  const ran = {
    name: 'migrate',
    restartCount: 0,
    state: { terminated: { exitCode: 0, startedAt: at(10), finishedAt: at(70) } },
  };
  const observed = observePods([pod({ name: 'a', readyAfter: 40, init: [ran] })]).map((one) => ({
    ...one,
    requests: { count: 100, p999: 0.8, largest: 1.2, source: 'access.log, request_time in s' },
  }));
  const text = factsText(observed, 'annotations');
  expect(text).toContain('zero-downtime/slowest-start: 41s');
  expect(text).toContain('zero-downtime/slowest-start.migrate: 1m1s');
  expect(text).toContain('zero-downtime/longest-request: 2s');
  expect(factsText(observed, 'typescript')).toContain('slowestStart: Duration.seconds(41),');
});
