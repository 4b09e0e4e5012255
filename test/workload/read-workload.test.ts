import { POD_DEFAULTS } from '../../lib/kubernetes';
import { isWorkload, type Json, type JsonObject } from '../../lib/workload';
import { object, read, service, workload } from './manifests';

describe('what runs pods', () => {
  test.each([
    ['Deployment', true],
    ['StatefulSet', true],
    ['DaemonSet', true],
    ['ReplicaSet', true],
    ['Pod', true],
    ['ReplicationController', true],
    ['Rollout', true],
    ['Job', true],
    ['CronJob', true],
    ['Service', false],
    ['constructor', false],
  ])('%s: %p', (kind, expected) => {
    expect(isWorkload(object(kind, {}))).toBe(expected);
  });

  test('the pod of a controller stands in its template, a Pod is its own', () => {
    expect(read(workload()).podPath).toEqual(['spec', 'template', 'spec']);
    expect(read(workload({ kind: 'Pod' })).podPath).toEqual(['spec']);
    expect(read(workload({ kind: 'Pod' }), service()).services).toHaveLength(1);
  });
});

describe('a Service selects the pods that have all of its labels', () => {
  const labels = { app: 'web', tier: 'front' };

  test.each<[string, JsonObject, boolean]>([
    ['one label of two', { selector: { app: 'web' } }, true],
    ['both labels', { selector: { tier: 'front', app: 'web' } }, true],
    ['another value', { selector: { app: 'api' } }, false],
    ['a label that the pods lack', { selector: { app: 'web', zone: 'a' } }, false],
    ['an empty selector', { selector: {} }, false],
    ['no selector', { selector: null }, false],
    ['a selector that is a list', { selector: ['app'] }, false],
    ['a label that the API server refuses for being a number', { selector: { app: 'web', version: 1 } }, false],
    ['a label that every object has', { selector: { constructor: 'web' } }, false],
    ['a name of another host', { selector: { app: 'web' }, type: 'ExternalName' }, false],
  ])('%s', (_what, spec, expected) => {
    expect(read(workload({ labels }), service(spec)).services).toHaveLength(expected ? 1 : 0);
  });

  test('several select the same pods, in the order of the manifests', () => {
    const [first, second, third] = [
      service({ selector: { tier: 'front' } }),
      service({ selector: { app: 'web' } }),
      service({ selector: { tier: 'front', app: 'web' } }),
    ];
    expect(read(workload({ labels }), first, second, third).services).toEqual([first, second, third]);
    expect(read(workload({ labels }), third, second, first).services).toEqual([third, second, first]);
  });
});

describe('a disruption budget guards the pods that its selector selects', () => {
  test.each<[string, Json | undefined, boolean]>([
    ['an empty selector selects every pod of the namespace', {}, true],
    ['no selector selects none', undefined, false],
    ['nothing selects none', null, false],
    ['labels select the pods that have them', { matchLabels: { app: 'web' } }, true],
    ['labels select no pods with others', { matchLabels: { app: 'api' } }, false],
    [
      'In selects one of several values',
      { matchExpressions: [{ key: 'app', operator: 'In', values: ['api', 'web'] }] },
      true,
    ],
    ['NotIn selects the rest', { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['web'] }] }, false],
    ['Exists selects every value', { matchExpressions: [{ key: 'app', operator: 'Exists' }] }, true],
    [
      'DoesNotExist selects pods without the label',
      { matchExpressions: [{ key: 'tier', operator: 'DoesNotExist' }] },
      true,
    ],
    [
      'labels and expressions both have to hold',
      { matchLabels: { app: 'web' }, matchExpressions: [{ key: 'tier', operator: 'Exists' }] },
      false,
    ],
    [
      'an operator that the API server refuses selects none',
      { matchExpressions: [{ key: 'app', operator: 'Near' }] },
      false,
    ],
  ])('%s', (_what, selector, expected) => {
    const budget = object('PodDisruptionBudget', { maxUnavailable: 1, ...(selector !== undefined && { selector }) });
    expect(read(workload(), budget).budgets).toEqual(expected ? [budget] : []);
  });
});

describe('joins stay within a namespace', () => {
  const scale = { scaleTargetRef: { kind: 'Deployment', name: 'web' }, maxReplicas: 3 };

  test.each<[string, string | undefined, string | undefined, boolean]>([
    ['the same', 'shop', 'shop', true],
    ['another', 'shop', 'staging', false],
    ['none is the default', 'default', undefined, true],
    ['none twice', undefined, undefined, true],
    ['the empty one is the default', '', 'default', true],
    ['none is not the one of the workload', 'shop', undefined, false],
  ])('%s', (_what, ofWorkload, ofOthers, expected) => {
    const joined = read(
      workload({ namespace: ofWorkload }),
      service({}, ofOthers),
      object('PodDisruptionBudget', { selector: {} }, ofOthers),
      object('HorizontalPodAutoscaler', scale, ofOthers),
    );
    const found = [joined.services, joined.budgets, joined.autoscalers].map((manifests) => manifests.length > 0);
    expect(found).toEqual([expected, expected, expected]);
  });
});

describe('the grace period', () => {
  test.each<[string, Json | undefined, number]>([
    ['is 30 s where nobody sets it', undefined, POD_DEFAULTS.terminationGracePeriodSeconds],
    ['is 30 s where it is set to nothing', null, POD_DEFAULTS.terminationGracePeriodSeconds],
    ['is what is set', 45, 45],
    ['may be zero', 0, 0],
    ['counts as one second below zero', -5, 1],
  ])('%s', (_what, seconds, expected) => {
    const pod = seconds === undefined ? {} : { terminationGracePeriodSeconds: seconds };
    expect(read(workload({ pod })).gracePeriod).toBe(expected);
  });
});

describe('facts about a workload', () => {
  test('nobody has stated any where there are no annotations of ours', () => {
    const { stated, traffic, serving } = read(workload({ annotations: { 'example.com/a': 'b' } }));
    expect(stated).toBe(false);
    expect(traffic.assumption).toBeDefined();
    expect(serving[0]?.longestRequest).toMatchObject({ value: 1, assumption: expect.stringMatching(/1 s/) });
    expect(serving[0]?.onSigterm).toMatchObject({ value: { kind: 'unknown' }, assumption: expect.any(String) });
    expect(serving[0]?.slowestStart).toBeUndefined();
  });

  test.each(['zero-downtime/slowest-start', 'zero-downtime/slowest-start.web'])('%s is one', (annotation) => {
    const { stated, serving } = read(workload({ annotations: { [annotation]: '30s' } }));
    expect(stated).toBe(true);
    expect(serving[0]?.slowestStart).toBe(30);
  });

  test('what is stated rests on no assumption', () => {
    const annotations = { 'zero-downtime/longest-request': '20s', 'zero-downtime/on-sigterm': 'drains' };
    const [container] = read(workload({ annotations })).serving;
    expect(container?.longestRequest).toEqual({ value: 20 });
    expect(container?.onSigterm).toEqual({ value: { kind: 'drains' } });
  });

  test('one that cannot be read is reported with the assumption in its place', () => {
    const { unreadable, serving } = read(workload({ annotations: { 'zero-downtime/longest-request': 'soon' } }));
    expect(unreadable.map(({ annotation, text }) => [annotation, text])).toEqual([
      ['zero-downtime/longest-request', 'soon'],
    ]);
    expect(serving[0]?.longestRequest.assumption).toBeDefined();
  });

  test('one about a container that the pod does not have is reported', () => {
    const { unreadable } = read(workload({ annotations: { 'zero-downtime/longest-request.wbe': '5s' } }));
    expect(unreadable).toMatchObject([{ problem: "there is no container 'wbe' here" }]);
  });

  test('one on the pod template is none: facts stand on the workload', () => {
    const template = {
      metadata: { labels: { app: 'web' }, annotations: { 'zero-downtime/slowest-start': '5s' } },
      spec: { containers: [{ name: 'web' }] },
    };
    const manifest = object('Deployment', { template });
    expect(read(manifest).containers).toMatchObject([{ name: 'web', slowestStart: undefined }]);
    expect(read(manifest).stated).toBe(false);
  });
});

describe('facts without the name of a container', () => {
  const annotations = { 'zero-downtime/slowest-start': '30s', 'zero-downtime/slowest-start.proxy': '5s' };
  const startsOf = (...[manifest, ...others]: Parameters<typeof read>) =>
    read(manifest as never, ...others).containers.map(({ name, slowestStart }) => [name, slowestStart]);

  test('are about the container that a Service reaches, wherever it stands', () => {
    const containers = [
      { name: 'logs', ports: [{ containerPort: 9090 }] },
      { name: 'web', ports: [{ containerPort: 8080 }] },
    ];
    const { 'zero-downtime/slowest-start': text } = annotations;
    expect(startsOf(workload({ containers, annotations: { 'zero-downtime/slowest-start': text } }), service())).toEqual(
      [
        ['logs', undefined],
        ['web', 30],
      ],
    );
  });

  test('are about the first container where nothing sends requests', () => {
    const containers = [{ name: 'worker' }, { name: 'proxy' }];
    expect(startsOf(workload({ containers, annotations }))).toEqual([
      ['worker', 30],
      ['proxy', 5],
    ]);
  });

  test('are about every container that is reached, unless it has its own', () => {
    const containers = ['web', 'admin', 'proxy'].map((name, index) => ({
      name,
      ports: [{ containerPort: 8080 + index }],
    }));
    const ports = [8080, 8081, 8082].map((port) => ({ port }));
    expect(startsOf(workload({ containers, annotations }), service({ ports }))).toEqual([
      ['web', 30],
      ['admin', 30],
      ['proxy', 5],
    ]);
  });
});

describe('how long a preStop hook takes', () => {
  const web = (preStop: JsonObject | undefined) =>
    workload({
      annotations: { 'zero-downtime/pre-stop-takes': '20s' },
      containers: [{ name: 'web', ports: [{ containerPort: 8080 }], ...(preStop && { lifecycle: { preStop } }) }],
    });

  test.each<[string, JsonObject | undefined, number, number]>([
    ['a script takes what somebody states', { exec: { command: ['/app/drain.sh'] } }, 20, 20],
    ['an endpoint takes what somebody states', { httpGet: { path: '/drain', port: 8080 } }, 20, 20],
    ['a command takes what somebody states, whatever its text says', { exec: { command: ['sleep', '5'] } }, 20, 20],
    ['a native sleep takes what the manifest says', { sleep: { seconds: 5 } }, 5, 5],
    ['a tcpSocket fails at once, whatever somebody states', { tcpSocket: { port: 8080 } }, 0, 0],
    ['no hook takes no time, whatever somebody states', undefined, 0, 0],
  ])('%s', (_what, preStop, atLeast, atMost) => {
    expect(read(web(preStop)).containers[0]?.preStopDuration).toMatchObject({ atLeast, atMost });
  });

  test('nobody knows where neither the manifest nor a fact tells', () => {
    const containers = [{ name: 'web', lifecycle: { preStop: { exec: { command: ['/app/drain.sh'] } } } }];
    expect(read(workload({ containers })).containers[0]?.preStopDuration).toBeUndefined();
  });
});
