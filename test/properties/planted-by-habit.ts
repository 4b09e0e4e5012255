import { MARK } from './planted';

/** Ways in which people write a secret into a command, an address or a document: none of them says `password` beside it. */
const SPELLED: readonly ((secret: string) => string)[] = [
  (s) => `curl -u admin:${s} http://localhost:8080/shutdown`,
  (s) => `curl -H 'X-Vault-Token: ${s}' -XPOST http://localhost:8080/shutdown && sleep 20`,
  (s) => `mysqladmin -uroot -p${s} shutdown`,
  (s) => `mongo admin -u root -p ${s} --eval 'db.shutdownServer()'`,
  (s) => `redis-cli -a ${s} shutdown save`,
  (s) => `echo ${s} | kinit && sleep 30`,
  (s) => `wget --header='Cookie: session=${s}' -qO- http://localhost/stop`,
  (s) => `while curl -s "http://localhost/drain?key=${s}"; do sleep 5; done`,
  (s) => `/healthz?t=${s}`,
  (s) => `https://hooks.slack.com/services/T0/B0/${s}`,
  (s) => `{"auths":{"ghcr.io":{"auth":"${s}"}}}`,
  (s) => `ghp_${s}`,
  (s) => `me:${s}@tcp(db:3306)/x`,
  (s) => Buffer.from(s).toString('base64'),
  (s) => `-----BEGIN PRIVATE KEY-----\n${s}\n-----END PRIVATE KEY-----`,
  (s) => `--auth-key=${s}`,
];

/** The next secret, spelled in the next way, as a scalar of YAML. */
function spelledInTurn(): () => string {
  let count = 0;
  return () => {
    const spelled = SPELLED[(count * 5) % SPELLED.length] as (secret: string) => string;
    count += 1;
    return JSON.stringify(spelled(`${MARK}y${String(count).padStart(2, '0')}q`));
  };
}

const s = spelledInTurn();

const script = () => `[sh, -c, ${s()}]`;

/** A workload with a Service, and secrets in what its containers run, ask and mount. */
const workload = (kind: string, name: string): string => `apiVersion: apps/v1
kind: ${kind}
metadata: { name: ${name}, annotations: { kubectl.kubernetes.io/last-applied-configuration: ${s()} } }
spec:
  replicas: 1
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec:
      terminationGracePeriodSeconds: 10
      initContainers:
        - { name: init, image: i:1, command: ${script()}, env: [{ name: X, value: ${s()} }] }
        - { name: side, image: i:1, restartPolicy: Always, args: [${s()}], lifecycle: { preStop: { exec: { command: ${script()} } } } }
      containers:
        - name: web
          image: nginx:1
          ports: [{ containerPort: 8080 }]
          lifecycle: { preStop: { exec: { command: ${script()} } }, postStart: { exec: { command: ${script()} } } }
          livenessProbe: { exec: { command: ${script()} } }
        - name: cache
          image: redis:7
          lifecycle: { preStop: { exec: { command: [redis-cli, -a, ${s()}, shutdown] } } }
          readinessProbe: { exec: { command: [redis-cli, -a, ${s()}, ping] } }
        - name: proxy
          image: example.com/proxy:1
          args: [${s()}, ${s()}]
          lifecycle: { preStop: { httpGet: { path: ${s()}, port: 8080, httpHeaders: [{ name: X, value: ${s()} }] } } }
          livenessProbe: { httpGet: { path: ${s()}, port: 8080 }, periodSeconds: 1, failureThreshold: 1 }
      volumes:
        - { name: v, csi: { driver: x, volumeAttributes: { key: ${s()} } } }
---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { selector: { app: ${name} }, ports: [{ port: 80, targetPort: 8080 }] }
---
`;

/** A text with secrets as people spell them, also where the API server refuses them: in labels, names and selectors. */
export const plantedByHabit = `${workload('Deployment', 'web')}${workload('StatefulSet', 'store')}apiVersion: batch/v1
kind: CronJob
metadata: { name: nightly }
spec:
  schedule: '* * * * *'
  jobTemplate: { spec: { template: { spec: { restartPolicy: OnFailure, containers: [{ name: j, image: i:1, command: ${script()}, args: [${s()}] }] } } } }
---
apiVersion: gateway.networking.k8s.io/v1
kind: HTTPRoute
metadata: { name: route }
spec:
  rules:
    - matches: [{ headers: [{ name: X, value: ${s()} }], queryParams: [{ name: t, value: ${s()} }] }]
      filters: [{ type: RequestHeaderModifier, requestHeaderModifier: { set: [{ name: X, value: ${s()} }] } }]
      timeouts: { request: ${s()} }
      backendRefs: [{ name: web, port: 80 }]
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, annotations: { nginx.ingress.kubernetes.io/configuration-snippet: ${s()}, nginx.ingress.kubernetes.io/proxy-read-timeout: ${s()} } }
spec:
  rules: [{ http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] } }]
---
apiVersion: v1
kind: Pod
metadata: { name: mistaken, labels: { team: ${s()} } }
spec:
  hostname: ${s()}
  nodeSelector: { pool: ${s()} }
  imagePullSecrets: [{ name: x, key: ${s()} }]
  containers: [{ name: c, image: ${s()}, ports: [{ containerPort: 1, name: ${s()} }], resources: { limits: { memory: ${s()} } }, lifecycle: { preStop: { exec: { command: ${s()} } } } }]
---
apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: web }
spec: { scaleTargetRef: { name: web }, triggers: [{ type: prometheus, metadata: { serverAddress: ${s()}, query: ${s()}, threshold: ${s()} } }] }
`;
