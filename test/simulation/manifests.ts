import { readWorld, type World } from '../../lib/workload';
import { parseAllDocuments } from 'yaml';

/** A Deployment behind a ClusterIP Service, with a budget; placeholders are filled by name. */
export interface Web {
  readonly replicas?: number;
  readonly strategy?: string;
  readonly preStop?: string;
  readonly grace?: number;
  readonly minReady?: number;
  readonly readiness?: string;
  readonly facts?: Readonly<Record<string, string>>;
  readonly budget?: string | null;
  readonly more?: string;
}

const READINESS = '{ httpGet: { path: /ready, port: http }, periodSeconds: 1 }';

/** The manifests of a web application that loses nothing, but for what is said. */
export function web(given: Web = {}): World {
  const facts = {
    'slowest-start': '3s',
    'longest-request': '2s',
    'on-sigterm': 'drains',
    traffic: 'cluster-ip',
    ...given.facts,
  };
  const annotations = Object.entries(facts).map(([name, value]) => `    zero-downtime/${name}: ${value}`);
  const { readiness = READINESS, preStop = '{ sleep: { seconds: 5 } }', budget = 'maxUnavailable: 1' } = given;
  const text = `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  annotations:
${annotations.join('\n')}
spec:
  replicas: ${given.replicas ?? 3}
  strategy: ${given.strategy ?? '{ rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }'}
  minReadySeconds: ${given.minReady ?? 5}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      terminationGracePeriodSeconds: ${given.grace ?? 30}
      containers:
        - name: web
          image: web:1
          ports: [{ name: http, containerPort: 8080 }]
          ${readiness === '' ? '' : `readinessProbe: ${readiness}`}
          ${preStop === '' ? '' : `lifecycle: { preStop: ${preStop} }`}
${given.more ?? ''}
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: http }] }
${
  budget === null
    ? ''
    : `---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web }
spec: { ${budget}, unhealthyPodEvictionPolicy: AlwaysAllow, selector: { matchLabels: { app: web } } }`
}
`;
  return worldOf(text);
}

/** The world that YAML says. */
export function worldOf(text: string): World {
  return readWorld(parseAllDocuments(text).map((document) => ({ object: document.toJS() as never })));
}
