import { check, compareReleases } from '../../lib/check';
import { manifestsIn } from './support/manifests';

/** What a rebuilt pod has besides its container. */
interface Built {
  readonly kind?: string;
  readonly name?: string;
  readonly annotations?: string;
  readonly labels?: string;
  readonly image?: string;
  /** Lines of the spec of the workload, before its pods. */
  readonly spec?: string;
  /** Lines of the pod. */
  readonly pod?: string;
  /** Lines of the container. */
  readonly container?: string;
}

const READY = 'readinessProbe: { httpGet: { path: /ready, port: 8080 }, periodSeconds: 5 }';

const indented = (by: number, lines = '') => lines.replace(/^(?=.)/gm, ' '.repeat(by));

/** A workload as a report tells of it: nothing besides what it says, and what the kind cannot do without. */
function workload({ kind = 'Deployment', name = 'web', ...built }: Built): string {
  return `apiVersion: apps/v1
kind: ${kind}
metadata: { name: ${name}, annotations: { ${built.annotations ?? ''} } }
spec:
${indented(2, built.spec ?? 'replicas: 3')}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name}, ${built.labels ?? ''} } }
    spec:
${indented(6, built.pod)}
      containers:
        - name: ${name}
          image: ${built.image ?? `registry.example.com/${name}:1.0`}
          ports: [{ containerPort: 8080 }]
${indented(10, built.container ?? READY)}
`;
}

const service = (spec: string, annotations = '', selector = 'app: web') => `---
apiVersion: v1
kind: Service
metadata: { name: web, annotations: { ${annotations} } }
spec: { selector: { ${selector} }, ports: [{ port: 80, targetPort: 8080 }], ${spec} }
`;
const SERVICE = service('type: ClusterIP');
const ingress = (annotations: string) => `---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, annotations: { ${annotations} } }
spec: { defaultBackend: { service: { name: web, port: { number: 80 } } } }
`;
const budget = (spec: string) => `---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec: { ${spec} }
`;
const autoscaler = (minReplicas: number, maxReplicas: number) => `---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: web }
spec:
  minReplicas: ${minReplicas}
  maxReplicas: ${maxReplicas}
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } } }]
`;

const found = (text: string) => check(manifestsIn(text)).findings;

/** What is said of the cause, and nothing where it is not named. */
const saidBy = (rule: string, text: string) =>
  found(text)
    .filter((finding) => finding.rule === rule)
    .map(({ message }) => message);

const PROXIED = 'sidecar.istio.io/inject: "true"';
const WAITS = `${READY}\nlifecycle: { preStop: { sleep: { seconds: 10 } } }`;
const DRAINS = 'zero-downtime/on-sigterm: drains';
const WEBHOOK = `---
apiVersion: admissionregistration.k8s.io/v1
kind: MutatingWebhookConfiguration
metadata: { name: web }
webhooks:
  - name: pods.example.com
    admissionReviewVersions: [v1]
    sideEffects: None
    failurePolicy: Ignore
    clientConfig: { service: { name: web, namespace: default, port: 80 } }
    rules: [{ apiGroups: [""], apiVersions: [v1], resources: [pods], operations: [CREATE] }]
`;
const JOB = `apiVersion: batch/v1
kind: Job
metadata: { name: train }
spec:
  backoffLimit: 0
  template:
    spec:
      restartPolicy: Never
      containers:
        - { name: train, image: registry.example.com/train:1, resources: { limits: { nvidia.com/gpu: 1 } } }
`;

/** By report: the manifests, the rule that names the cause, and what it says. */
const NAMED: readonly (readonly [report: string, manifests: string, rule: string, says: RegExp])[] = [
  [
    'ingress-gce#769: 180 s of grace and of minReadySeconds are of no use without a hook',
    workload({ spec: 'replicas: 11\nminReadySeconds: 180', pod: 'terminationGracePeriodSeconds: 180' }) +
      service('type: ClusterIP', `cloud.google.com/neg: '{"ingress": true}'`) +
      ingress('kubernetes.io/ingress.class: gce'),
    'pre-stop-too-short',
    /drain lag of gke-neg 60 s/,
  ],
  [
    'istio#19564: the proxy is gone after 5 s, whatever the grace period of the pod is',
    workload({
      annotations: `zero-downtime/longest-request: 60s, ${DRAINS}`,
      labels: PROXIED,
      pod: 'terminationGracePeriodSeconds: 75',
      container: WAITS,
    }) + SERVICE,
    'mesh-proxy-exits-first',
    /exits 5 s after the deletion/,
  ],
  [
    'kubernetes#73362: an NLB notices late by its health check of nodes that a pod is gone',
    workload({ kind: 'DaemonSet', spec: '', container: WAITS }) +
      service(
        'type: LoadBalancer, externalTrafficPolicy: Local',
        'service.beta.kubernetes.io/aws-load-balancer-type: nlb',
      ),
    'pre-stop-too-short',
    /drain lag of node-health-check/,
  ],
  [
    'helm#11917: an upgrade sets 300 replicas back to the one of the chart',
    workload({ spec: 'replicas: 1\nstrategy: { rollingUpdate: { maxSurge: 3, maxUnavailable: 1 } }' }) +
      service('type: NodePort') +
      autoscaler(300, 400),
    'autoscaler-fights-replicas',
    /every apply sets web to 1 replica/,
  ],
  [
    'kubernetes#48307: a drain takes the only pod',
    workload({ spec: 'replicas: 1' }) + SERVICE + budget('minAvailable: 1, selector: { matchLabels: { run: web } }'),
    'single-replica',
    /replicas is 1/,
  ],
  [
    'naiserator#290: the budget of an autoscaled application blocks drains at its minimum',
    workload({ spec: 'strategy: {}' }) +
      SERVICE +
      autoscaler(1, 4) +
      budget('minAvailable: 1, selector: { matchLabels: { app: web } }'),
    'budget-blocks-drain',
    /no eviction with 1 pod wanted/,
  ],
  [
    'spring-boot#26469: the hook takes its part of the time that Spring is told to drain in',
    workload({
      container: `${WAITS}\nenv: [{ name: SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE, value: 30s }]`,
    }) + SERVICE,
    'request-outlives-grace',
    /take 30 s, but a pod that stops gives it 20 s: .* 40$/,
  ],
  [
    'dynatrace-operator#304: no pod gets what the webhook injects while it is recreated',
    workload({ spec: 'replicas: 1\nstrategy: { type: Recreate }' }) + SERVICE + WEBHOOK,
    'rollout-below-wanted',
    /leaves 0 of 1 replica.* Recreate/,
  ],
  ['autoscaler#7095: a scale-down fails Jobs for good', JOB, 'job-ends-on-drain', /backoffLimit is 0/],
  [
    'plane#318: pods without a readiness probe get requests before they listen',
    workload({ container: 'resources: { requests: { cpu: 50m } }' }) +
      SERVICE +
      ingress('kubernetes.io/ingress.class: nginx'),
    'readiness-missing',
    /has no readiness probe/,
  ],
  [
    'gitpod#4344: websockets of hours end with the grace period',
    workload({
      annotations: `zero-downtime/longest-request: 2h, ${DRAINS}`,
      pod: 'terminationGracePeriodSeconds: 60',
      container: WAITS,
    }) + service('type: LoadBalancer'),
    'grace-too-short',
    /longest request 7200 s = 7210 s/,
  ],
  [
    'karpenter#2350: a spot node is gone before the grace period is over',
    workload({
      annotations: `zero-downtime/longest-request: 150s, ${DRAINS}`,
      pod: 'terminationGracePeriodSeconds: 180\nnodeSelector: { karpenter.sh/capacity-type: spot }',
      container: WAITS,
    }) + SERVICE,
    'node-leaves-sooner',
    /gives a pod 120 s/,
  ],
  [
    'DIGIT-DevOps#4893: a liveness probe kills a JVM that starts in three and a half minutes',
    workload({
      annotations: 'zero-downtime/slowest-start: 210s',
      container: `${READY}\nlivenessProbe: { httpGet: { path: /health, port: 8080 }, initialDelaySeconds: 30, timeoutSeconds: 3, failureThreshold: 5 }`,
    }) + SERVICE,
    'startup-too-short',
    /before its slowest start of 210 s is over/,
  ],
  [
    'svc#14: clients of gRPC hold on to the addresses of a headless Service for half a minute',
    workload({
      container: 'readinessProbe: { grpc: { port: 8080 } }\nlifecycle: { preStop: { sleep: { seconds: 5 } } }',
    }) + service('clusterIP: None'),
    'pre-stop-too-short',
    /drain lag of headless 35 s/,
  ],
];

/** What happens in them stands in no manifest: the rules are silent rather than guess. */
const UNKNOWN: readonly (readonly [report: string, manifests: string])[] = [
  [
    'pgbouncer-containers#125: the script in the image does not pass SIGTERM on',
    workload({ image: 'ghcr.io/cloudnative-pg/pgbouncer:1.25.1', container: WAITS }) + SERVICE,
  ],
  [
    'litellm#34934: the readiness endpoint asks the database that all pods share',
    workload({
      container: `readinessProbe: { httpGet: { path: /health/readiness, port: 8080 } }\nlivenessProbe: { httpGet: { path: /health/liveliness, port: 8080 } }\nlifecycle: { preStop: { sleep: { seconds: 10 } } }`,
    }) + SERVICE,
  ],
];

describe('more public reports, rebuilt', () => {
  test.each(NAMED)('%s', (_report, manifests, rule, says) => {
    expect(saidBy(rule, manifests)).toEqual([expect.stringMatching(says)]);
  });

  test('kubernetes#48307: the selector of the budget is named once there are two pods', () => {
    const two = workload({ spec: 'replicas: 2' }) + SERVICE;
    const missing = two + budget('minAvailable: 1, selector: { matchLabels: { run: web } }');
    expect(saidBy('budget-selects-nothing', missing)).toHaveLength(1);
  });

  test('gitpod#4344: hours of grace are more than a node that is scaled down gives', () => {
    const patient = workload({
      annotations: `zero-downtime/longest-request: 2h, ${DRAINS}`,
      pod: 'terminationGracePeriodSeconds: 7300',
      container: WAITS,
    });
    expect(saidBy('node-leaves-sooner', patient + service('type: LoadBalancer'))).toEqual([
      expect.stringContaining('gives a pod 600 s'),
    ]);
  });

  test('gateway#7309: a Service asks for a label that only pods of the next release have', () => {
    const before = manifestsIn(workload({}) + SERVICE);
    const after = manifestsIn(
      workload({ labels: 'team: edge' }) + service('type: ClusterIP', '', 'app: web, team: edge'),
    );
    expect(compareReleases(before, after).findings.map(({ rule }) => rule)).toEqual(['service-drops-old-pods']);
  });

  test.each(UNKNOWN)('%s, which no manifest says', (_report, manifests) => {
    expect(found(manifests).map(({ rule }) => rule)).toEqual(['budget-missing']);
  });
});

describe('how long an application is told to drain', () => {
  const told = (lines: string, grace = 30) =>
    saidBy(
      'request-outlives-grace',
      workload({ pod: `terminationGracePeriodSeconds: ${grace}`, container: `${WAITS}\n${lines}` }) + SERVICE,
    );
  const variable = (name: string, value: string) =>
    `env: [{ name: A, value: 10m }, { name: ${name}, value: "${value}" }]`;

  test.each([
    variable('SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE', '1m'),
    variable('SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE', 'PT60S'),
    variable('SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE', '60000'),
    variable('QUARKUS_SHUTDOWN_TIMEOUT', '60'),
    variable('DOTNET_SHUTDOWNTIMEOUTSECONDS', '60'),
    'command: [gunicorn, --graceful-timeout, "60", "shop:app"]',
    'command: [gunicorn]\nargs: [--workers=4, --graceful-timeout=60, "shop:app"]',
    'args: [uvicorn, "shop:app", --timeout-graceful-shutdown, "60"]',
  ])('%s is a minute, for which the pod has to have the time', (lines) => {
    expect(told(lines)).toEqual([expect.stringMatching(/take 60 s, .* 70$/)]);
    expect(told(lines, 70)).toEqual([]);
  });

  test.each(['soon', '', '-1', '$(A)', 'PT1M30S'])('%j is not read', (value) => {
    expect(told(variable('SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE', value))).toEqual([]);
    expect(told(`args: [--graceful-timeout, "${value}"]`)).toEqual([]);
  });

  test('the place is the value', () => {
    const flagged = workload({ container: `${WAITS}\nargs: [gunicorn, --graceful-timeout, "60"]` }) + SERVICE;
    const [finding] = found(flagged).filter(({ rule }) => rule === 'request-outlives-grace');
    expect(finding?.path.slice(-2)).toEqual(['args', 2]);
  });

  test('a longest request that is stated is believed', () => {
    const stated = workload({
      annotations: 'zero-downtime/longest-request: 5s',
      container: `${WAITS}\n${variable('QUARKUS_SHUTDOWN_TIMEOUT', '60')}`,
    });
    expect(saidBy('request-outlives-grace', stated + SERVICE)).toEqual([]);
  });
});
