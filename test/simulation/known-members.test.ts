import { simulate, type Outcome } from '../../lib/simulation';
import { worldOf } from './manifests';

const outcome = (
  image: string,
  more: { replicas?: number; facts?: string; run?: string; port?: number } = {},
): Outcome => {
  const { replicas = 3, facts = '', run = '', port = 7300 } = more;
  const world = worldOf(`
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: store, annotations: { ${facts} } }
spec:
  serviceName: store
  replicas: ${replicas}
  selector: { matchLabels: { app: store } }
  template:
    metadata: { labels: { app: store } }
    spec:
      containers:
        - name: main
          image: ${image}
          ${run}
          ports: [{ containerPort: ${port} }]
          readinessProbe: { tcpSocket: { port: ${port} } }
          volumeMounts: [{ name: d, mountPath: /data }]
  volumeClaimTemplates: [{ metadata: { name: d }, spec: { accessModes: [ReadWriteOnce], resources: { requests: { storage: 1Gi } } } }]
---
{ apiVersion: v1, kind: Service, metadata: { name: store }, spec: { clusterIP: None, selector: { app: store }, ports: [{ port: ${port} }] } }
`);
  return simulate(world, { scenarios: ['rollout'] })[0] as Outcome;
};

describe('Clients that know the members of a database ask another one', () => {
  test.each<[string, Parameters<typeof outcome>[1]?]>([
    ['mongo:7', { run: 'args: [--replSet, rs0]' }],
    ['scylladb/scylla:6.0'],
    ['apache/kafka:3.8.0'],
    ['hazelcast/hazelcast:5.5'],
    ['quay.io/infinispan/server:15.0', { port: 11222 }],
    ['bitnami/redis-cluster:7.2'],
    ['redis:7', { run: 'args: [--cluster-enabled, "yes"]' }],
  ])('of %s, so that no name in a cache costs anything, which an outcome takes for granted', (image, more = {}) => {
    const { lost, assumptions } = outcome(image, more);
    expect(lost).toBe(0);
    expect(assumptions.join()).toMatch(/clients of .* know its members/);
  });

  test.each([
    ['apache/kafka:3.8.0', 'while another leader is elected'],
    ['scylladb/scylla:6.0', 'another member has a copy of its data'],
  ])('provided that another one can answer, which is said: %s', (image, words) => {
    expect(outcome(image).assumptions.join()).toContain(words);
  });

  test.each<[string, string, Parameters<typeof outcome>[1]?]>([
    ['of what nobody knows', 'shop:1'],
    ['of a single one', 'redis:7'],
    ['where there is one', 'mongo:7', { replicas: 1 }],
    ['where facts are stated', 'mongo:7', { facts: 'zero-downtime/longest-request: 2s' }],
  ])('but not %s', (_, image, more = {}) => {
    expect(outcome(image, more).lost).toBeGreaterThan(0);
  });
});

describe('What check does not judge leaves nothing safe', () => {
  const worker = (name: string, image: string, grace = '30', container = '') =>
    worldOf(`
apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  replicas: 2
  selector: { matchLabels: { app: w } }
  template:
    metadata: { labels: { app: w } }
    spec:
      terminationGracePeriodSeconds: ${grace}
      containers: [{ name: main, image: ${image}, ${container} ports: [{ containerPort: 8083 }] }]
---
{ apiVersion: v1, kind: Service, metadata: { name: ${name}, annotations: { prometheus.io/scrape: "false" } }, spec: { selector: { app: w }, ports: [{ port: 8083 }] } }
`);
  const verdictOf = (world: ReturnType<typeof worker>) => {
    const { verdict, doubts = [] } = simulate(world, { scenarios: ['rollout'] })[0] as Outcome;
    return [verdict, doubts.join()];
  };

  test('such as the REST interface of Kafka Connect', () => {
    const [verdict, doubts] = verdictOf(worker('connect', 'confluentinc/cp-kafka-connect:7.7'));
    expect(verdict).toBe('unknown');
    expect(doubts).toContain('the Service connect leads to it all the same');
  });

  test('and a number that something fills in later', () => {
    const hook =
      'lifecycle: { preStop: { sleep: { seconds: 6 } } }, readinessProbe: { httpGet: { path: /, port: 8083 } },';
    const told = (grace: string) => verdictOf(worker('shop', 'shop:1', grace, hook));
    expect(told('"${GRACE}"')).toEqual(['unknown', expect.stringContaining('terminationGracePeriodSeconds of the')]);
    expect(told('30')).toEqual(['safe', '']);
  });
});
