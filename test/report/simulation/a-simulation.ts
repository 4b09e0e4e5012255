import { simulationReportOf, type SimulationReport } from '../../../lib/report/simulation';
import {
  casesOf,
  changedOutcomes,
  findChange,
  notSimulated,
  sampledOutcome,
  sampleRuns,
  simulate,
  type ScenarioName,
} from '../../../lib/simulation';
import { readSource } from '../../../lib/source';
import { readWorld } from '../../../lib/workload';

/** A Deployment that gets SIGTERM while requests come, and is killed before the longest one is done. */
export const LOSSY = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
  annotations:
    zero-downtime/slowest-start: 10s
    zero-downtime/longest-request: 20s
    zero-downtime/on-sigterm: drains
    zero-downtime/traffic: cluster-ip
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      terminationGracePeriodSeconds: 10
      containers:
        - name: web
          image: web:1
          ports: [{ name: http, containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 1 }
---
apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: http }] }
`;

/** The same, but for a hook, a grace period, a slow release and a budget that save every request. */
export const SAFE = `${LOSSY.replace('spec:\n  replicas', 'spec:\n  minReadySeconds: 5\n  replicas')
  .replace('PeriodSeconds: 10', 'PeriodSeconds: 40')
  .replace(
    '          readinessProbe',
    '          lifecycle: { preStop: { sleep: { seconds: 5 } } }\n          readinessProbe',
  )
  .replace('  selector:', '  strategy: { rollingUpdate: { maxUnavailable: 0, maxSurge: 1 } }\n  selector:')}---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: web, namespace: shop }
spec: { maxUnavailable: 1, unhealthyPodEvictionPolicy: AlwaysAllow, selector: { matchLabels: { app: web } } }
`;

/** What is simulated, and how. */
interface Simulated {
  readonly scenarios?: readonly ScenarioName[];
  readonly runs?: number;
  readonly changes?: boolean;
}

/** The report of a simulation of YAML. */
export function simulated(text: string, { scenarios, runs, changes }: Simulated = {}): SimulationReport {
  const { manifests, problems } = readSource(text, 'web.yaml', { directory: '.' });
  const world = readWorld(manifests);
  const options = { ...(scenarios && { scenarios }) };
  const outcomes = runs
    ? casesOf(world, options).map((one) =>
        sampledOutcome(world, one, options, sampleRuns(world, one, options, 1, runs)),
      )
    : simulate(world, options);
  const run = { rate: 100, ...(runs && { sampled: { runs, seed: 1 } }) };
  const reading = { files: 1, resources: manifests.length, problems, skipped: [] };
  const found = changes ? world.workloads.map((workload) => findChange(world, workload, options)) : [];
  const changed = found.flatMap((change, place) => {
    const its = casesOf(world, options).filter(({ index }) => index === place);
    return changedOutcomes(world, its, change, options);
  });
  return simulationReportOf(outcomes, run, reading, notSimulated(world, options), found, changed);
}

/** A Pod of the same application, that no controller runs. */
export const NAKED = `apiVersion: v1
kind: Pod
metadata: { name: web, namespace: shop, labels: { app: web } }
spec:
  containers: [{ name: web, image: 'web:1', ports: [{ name: http, containerPort: 8080 }] }]
---${LOSSY.split('---')[1] ?? ''}`;
