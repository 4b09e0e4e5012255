import { simulate } from '../../lib/simulation';
import { worldOf } from './manifests';

interface Shape {
  readonly kind?: 'Deployment' | 'StatefulSet';
  readonly name?: string;
  readonly replicas?: number;
  readonly image?: string;
  readonly args?: string;
  readonly facts?: string;
  readonly beside?: string;
}

const rolledOut = ({ kind = 'Deployment', name = 'one', replicas = 3, image = 'own:1', ...more }: Shape) => {
  const { args = '[]', facts = '', beside = '' } = more;
  const text = `apiVersion: apps/v1
kind: ${kind}
metadata: { name: ${name}, annotations: { ${facts} } }
spec:
  replicas: ${replicas}
  ${kind === 'StatefulSet' ? 'serviceName: peers' : ''}
  selector: { matchLabels: { app: one } }
  template:
    metadata: { labels: { app: one } }
    spec:
      terminationGracePeriodSeconds: 300
      containers:
        - name: main
          image: "${image}"
          args: ${args}
          ports: [{ name: web, containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /, port: 8080 }, periodSeconds: 1 }
          lifecycle: { preStop: { sleep: { seconds: 60 } } }
---
apiVersion: v1
kind: Service
metadata: { name: peers }
spec: { selector: { app: one }, ports: [{ port: 443, targetPort: web }]${kind === 'StatefulSet' ? ', clusterIP: None' : ''} }
${beside}`;
  const outcome = simulate(worldOf(text), { scenarios: ['rollout'], fix: false }).find(
    (one) => one.workload.name === name,
  );
  return {
    said: outcome?.assumptions.join('\n') ?? '',
    doubts: outcome?.doubts.join('\n') ?? '',
    verdict: outcome?.verdict,
  };
};

const webhook = (policy: string) => `---
apiVersion: admissionregistration.k8s.io/v1
kind: ValidatingWebhookConfiguration
metadata: { name: guard }
webhooks: [{ name: guard.example.com, ${policy} clientConfig: { service: { name: peers, namespace: default } } }]
`;

test.each([
  ['failurePolicy: Fail,', 'refuses what guard.example.com does not answer (failurePolicy: Fail)'],
  ['', 'refuses what guard.example.com does not answer (failurePolicy: Fail)'],
  ['failurePolicy: Ignore,', 'goes on without guard.example.com (failurePolicy: Ignore)'],
])('the API server asks a webhook only while something is written: %j', (policy, what) => {
  const { said } = rolledOut({ beside: webhook(policy) });
  expect(said).toContain('the API server asks these pods only while something is written');
  expect(said).toContain(what);
  expect(rolledOut({}).said).not.toContain('the API server asks');
});

test.each<[Shape, RegExp]>([
  [
    { kind: 'StatefulSet', image: 'grafana/loki:3.1.0', args: '[-target=ingester]' },
    /clients of one \(an ingester of a ring\) know its/,
  ],
  [
    { kind: 'StatefulSet', image: 'grafana/mimir:2.13.0', args: '[-target=ingester]' },
    /clients of one \(an ingester of a ring\) know its/,
  ],
  [{ kind: 'StatefulSet', image: 'cassandra:5' }, /clients of one \(Cassandra\) know its members one by one, and ask/],
  [{ image: 'cassandra:5' }, /clients of one \(Cassandra\) know its members: what .* is counted as lost/],
  [{ image: 'fluent/fluentd:v1.17' }, /what is counted as lost is asked again by what sends telemetry/],
])('who knows the members, or asks again, is said beside what is counted: %j', (shape, words) => {
  expect(rolledOut(shape).said).toMatch(words);
});

test.each<[string, Shape]>([
  ['of members that have names', { kind: 'StatefulSet', image: 'cassandra:5' }],
  ['of those that one Service stands for', { image: 'cassandra:5' }],
])('an outcome says one thing of clients that know the members, and says it once: %s', (_, shape) => {
  const said = rolledOut(shape).said.split('\n');
  expect(said.filter((words) => words.includes('know its members'))).toHaveLength(1);
  expect(new Set(said).size).toBe(said.length);
});

test.each<[string, Shape]>([
  ['there is one member', { kind: 'StatefulSet', replicas: 1, image: 'cassandra:5' }],
  ['a distributor takes what clients send', { image: 'grafana/loki:3.1.0', args: '[-target=distributor]' }],
  [
    'somebody has stated facts',
    { kind: 'StatefulSet', image: 'cassandra:5', facts: 'zero-downtime/longest-request: 2s' },
  ],
])('nothing of that is said where %s', (_where, shape) => {
  expect(rolledOut(shape).said).not.toMatch(/know its members|asked again/);
});

const client = (value: string) => `---
apiVersion: apps/v1
kind: Deployment
metadata: { name: shop }
spec:
  selector: { matchLabels: { app: shop } }
  template:
    metadata: { labels: { app: shop } }
    spec: { containers: [{ name: shop, image: "shop:1", env: [{ name: STORE, value: "${value}" }] }] }
`;

test.each(['one-0.peers', 'http://one-0.peers.default.svc.cluster.local:8080/store', 'tcp://one-2.peers:8080'])(
  'what a client asks of one member by name no other one answers: %s',
  (value) => {
    const { verdict, doubts } = rolledOut({ kind: 'StatefulSet', beside: client(value) });
    expect(doubts).toMatch(/^shop asks for one-\d\.peers alone: while that pod is away no other one answers/);
    expect(verdict).not.toBe('safe');
  },
);

test.each([
  'one-0.peers:8080,one-1.peers:8080',
  'http://peers:8080',
  'other-one-0.peers',
  'one-0.elsewhere',
  'https://one-0.peers-of-others',
])('nothing is doubted where a client has a list of members, or asks somebody else: %s', (value) => {
  expect(rolledOut({ kind: 'StatefulSet', beside: client(value) }).doubts).toBe('');
});
