import { changeLine } from './change-line';

/**
 * Changes lines of an example: what is bad about it, or what a rule needs it to have.
 *
 * @param example YAML text
 * @param changes by line (without its indentation), what stands there instead: further lines are indented as the
 *   first one is, and an empty text takes the line away
 * @throws Error for a line that the example does not have exactly once
 */
export function changed(example: string, changes: Readonly<Record<string, string>>): string {
  return Object.entries(changes).reduce((text, [line, instead]) => changeLine(text, line, instead), example);
}

/** Several manifests of one cluster as one text. */
export function together(...manifests: readonly string[]): string {
  return manifests.join('---\n');
}

const AFTER = '# after\n';

/** Two releases as one text: what runs, and what is about to be applied. */
export function released(before: string, after: string): string {
  return `# before\n${before}---\n${AFTER}${after}`;
}

/** The two releases of such a text; all of it is the second one where it holds no first. */
export function releasesIn(example: string): { readonly before: string; readonly after: string } {
  const at = example.indexOf(AFTER);
  const before = at < 0 ? '' : example.slice(0, at).replace(/---\n$/, '');
  return { before, after: at < 0 ? example : example.slice(at) };
}

/** A Deployment that loses nothing: starts within 30 s, answers within 20 s, drains on SIGTERM. */
export const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations:
    zero-downtime/slowest-start: 30s
    zero-downtime/longest-request: 20s
    zero-downtime/on-sigterm: drains
spec:
  replicas: 3
  minReadySeconds: 5
  strategy:
    rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      terminationGracePeriodSeconds: 25
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          resources: { requests: { cpu: 100m, memory: 128Mi } }
          ports: [{ name: http, containerPort: 8080 }]
          startupProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 2, failureThreshold: 16 }
          readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }
          lifecycle: { preStop: { sleep: { seconds: 5 } } }
`;

/** Its Service. */
export const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector: { app: web }
  ports: [{ port: 80, targetPort: http }]
`;

/** Its budget. */
export const BUDGET = `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: web
spec:
  maxUnavailable: 1
  selector:
    matchLabels: { app: web }
  unhealthyPodEvictionPolicy: AlwaysAllow
`;

/** A route to it from outside, by an ingress controller. */
export const INGRESS = `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
spec:
  rules:
    - host: web.example.com
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service: { name: web, port: { number: 80 } }
`;

/** The three of them. */
export const WEB = together(DEPLOYMENT, SERVICE, BUDGET);

/** The same application as a StatefulSet, which cannot surge. */
export const STATEFUL_SET = changed(DEPLOYMENT, {
  'kind: Deployment': 'kind: StatefulSet',
  'strategy:': 'serviceName: web',
  'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': '',
});

/** The same application on every node. */
export const DAEMON_SET = changed(DEPLOYMENT, {
  'kind: Deployment': 'kind: DaemonSet',
  'replicas: 3': '',
  'strategy:': 'updateStrategy:',
});

/** The same application as a Pod of its own. */
export const POD = `apiVersion: v1
kind: Pod
metadata:
  name: web
  labels: { app: web }
  annotations:
    zero-downtime/slowest-start: 30s
    zero-downtime/longest-request: 20s
    zero-downtime/on-sigterm: drains
spec:
  terminationGracePeriodSeconds: 25
  containers:
    - name: web
      image: registry.example.com/web:1.4.2
      ports: [{ name: http, containerPort: 8080 }]
      startupProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 2, failureThreshold: 16 }
      readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }
      lifecycle: { preStop: { sleep: { seconds: 5 } } }
`;

/** An autoscaler of the Deployment. */
export const AUTOSCALER = `apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata:
  name: web
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
  minReplicas: 2
  maxReplicas: 10
  metrics:
    - type: Resource
      resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } }
`;

/** An autoscaler of KEDA. */
export const SCALED_OBJECT = `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata:
  name: web
spec:
  scaleTargetRef: { name: web }
  minReplicaCount: 2
  maxReplicaCount: 10
  triggers:
    - type: prometheus
      metadata: { serverAddress: "http://prometheus:9090", query: "sum(rate(requests[1m]))", threshold: "100" }
`;

/** A Job that finishes what it has within 60 s. */
export const JOB = `apiVersion: batch/v1
kind: Job
metadata:
  name: import
  annotations:
    zero-downtime/longest-request: 60s
    zero-downtime/on-sigterm: drains
spec:
  template:
    metadata:
      labels: { app: import }
    spec:
      restartPolicy: Never
      terminationGracePeriodSeconds: 60
      containers:
        - name: import
          image: registry.example.com/import:2.0.0
`;

/** A CronJob that makes one of them every night. */
export const CRON_JOB = `apiVersion: batch/v1
kind: CronJob
metadata:
  name: report
spec:
  schedule: "0 3 * * *"
  startingDeadlineSeconds: 60
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
            - name: report
              image: registry.example.com/report:2.0.0
`;

/** A batch worker that no request reaches: it finishes a job of up to 60 s after SIGTERM. */
export const WORKER = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: mailer
  annotations:
    zero-downtime/slowest-start: 10s
    zero-downtime/longest-request: 60s
    zero-downtime/on-sigterm: drains
    zero-downtime/traffic: none
spec:
  replicas: 1
  selector:
    matchLabels: { app: mailer }
  template:
    metadata:
      labels: { app: mailer }
    spec:
      terminationGracePeriodSeconds: 60
      containers:
        - name: mailer
          image: registry.example.com/mailer:2.0.0
`;
