import { parseAllDocuments } from 'yaml';
import { check } from '../../lib/check';
import type { JsonObject } from '../../lib/workload';

/** A Service that sends requests to a native sidecar, and the application behind it. */
function proxied(app: string, facts = ''): readonly { readonly object: JsonObject }[] {
  const text = `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations: { zero-downtime/traffic: cluster-ip, zero-downtime/slowest-start: 3s, zero-downtime/longest-request: 2s,
    zero-downtime/on-sigterm: drains${facts} }
spec:
  replicas: 3
  minReadySeconds: 5
  strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      terminationGracePeriodSeconds: 20
      initContainers:
        - name: proxy
          image: proxy:1
          restartPolicy: Always
          ports: [{ name: http, containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /, port: http }, periodSeconds: 1 }
          lifecycle: { preStop: { exec: { command: [sleep, '12'] } } }
      containers:
        - name: app
          image: app:1
          ports: [{ name: app, containerPort: 9000 }]
          lifecycle: { preStop: { sleep: { seconds: 8 } } }
          ${app}
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: http }] }
`;
  return parseAllDocuments(text).map((document) => ({ object: document.toJS() as JsonObject }));
}

const PROBE = 'readinessProbe: { httpGet: { path: /ready, port: app }, periodSeconds: 1 }';

function found(manifests: ReturnType<typeof proxied>) {
  return check(manifests).findings.filter(({ rule }) => rule === 'readiness-missing');
}

describe('An application behind a native sidecar that requests come to', () => {
  test('needs a readiness probe of its own: the pod is ready with the proxy, which may tell nothing of it', () => {
    expect(found(proxied(''))).toMatchObject([{ severity: 'warning', numbers: { container: 'app' } }]);
  });

  test('has one where it has one', () => expect(found(proxied(PROBE))).toEqual([]));
});

test('a container that ignores SIGTERM keeps nobody looking for a grace period that is long enough', () => {
  const { findings } = check(proxied(PROBE, ', zero-downtime/on-sigterm.app: ignores'));
  expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
});
