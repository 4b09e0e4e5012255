import fc from 'fast-check';
import { check, type JsonObject } from '../../lib/check';
import { runs } from '../properties/runs';

type Amount = number | string;

const amount = fc.oneof(
  fc.integer({ min: 0, max: 12 }),
  fc.integer({ min: 0, max: 100 }).map((percent) => `${percent}%`),
);

const range = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9 }))
  .map(([min, more]) => ({ min, max: min + more }));

/** What a percentage of a number of pods comes to. */
function scaled(of: Amount, count: number, round: (exact: number) => number): number {
  return typeof of === 'number' ? of : round((Number.parseInt(of, 10) * count) / 100);
}

const LABELS = { app: 'web' };

function deployment(more: JsonObject): JsonObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: 'web',
      annotations: { 'zero-downtime/on-sigterm': 'drains', 'zero-downtime/longest-request': '1s' },
    },
    spec: {
      minReadySeconds: 5,
      selector: { matchLabels: LABELS },
      template: {
        metadata: { labels: LABELS },
        spec: {
          containers: [
            {
              name: 'web',
              image: 'registry.example.com/web:1',
              ports: [{ containerPort: 80 }],
              readinessProbe: { tcpSocket: { port: 80 } },
              lifecycle: { preStop: { sleep: { seconds: 5 } } },
            },
          ],
        },
      },
      ...more,
    },
  };
}

function autoscaler({ min, max }: { readonly min: number; readonly max: number }): JsonObject {
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'web' },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      minReplicas: min,
      maxReplicas: max,
      metrics: [{ type: 'External', external: { metric: { name: 'queue' }, target: { type: 'Value', value: '1' } } }],
    },
  };
}

function budget(spec: JsonObject): JsonObject {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'web' },
    spec: { ...spec, unhealthyPodEvictionPolicy: 'AlwaysAllow', selector: { matchLabels: LABELS } },
  };
}

const found = (...objects: readonly JsonObject[]) => check(objects.map((object) => ({ object }))).findings;
const counts = ({ min, max }: { readonly min: number; readonly max: number }) =>
  Array.from({ length: max - min + 1 }, (_, index) => min + index);

describe('budgets and rollouts are right for every number of replicas that an autoscaler may choose', () => {
  test('minAvailable blocks exactly where, rounded up, it is as many as there are pods', () => {
    fc.assert(
      fc.property(amount, range, (minAvailable, replicas) => {
        const blocks = counts(replicas).some((count) => scaled(minAvailable, count, Math.ceil) >= count);
        const rules = found(deployment({}), autoscaler(replicas), budget({ minAvailable })).map(({ rule }) => rule);
        expect(rules.includes('budget-blocks-drain')).toBe(blocks);
      }),
      runs(50),
    );
  });

  test('maxUnavailable blocks exactly where it is none', () => {
    fc.assert(
      fc.property(amount, range, (maxUnavailable, replicas) => {
        const blocks = counts(replicas).some((count) => scaled(maxUnavailable, count, Math.ceil) === 0);
        const rules = found(deployment({}), autoscaler(replicas), budget({ maxUnavailable })).map(({ rule }) => rule);
        expect(rules.includes('budget-blocks-drain')).toBe(blocks);
      }),
      runs(40),
    );
  });

  test('a rollout falls below what is wanted exactly where maxUnavailable, rounded down, is one or more', () => {
    fc.assert(
      fc.property(amount, amount, range, (maxSurge, maxUnavailable, replicas) => {
        fc.pre(Number.parseInt(String(maxSurge), 10) > 0 || Number.parseInt(String(maxUnavailable), 10) > 0);
        const lowest = counts(replicas).find((count) => {
          const surge = scaled(maxSurge, count, Math.ceil);
          const unavailable = scaled(maxUnavailable, count, Math.floor);
          return unavailable > 0 || surge === 0;
        });
        const strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge, maxUnavailable } };
        const finding = found(deployment({ strategy }), autoscaler(replicas)).find(
          ({ rule }) => rule === 'rollout-below-wanted',
        );
        expect(finding?.numbers['replicas']).toBe(lowest);
      }),
      runs(50),
    );
  });

  test('liveness waits for readiness from P + (F - 1) max(P, T) + T on, each fault by itself, and the fix is the smallest threshold', () => {
    const probe = fc.record({
      periodSeconds: fc.integer({ min: 1, max: 12 }),
      timeoutSeconds: fc.integer({ min: 1, max: 15 }),
      failureThreshold: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(probe, probe, (readiness, liveness) => {
        const unready =
          readiness.periodSeconds +
          (readiness.failureThreshold - 1) * Math.max(readiness.periodSeconds, readiness.timeoutSeconds) +
          readiness.timeoutSeconds;
        // What hangs takes each probe of liveness its timeout, too, where that is longer than its period.
        const { periodSeconds, timeoutSeconds } = liveness;
        const isSlow = timeoutSeconds > periodSeconds;
        const refused = readiness.failureThreshold * readiness.periodSeconds;
        const isLater = (times: number) =>
          isSlow
            ? (times - 1) * timeoutSeconds + timeoutSeconds >= unready && (times - 1) * periodSeconds >= refused
            : (times - 1) * periodSeconds >= unready;
        const object = deployment({});
        const { spec } = (object['spec'] as { template: { spec: { containers: JsonObject[] } } }).template;
        const [container] = spec.containers;
        const handler = { tcpSocket: { port: 80 } };
        spec.containers = [
          { ...container, readinessProbe: { ...handler, ...readiness }, livenessProbe: { ...handler, ...liveness } },
        ];
        const finding = found(object).find(({ rule }) => rule === 'liveness-before-readiness');
        expect(finding === undefined).toBe(isLater(liveness.failureThreshold));
        if (finding) {
          const smallest = Array.from({ length: 999 }, (_, times) => times).find(isLater);
          expect(finding.edits.map(({ value }) => value)).toEqual([smallest]);
        }
      }),
      runs(40),
    );
  });
});
