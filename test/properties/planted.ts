/** What every secret here looks like, and nothing else does. */
export const MARK = 'hunter2';

/** A value of its own for each place, so that what leaks says from where. */
class Secrets {
  readonly all: string[] = [];

  next(): string {
    const secret = `${MARK}x${String(this.all.length).padStart(2, '0')}q`;
    this.all.push(secret);
    return secret;
  }
}

const secrets = new Secrets();
const s = () => secrets.next();

const container = (index: number): string => `
        - name: c${index}
          image: example.com/c${index}:1
          env:
            - { name: PASSWORD_${index}, value: ${s()} }
            - name: URL_${index}
              value: "postgres://me:${s()}@db/${index}"
            - { name: TOKEN_${index}, value: '${s()}' }
            - name: CERT_${index}
              value: |
                -----BEGIN KEY-----
                ${s()}
                -----END KEY-----
          args: [--password, ${s()}, --token=${s()}, "--url=https://me:${s()}@example.com"]
          command: [sh, -c, "PASSWORD=${s()} run; curl -H 'Authorization: Bearer ${s()}' http://x"]
          ports: [{ containerPort: ${8080 + index} }]
          livenessProbe:
            httpGet: { path: /, port: ${8080 + index}, httpHeaders: [{ name: Authorization, value: ${s()} }] }
            timeoutSeconds: 0
          lifecycle: { preStop: { exec: { command: [curl, -u, "me:${s()}", "https://me:${s()}@example.com/"] } } }`;

const PLANTED = `apiVersion: v1
kind: Secret
metadata:
  name: credentials
  annotations: { example.com/token: ${s()} }
type: Opaque
stringData:
  password: ${s()}
  url: "amqp://me:${s()}@queue"
  key: |
    ${s()}
    ${s()}
data: { password: ${s()}, other: ${s()}= }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings, annotations: { token: ${s()} } }
data:
  application.properties: |
    spring.password=${s()}
    spring.token=${s()}
  password: ${s()}
binaryData: { blob: ${s()} }
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations: { example.com/token: ${s()}, other/key: "${s()}" }
spec:
  replicas: 1
  selector: { matchLabels: { app: web } }
  template:
    metadata:
      labels: { app: web }
      annotations: { example.com/token: ${s()}, vault/secret: ${s()} }
    spec:
      terminationGracePeriodSeconds: 5
      containers:${[0, 1, 2, 3].map(container).join('')}
---
apiVersion: v1
kind: Service
metadata: { name: web, annotations: { example.com/token: ${s()} } }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: web, annotations: { nginx.ingress.kubernetes.io/auth-secret-value: ${s()}, example.com/basic: "me:${s()}" } }
spec:
  ingressClassName: nginx
  rules: [{ http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: web, port: { number: 80 } } } }] } }]
---
apiVersion: batch/v1
kind: Job
metadata: { name: once }
spec:
  template:
    spec:
      restartPolicy: Never
      initContainers: [{ name: i, image: i, env: [{ name: A, value: ${s()} }], args: ["-p", "password=${s()}"] }]
      containers: [{ name: j, image: j, env: [{ name: A, value: ${s()} }, { name: B, value: "${s()}" }], command: [run, "--api-key=${s()}"] }]
`;

/** A text with secrets where people write them, and the secrets. */
export const planted = { text: PLANTED, secrets: secrets.all } as const;

/** How the secrets begin in base64: three bytes are four letters. */
const ENCODED = Buffer.from(MARK.slice(0, 6)).toString('base64');

/** What of the secrets a text tells, each with what stands around it. */
export function toldIn(text: string): readonly string[] {
  // The search below asks at each letter of reports in which nothing of it stands.
  if (!text.includes(MARK) && !text.includes(ENCODED)) return [];
  return [...text.matchAll(new RegExp(`.{0,60}(?:${MARK}|${ENCODED}).{0,20}`, 'g'))].map(([found]) => found);
}
