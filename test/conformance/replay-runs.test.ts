import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runConformance } from './run-conformance';

const MANIFEST = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: app }
spec:
  replicas: 3
  selector: { matchLabels: { app: app } }
  strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }
  template:
    metadata: { labels: { app: app } }
    spec:
      containers:
        - name: app
          image: truth:v1
          env: [{ name: SIGTERM, value: drain }, { name: REQUEST_MS, value: '5' }]
          ports: [{ containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /ready, port: 8080 }, periodSeconds: 1 }
---
apiVersion: v1
kind: Service
metadata: { name: app }
spec: { selector: { app: app }, ports: [{ port: 80, targetPort: 8080 }] }
`;

function recording(failed: number, action: string): object {
  return {
    id: 'release',
    repetition: 1,
    nodes: 3,
    manifestFile: 'manifests/release.yaml',
    afterManifestFile: 'manifests/release.yaml',
    app: { startDelaySeconds: 0, requestMilliseconds: 5, sigterm: 'drain' },
    load: { requestsPerSecond: 100, connections: 'new', seconds: 15 },
    action,
    observed: { failed, rolloutSeconds: 4.5 },
    disturbed: [],
    environment: { concurrentScenarios: 2, cpuIdleShare: 0.5 },
    timeline: [],
    pods: [],
  };
}

describe('Replaying recorded releases', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'recorded-'));
    mkdirSync(join(folder, 'manifests'));
    writeFileSync(join(folder, 'manifests', 'release.yaml'), MANIFEST);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const replay = (...recordings: object[]) => {
    recordings.forEach((one, index) => writeFileSync(join(folder, `release.${index + 1}.json`), JSON.stringify(one)));
    return runConformance(['--runs', folder]);
  };

  test('agrees with a rollout that lost some fifty requests for want of a preStop hook', () => {
    const { status, stdout } = replay(recording(50, 'PATCH spec.template to release.yaml'));
    expect(stdout).toMatch(/1 passed, 0 failed, 0 skipped$/);
    expect(status).toBe(0);
  });

  test('does not agree with one that lost nothing', () => {
    expect(replay(recording(0, 'PATCH spec.template to release.yaml')).status).toBe(1);
  });

  test('with --verdicts-only only a wrong verdict counts, not how much was lost', () => {
    expect(replay(recording(2000, 'PATCH spec.template to release.yaml')).status).toBe(1);
    expect(runConformance(['--runs', folder, '--verdicts-only']).status).toBe(0);
    replay(recording(0, 'PATCH spec.template to release.yaml'));
    expect(runConformance(['--runs', folder, '--verdicts-only']).status).toBe(1);
  });

  test('counts single numbers that are in the drawn range: here the time is, and so many lost requests are not', () => {
    const { stdout } = replay(recording(2000, 'PATCH spec.template to release.yaml'));
    expect(stdout).toMatch(/single numbers in the sampled 5\.\.95 %: 1 of 2 \(50\.0 %/);
  });

  test('skips, aloud, what nobody knows how to do', () => {
    expect(replay(recording(0, 'unplug the switch')).stdout).toMatch(
      /skipped.*\n(.*\n)*0 passed, 0 failed, 1 skipped$/,
    );
  });

  test('says so where there is nothing to replay', () => {
    expect(runConformance(['--runs', tmpdir() + '/no-such-folder'])).toMatchObject({ status: 2, stdout: '' });
  });
});
