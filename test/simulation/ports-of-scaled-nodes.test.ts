import { simulate } from '../../lib/simulation';
import { worldOf } from './manifests';

interface Shape {
  readonly replicas?: number;
  readonly pod?: string;
  readonly scaler?: string;
  readonly wait?: number;
}

const HPA = `---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: grow }
spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: edge }, minReplicas: 2, maxReplicas: 6 }
`;
const KEDA = `---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: grow }
spec: { scaleTargetRef: { name: edge }, minReplicaCount: 2, maxReplicaCount: 6, triggers: [{ type: cpu, metadata: { value: "60" } }] }
`;

const rolledOut = ({ replicas = 2, pod = '', scaler = '', wait = 90 }: Shape, nodes?: number) => {
  const text = `apiVersion: apps/v1
kind: Deployment
metadata: { name: edge, annotations: { zero-downtime/on-sigterm: drains } }
spec:
  ${scaler === '' ? `replicas: ${replicas}` : ''}
  strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }
  minReadySeconds: 30
  selector: { matchLabels: { app: edge } }
  template:
    metadata: { labels: { app: edge } }
    spec:
      terminationGracePeriodSeconds: 300
      ${pod}
      containers:
        - name: edge
          image: own:1
          ports: [{ containerPort: 9999, hostPort: 9999 }]
          readinessProbe: { httpGet: { path: /, port: 9999 }, periodSeconds: 2 }
          lifecycle: { preStop: { sleep: { seconds: ${wait} } } }
${scaler}`;
  const given = nodes === undefined ? {} : { nodes };
  const [outcome] = simulate(worldOf(text), { scenarios: ['rollout'], fix: false, ...given });
  return { lost: outcome?.lost ?? NaN, verdict: outcome?.verdict, said: outcome?.assumptions.join('\n') ?? '' };
};

const CHECKED = /a load balancer in front of the nodes of edge takes one out after/;

test.each([
  ['HorizontalPodAutoscaler', HPA, ''],
  ['ScaledObject', KEDA, ''],
  ['HorizontalPodAutoscaler', HPA, 'hostNetwork: true'],
])(
  'nobody knows the nodes of what a %s scales: a load balancer checks them, and hooks outlast that',
  (_k, scaler, pod) => {
    const { lost, said } = rolledOut({ scaler, pod });
    expect(said).toMatch(CHECKED);
    expect(said).toContain(
      'no two of the pods can be on one node: each that grow or a rollout adds waits for a free one',
    );
    expect(said).not.toMatch(/nothing in front checks|nobody asks the nodes/);
    expect(lost).toBe(0);
  },
);

test('what stops before the checks have seen it loses requests all the same', () => {
  expect(rolledOut({ scaler: HPA, wait: 20 }).lost).toBeGreaterThan(0);
});

test('clients that know the nodes lose what comes to those that are left, where no autoscaler moves the pods', () => {
  const { lost, said } = rolledOut({});
  expect(said).not.toMatch(CHECKED);
  expect(said).toContain('nothing in front checks them');
  expect(lost).toBeGreaterThan(0);
});

test('a rollout that adds a pod first never ends where no node is free for it', () => {
  expect(rolledOut({ scaler: HPA }, 2).verdict).toBe('stuck');
});
