import { simulate } from '../../lib/simulation';
import { web, worldOf } from './manifests';

interface Given {
  readonly labels?: string;
  readonly annotations?: string;
  readonly namespace?: string;
  readonly init?: string;
  readonly beside?: string;
}

/** A rollout of what waits 10 s before it stops, beside the proxy of Kuma. */
function rolledOut({ labels = '', annotations = '', namespace = '', init = '', beside = '' }: Given) {
  const text = `apiVersion: v1
kind: Namespace
metadata: { name: default, labels: { ${namespace} } }
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations: { zero-downtime/slowest-start: 3s, zero-downtime/longest-request: 2s, zero-downtime/on-sigterm: drains }
spec:
  replicas: 3
  minReadySeconds: 10
  strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web${labels} }, annotations: { ${annotations} } }
    spec:
      terminationGracePeriodSeconds: 60
      initContainers: [${init}]
      containers:
        - name: web
          image: registry.example.com/web:1
          ports: [{ containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /ready, port: 8080 }, periodSeconds: 1 }
          lifecycle: { preStop: { sleep: { seconds: 10 } } }
${beside === '' ? '' : `        - ${beside}`}
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
`;
  const [outcome] = simulate(worldOf(text), { scenarios: ['rollout'], fix: false });
  return { verdict: outcome?.verdict, said: outcome?.assumptions.join('\n') ?? '' };
}

const ON = 'kuma.io/sidecar-injection: enabled';
const SHORT = 'kuma.io/sidecar-drain-time: 5s';
const WRITTEN = '{ name: kuma-sidecar, image: "docker.io/kumahq/kuma-dp:2.9.0"';

test.each<[string, Given]>([
  ['a label of the pods', { labels: `, ${ON}`, annotations: SHORT }],
  ['a label of the pods, as a word for true', { labels: ', kuma.io/sidecar-injection: "true"', annotations: SHORT }],
  ['an annotation, as before', { annotations: `${ON}, ${SHORT}` }],
  ['a label of their namespace', { namespace: ON, annotations: SHORT }],
  ['hand', { beside: `${WRITTEN} }`, annotations: SHORT }],
])(
  'a drain time that is over before its application has stopped loses requests, where it is there by %s',
  (_by, given) => {
    expect(rolledOut(given).verdict).toBe('loses');
  },
);

test.each<[string, Given]>([
  ['its drain time is the default of 30 s', { labels: `, ${ON}` }],
  ['its drain time outlasts the hook and a request', { namespace: ON, annotations: 'kuma.io/sidecar-drain-time: 1m' }],
  [
    'the pods are left out of their namespace',
    { namespace: ON, labels: ', kuma.io/sidecar-injection: disabled', annotations: SHORT },
  ],
  ['it is a native sidecar, which ends last', { init: `${WRITTEN}, restartPolicy: Always }`, annotations: SHORT }],
])('nothing is lost where %s', (_where, given) => {
  expect(rolledOut(given).verdict).toBe('safe');
});

test('that the proxy is an ordinary container is said as an assumption', () => {
  expect(rolledOut({ labels: `, ${ON}` }).said).toContain('kuma injects its proxy as an ordinary container');
  expect(simulate(web(), { scenarios: ['rollout'], fix: false })[0]?.assumptions.join()).not.toContain('kuma');
});
