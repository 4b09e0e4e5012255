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

  test('liveness waits for readiness of one and the same fault, and the fix is the smallest threshold', () => {
    const probe = fc.record({
      periodSeconds: fc.integer({ min: 1, max: 12 }),
      timeoutSeconds: fc.integer({ min: 1, max: 15 }),
      failureThreshold: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(probe, probe, (readiness, liveness) => {
        const refused = readiness.failureThreshold * readiness.periodSeconds;
        const each = ({ periodSeconds, timeoutSeconds }: typeof readiness) => Math.max(periodSeconds, timeoutSeconds);
        const hanging =
          readiness.periodSeconds +
          (readiness.failureThreshold - 1) * each(readiness) +
          readiness.timeoutSeconds -
          liveness.timeoutSeconds;
        const isLater = (times: number) =>
          (times - 1) * liveness.periodSeconds >= refused && (times - 1) * each(liveness) >= hanging;
        const finding = compared(readiness, liveness);
        expect(finding === undefined).toBe(isLater(liveness.failureThreshold));
        if (finding) {
          const smallest = Array.from({ length: 999 }, (_, times) => times).find(isLater);
          expect(finding.edits.map(({ value }) => value)).toEqual([smallest]);
        }
      }),
      runs(40),
    );
  });

  const HTTP = { httpGet: { path: '/', port: 80 } };

  function compared(
    readiness: object,
    liveness: object,
    { replicas = 2, handler = HTTP }: { replicas?: number; handler?: object } = {},
  ) {
    const object = deployment({ replicas });
    const { spec } = (object['spec'] as { template: { spec: { containers: JsonObject[] } } }).template;
    const [container] = spec.containers;
    const probes = { readinessProbe: { ...handler, ...readiness }, livenessProbe: { ...handler, ...liveness } };
    spec.containers = [{ ...container, ...probes }];
    return found(object).find(({ rule }) => rule === 'liveness-before-readiness');
  }

  test('of a refusal the fast moments are told, of a hang those that wait', () => {
    const quick = compared({ periodSeconds: 5, failureThreshold: 3 }, { periodSeconds: 5, failureThreshold: 3 });
    expect(quick?.message).toMatch(/answers with errors, its liveness probe may restart it after 10 s, .* 15 s at/);
    const hang = compared(
      { periodSeconds: 5, timeoutSeconds: 15, failureThreshold: 2 },
      { periodSeconds: 10, failureThreshold: 3 },
    );
    expect(hang?.message).toMatch(/hangs, its liveness probe may restart it after 21 s, .* 35 s at/);
  });

  test.each<[string, ReturnType<typeof compared>]>([
    [
      'a readiness that is quicker in both ways: 2 x 5 s, 35 s against 3 x 5 s, 45 s',
      compared(
        { periodSeconds: 5, timeoutSeconds: 15, failureThreshold: 2 },
        { periodSeconds: 5, timeoutSeconds: 15, failureThreshold: 3 },
      ),
    ],
    ['one replica: no other pod would serve', compared({}, {}, { replicas: 1 })],
    ['a readiness that is not meant to fail', compared({ periodSeconds: 2, failureThreshold: 1000 }, {})],
    ['a port that nobody listens at', compared({}, {}, { handler: { tcpSocket: { port: 80 } } })],
    [
      'a command that ends by itself after two seconds: 32 s against 41 s',
      compared(
        { timeoutSeconds: 15 },
        { timeoutSeconds: 15, failureThreshold: 5 },
        { handler: { exec: { command: ['/bin/grpc_health_probe', '-addr=:80'] } } },
      ),
    ],
  ])('nothing is said of %s', (_what, finding) => {
    expect(finding).toBeUndefined();
  });

  const waiting = (readiness: object, replicas = 2) => {
    const object = deployment({ replicas });
    const { spec } = (object['spec'] as { template: { spec: { containers: JsonObject[] } } }).template;
    spec.containers = [{ ...spec.containers[0], readinessProbe: { ...HTTP, ...readiness } }];
    return found(object).find(({ rule }) => rule === 'probe-timeout-exceeds-period');
  };

  test('a timeout above the period is told by what it costs, and its fix is to lower it', () => {
    const finding = waiting({ periodSeconds: 5, timeoutSeconds: 30 });
    expect(finding?.message).toMatch(/gets requests for up to 95 s/);
    expect(finding?.fix).toMatch(/^set timeoutSeconds .* to 5 or less, if .* within 20 s then$/);
    expect(finding?.edits).toEqual([]);
  });

  test.each<[string, ReturnType<typeof waiting>]>([
    ['a few seconds', waiting({ periodSeconds: 3, timeoutSeconds: 5, failureThreshold: 2 })],
    ['29 s', waiting({ periodSeconds: 1, timeoutSeconds: 30, failureThreshold: 1 })],
    ['one replica', waiting({ periodSeconds: 5, timeoutSeconds: 30 }, 1)],
    [
      'a command that is over before',
      waiting({ httpGet: undefined, exec: { command: ['curl', '-m', '2', 'a'] }, timeoutSeconds: 60 }),
    ],
  ])('nothing is said of %s', (_what, finding) => {
    expect(finding).toBeUndefined();
  });
});

describe('a Rollout of Argo is drained like a Deployment, and has its old pods beside all new ones', () => {
  const blueGreen = { blueGreen: { activeService: 'web' } };
  const routed = { canary: { stableService: 'web', canaryService: 'web-canary', trafficRouting: { nginx: {} } } };
  const dynamic = { canary: { ...routed.canary, dynamicStableScale: true } };
  const rollout = (replicas: number, strategy: JsonObject, pods: JsonObject = {}): JsonObject => {
    const { spec, ...object } = deployment({ replicas, strategy });
    const { template, ...others } = spec as { template: { metadata: JsonObject; spec: JsonObject } };
    const podSpec = { ...template.spec, ...pods };
    const made = { ...others, template: { ...template, spec: podSpec } };
    return { ...object, apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', spec: made };
  };
  const of = (rule: string, ...objects: readonly JsonObject[]) => found(...objects).filter((one) => one.rule === rule);

  test.each([
    ['maxUnavailable: 0', 3, { maxUnavailable: 0 }, 'budget-blocks-drain'],
    ['minAvailable of all', 4, { minAvailable: 4 }, 'budget-blocks-drain'],
    ['maxUnavailable of all', 3, { maxUnavailable: '100%' }, 'budget-allows-all'],
    ['one replica', 1, { maxUnavailable: 1 }, 'single-replica'],
  ])('its budget counts: %s', (_what, replicas, bounds, rule) => {
    expect(of(rule, rollout(replicas, blueGreen), budget(bounds))).toHaveLength(1);
    expect(of(rule, rollout(5, blueGreen), budget({ maxUnavailable: 1 }))).toEqual([]);
  });

  const claim = (mode: string): JsonObject => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: 'data' },
    spec: { accessModes: [mode], resources: { requests: { storage: '1Gi' } } },
  });
  const volumes = [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }];

  test.each([
    ['by blue/green', blueGreen],
    ['by routes', routed],
  ])('its new pod waits for a volume that the old one keeps: %s', (_what, strategy) => {
    const [finding] = of('surge-shares-volume', rollout(1, strategy, { volumes }), claim('ReadWriteOncePod'));
    expect(finding).toMatchObject({ severity: 'error', numbers: { replicas: 1 } });
    expect(finding?.message).not.toContain('maxUnavailable');
    expect(of('surge-shares-volume', rollout(1, strategy, { volumes }), claim('ReadWriteMany'))).toEqual([]);
  });

  test.each([
    ['by blue/green twice the pods', 2, blueGreen, 4],
    ['by routes twice the pods', 5, routed, 10],
    ['where old pods go with their weight one more', 5, dynamic, 6],
  ])('it needs nodes, and room in a quota, for them: %s', (_what, replicas, strategy, needed) => {
    const taken = rollout(replicas, strategy, { hostNetwork: true });
    expect(of('surge-blocked', taken)).toMatchObject([{ numbers: { needed } }]);
    const quota = (pods: number): JsonObject => ({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'team' },
      spec: { hard: { pods: `${pods}` } },
    });
    expect(of('quota-blocks-surge', rollout(replicas, strategy), quota(needed - 1))).toHaveLength(1);
    expect(of('quota-blocks-surge', rollout(replicas, strategy), quota(needed))).toEqual([]);
  });

  test('its versions are kept apart by the label that Argo gives them, and by no other', () => {
    const apart = (matchLabelKeys: string[]) => {
      const term = { topologyKey: 'kubernetes.io/hostname', labelSelector: { matchLabels: LABELS }, matchLabelKeys };
      return { affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [term] } } };
    };
    const told = (key: string) =>
      check([{ object: rollout(3, blueGreen, apart([key])) }], { kubernetesVersion: '1.33' }).findings.filter(
        ({ rule }) => rule === 'surge-blocked',
      );
    expect(told('rollouts-pod-template-hash')).toEqual([]);
    expect(told('pod-template-hash')).toHaveLength(1);
  });
});
