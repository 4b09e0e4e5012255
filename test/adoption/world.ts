import { readSource } from '../../lib/source';
import { readWorld, type World } from '../../lib/workload';

/** A world of texts, each in a directory of its own name's. */
export function worldOf(...texts: readonly string[]): World {
  const directory = (index: number) => (texts.length === 1 ? '.' : `d${index}`);
  return readWorld(
    texts.flatMap((text, index) => readSource(text, `${index}.yaml`, { directory: directory(index) }).manifests),
  );
}

/** A Deployment with all that an adoption meets: a Service, an autoscaler, a ConfigMap, a Secret, a custom resource. */
export const SHOP = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
  labels: { app: web, team: shop }
spec:
  replicas: 3
  revisionHistoryLimit: 4
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web, tier: front } }
    spec:
      affinity:
        nodeAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/arch, operator: In, values: [amd64] }] }]
      containers:
        - name: web
          image: registry.example.com/web:1.4.2
          args: [--port=8080, "it's"]
          ports: [{ name: http, containerPort: 8080 }]
          env:
            - { name: LOG, value: info }
            - { name: POD_IP, valueFrom: { fieldRef: { fieldPath: status.podIP } } }
            - { name: DB, valueFrom: { secretKeyRef: { name: db, key: url } } }
          envFrom: [{ configMapRef: { name: web } }]
          resources: { requests: { cpu: 250m, memory: 256Mi }, limits: { memory: 1Gi } }
          readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 5 }
          livenessProbe: { httpGet: { path: /live, port: http }, initialDelaySeconds: 60 }
          volumeMounts:
            - { name: config, mountPath: /etc/web, readOnly: true }
            - { name: tmp, mountPath: /tmp }
        - name: log-shipper
          image: registry.example.com/log-shipper:0.9.0
          readinessProbe: { exec: { command: [/bin/ok] } }
          volumeMounts: [{ name: tmp, mountPath: /logs }]
      volumes:
        - { name: config, configMap: { name: web } }
        - { name: tmp, emptyDir: {} }
---
apiVersion: v1
kind: Service
metadata: { name: web-svc, namespace: shop, labels: { app: web } }
spec:
  selector: { app: web }
  clusterIP: 10.0.0.1
  ports: [{ port: 80, targetPort: http }]
---
apiVersion: v1
kind: ConfigMap
metadata: { name: web, namespace: shop }
data:
  its: "say \\"it's\\""
  web.conf: |
    listen 8080;
    root \${HOME}/\`x\`\\\\n;
---
apiVersion: v1
kind: Secret
metadata: { name: db, namespace: shop }
stringData: { url: "postgres://hunter2" }
---
apiVersion: example.com/v1
kind: Widget
metadata: { name: w, namespace: shop }
spec: { size: 3, parts: [1, 2, 3], none: null, empty: {} }
`;

/** A worker that nobody sends requests to, and what there is no construct for. */
export const OTHERS = `apiVersion: apps/v1
kind: Deployment
metadata: { name: mailer }
spec:
  replicas: 2
  selector: { matchLabels: { app: mailer } }
  template:
    metadata: { labels: { app: mailer } }
    spec:
      terminationGracePeriodSeconds: 600
      containers: [{ name: mailer, image: "registry.example.com/mailer" }]
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: nightly }
spec:
  schedule: "0 3 * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers: [{ name: nightly, image: "registry.example.com/nightly:2", resources: { limits: { cpu: 0.5 } } }]
---
apiVersion: v1
kind: Pod
metadata: { generateName: debug- }
spec:
  containers: [{ name: sh, image: "registry.example.com/sh:1", lifecycle: { preStop: { sleep: { seconds: 3 } } } }]
`;

/** A workload of each kind that a construct is made for, besides Deployments. */
export const KINDS = `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: ledger, labels: { team: money } }
spec:
  serviceName: ledger
  replicas: 3
  selector: { matchLabels: { app: ledger } }
  template:
    metadata: { labels: { app: ledger } }
    spec:
      containers:
        - name: ledger
          image: registry.example.com/ledger:3
          ports: [{ containerPort: 7000 }]
          readinessProbe: { httpGet: { path: /ready, port: 7000 } }
          volumeMounts: [{ name: data, mountPath: /data }, { name: tmp, mountPath: /tmp }]
      volumes: [{ name: tmp, emptyDir: {} }]
  volumeClaimTemplates:
    - apiVersion: v1
      kind: PersistentVolumeClaim
      metadata: { name: data }
      spec: { accessModes: [ReadWriteOnce], storageClassName: fast, resources: { requests: { storage: 20Gi } } }
---
apiVersion: v1
kind: Service
metadata: { name: ledger }
spec: { clusterIP: None, selector: { app: ledger }, ports: [{ port: 7000 }] }
---
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent }
spec:
  selector: { matchLabels: { app: agent } }
  template:
    metadata: { labels: { app: agent } }
    spec:
      tolerations: [{ operator: Exists }]
      containers:
        - name: agent
          image: registry.example.com/agent:3
          volumeMounts: [{ name: state, mountPath: /state }]
      volumes: [{ name: state, hostPath: { path: /var/lib/agent } }]
---
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: proxy }
spec:
  selector: { matchLabels: { app: proxy } }
  updateStrategy: { rollingUpdate: { maxUnavailable: 10% } }
  template:
    metadata: { labels: { app: proxy } }
    spec:
      containers:
        - name: proxy
          image: registry.example.com/proxy:3
          ports: [{ containerPort: 8080, hostPort: 80 }]
          readinessProbe: { httpGet: { path: /ready, port: 8080 } }
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: nightly }
spec:
  schedule: "@daily"
  concurrencyPolicy: Forbid
  successfulJobsHistoryLimit: 1
  jobTemplate:
    metadata: { labels: { team: money } }
    spec:
      activeDeadlineSeconds: 7200
      template:
        spec:
          restartPolicy: OnFailure
          containers: [{ name: nightly, image: "registry.example.com/nightly:2", args: [--all] }]
---
apiVersion: batch/v1
kind: Job
metadata: { name: migrate, annotations: { helm.sh/hook: pre-upgrade } }
spec:
  backoffLimit: 2
  template:
    metadata: { labels: { app: migrate } }
    spec:
      restartPolicy: Never
      containers: [{ name: migrate, image: "registry.example.com/migrate:2" }]
---
apiVersion: batch/v1
kind: Job
metadata: { name: once }
spec:
  template:
    spec:
      restartPolicy: Never
      containers: [{ name: once, image: "registry.example.com/once:2" }]
`;

/** Rollouts of Argo: by blue/green with Services of their own names, and by an Ingress that splits requests. */
export const ROLLOUTS = [
  rollout('bg', '{ blueGreen: { activeService: bg-active, previewService: bg-next, autoPromotionEnabled: false } }'),
  service('bg-active', 'bg'),
  service('bg-next', 'bg'),
  rollout(
    'cn',
    '{ canary: { stableService: cn, canaryService: cn-canary, scaleDownDelaySeconds: 300, trafficRouting: { nginx: { stableIngress: cn } }, steps: [{ setWeight: 20 }, { pause: { duration: 1m } }, { setCanaryScale: { replicas: 2 } }, { analysis: { templates: [{ templateName: ok }], args: [{ name: a, value: b }] } }] } }',
  ),
  service('cn', 'cn'),
  service('cn-canary', 'cn'),
  `apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: cn }
spec:
  ingressClassName: nginx
  rules: [{ http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: cn, port: { number: 80 } } } }] } }]
`,
  rollout('pods', '{ canary: { maxSurge: 2, steps: [{ setWeight: 20 }, { experiment: { templates: [] } }] } }'),
  service('pods', 'pods'),
  rollout('smi', '{ canary: { trafficRouting: { smi: { rootService: smi } } } }'),
].join('---\n');

function rollout(name: string, strategy: string): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: ${name} }
spec:
  replicas: 3
  revisionHistoryLimit: 2
  strategy: ${strategy}
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      containers:
        - name: ${name}
          image: registry.example.com/${name}:1
          ports: [{ containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /ready, port: 8080 } }
`;
}

function service(name: string, app: string): string {
  return `apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { selector: { app: ${app} }, ports: [{ port: 80, targetPort: 8080 }] }
`;
}
