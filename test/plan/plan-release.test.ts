import fc from 'fast-check';
import { drainLag, drainLagAfterCall, firstUse, knownTraffic } from '../../lib/facts';
import { earliestLivenessKill, latestKill, latestUnready, servingFloor, startupGuarantee } from '../../lib/kubernetes';
import {
  outlivesRequests,
  planRelease,
  PULL_ALLOWANCE,
  ROOM,
  shortestPreStop,
  type ContainerPlan,
  type ContainerReleaseFacts,
  type ReleaseFacts,
} from '../../lib/plan';
import { release, upTo } from './arbitrary-release';

const WEB: ReleaseFacts = {
  kubernetesVersion: '1.30',
  traffic: [knownTraffic('ingress-nginx')],
  containers: [
    {
      name: 'main',
      serves: true,
      slowestStart: 60,
      longestRequest: 20,
      onSigterm: { kind: 'drains' },
      startup: {},
      readiness: {},
      liveness: { sameHandlerAsReadiness: false },
      preStop: { form: 'wait' },
    },
  ],
  replicas: 3,
  room: ROOM,
  pullAllowance: PULL_ALLOWANCE,
  stated: {},
};

/** The facts of an ordinary service, with something else about its container. */
function web(changes: Partial<ContainerReleaseFacts>, others: Partial<ReleaseFacts> = {}): ReleaseFacts {
  return { ...WEB, ...others, containers: WEB.containers.map((container) => ({ ...container, ...changes })) };
}

const REGISTRY = {
  kind: 'registry',
  drainLag: 30,
  firstUse: 30,
  basis: 'stated',
  because: 'stated',
  deregistration: { callTimeout: 3 },
} as const;

/** How long the hook of a container takes at the most, as the plan goes by. */
function hookOf({ preStop }: ContainerReleaseFacts, { wait = 0 }: ContainerPlan): number {
  switch (preStop.form) {
    case 'wait':
      return wait;
    case 'call-then-wait':
      return preStop.callTimeout + wait;
    case 'takes':
      return preStop.seconds;
    case 'as-written':
      return preStop.atMost;
  }
}

function eachContainer(facts: ReleaseFacts, look: (stated: ContainerReleaseFacts, plan: ContainerPlan) => void): void {
  const { containers } = planRelease(facts);
  facts.containers.forEach((stated, index) => look(stated, containers[index] as ContainerPlan));
}

describe('an ordinary service behind ingress-nginx', () => {
  const plan = planRelease(WEB);

  test('gets its numbers from its facts and the room', () => {
    expect(plan).toMatchObject({
      terminationGracePeriod: 10 + 5 + 20 + 5, // drain lag, room, longest request, room
      minReady: 10 + 5, // first use, room
      progressDeadline: 600, // Kubernetes' own, which is long enough
      strategy: 'RollingUpdate',
      maxSurge: '25%',
      maxUnavailable: 0,
    });
    expect(plan.containers[0]?.wait).toBe(10 + 5);
    expect(startupGuarantee(plan.containers[0]?.startup as never)).toBe(66); // 60 + 5, to the next look
  });

  test('every number has a reason, and none is below its bound', () => {
    for (const { field, value, bound, reason } of plan.numbers) {
      expect([field, reason]).toEqual([expect.stringMatching(/^[A-Za-z.]+$/), expect.stringMatching(/\w{3}/)]);
      if (bound !== undefined) expect(Number(value)).toBeGreaterThanOrEqual(bound);
    }
  });

  test('every field that decides about a release is among the numbers', () => {
    const fields = plan.numbers.map(({ field }) => field);
    const probes = ['startupProbe', 'readinessProbe', 'livenessProbe'].flatMap((probe) =>
      ['initialDelaySeconds', 'periodSeconds', 'timeoutSeconds', 'successThreshold', 'failureThreshold'].map(
        (parameter) => `main.${probe}.${parameter}`,
      ),
    );
    expect(fields).toEqual([
      ...probes,
      'main.preStop',
      'terminationGracePeriodSeconds',
      'maxSurge',
      'maxUnavailable',
      'minReadySeconds',
      'progressDeadlineSeconds',
      'PodDisruptionBudget.maxUnavailable',
    ]);
  });
});

describe('whatever the facts are, with and without room', () => {
  test('a container that serves gets SIGTERM only when it has nothing to lose by it', () => {
    fc.assert(
      fc.property(release, (facts) => {
        const traffic = facts.traffic.filter(({ kind }) => kind !== 'none');
        eachContainer(facts, ({ serves, preStop, onSigterm, longestRequest = 0 }, { wait = 0 }) => {
          if (!serves || (preStop.form !== 'wait' && preStop.form !== 'call-then-wait')) return;
          const lag = preStop.form === 'wait' ? drainLag(traffic) : drainLagAfterCall(traffic);
          const needed = shortestPreStop({ onSigterm, longestRequest, drainLag: lag, serves: traffic.length > 0 });
          expect(Number.isInteger(wait)).toBe(true);
          expect(wait).toBeGreaterThanOrEqual(needed);
          expect(wait).toBeLessThanOrEqual(lag + needed === 0 ? 0 : needed + facts.room + 2);
        });
      }),
    );
  });

  test('every container is killed only when its last request is done', () => {
    fc.assert(
      fc.property(release, (facts) => {
        const { terminationGracePeriod } = planRelease(facts);
        expect(Number.isInteger(terminationGracePeriod)).toBe(true);
        eachContainer(facts, (stated, plan) => {
          const { serves, onSigterm, longestRequest } = stated;
          const hook = hookOf(stated, plan);
          expect(terminationGracePeriod).toBeGreaterThanOrEqual(hook);
          if (!serves && longestRequest === undefined) return; // nobody has said that it has anything to finish
          const drain = {
            onSigterm,
            drainLag: serves ? drainLag(facts.traffic) : 0,
            longestRequest: longestRequest ?? 0,
          };
          expect(outlivesRequests(drain, hook, terminationGracePeriod)).toBe(true);
        });
      }),
    );
  });

  test('no container is killed while it may still start', () => {
    fc.assert(
      fc.property(release, (facts) => {
        eachContainer(facts, ({ slowestStart = 0 }, { startup, liveness }) => {
          const guard = startup ?? liveness;
          if (guard) expect(startupGuarantee(guard)).toBeGreaterThanOrEqual(slowestStart);
        });
      }),
    );
  });

  test('liveness restarts only what readiness has taken out of traffic, where both ask the same', () => {
    fc.assert(
      fc.property(release, (facts) => {
        eachContainer(facts, (stated, { readiness, liveness }) => {
          if (!readiness || !liveness || !stated.liveness?.sameHandlerAsReadiness) return;
          expect(earliestLivenessKill(liveness)).toBeGreaterThanOrEqual(latestUnready(readiness));
        });
      }),
    );
  });

  test('a pod counts as available only when requests reach it, and a healthy release is never reported as stuck', () => {
    fc.assert(
      fc.property(release, (facts) => {
        const { minReady, progressDeadline, containers } = planRelease(facts);
        expect(Number.isInteger(minReady)).toBe(true);
        expect(minReady).toBeGreaterThanOrEqual(firstUse(facts.traffic));
        for (const [index, { startup }] of containers.entries()) {
          const start = startup ? latestKill(startup) : (facts.containers[index]?.slowestStart ?? 0);
          expect(progressDeadline).toBeGreaterThan(start + minReady + facts.pullAllowance);
        }
        expect(Number.isInteger(progressDeadline)).toBe(true);
      }),
    );
  });

  test('a rollout never takes a pod away that is wanted', () => {
    fc.assert(
      fc.property(release, fc.integer({ min: 1, max: 100 }), (facts, replicas) => {
        const { maxSurge, maxUnavailable } = planRelease(facts);
        expect(servingFloor(replicas, maxSurge, maxUnavailable)).toBe(replicas);
      }),
    );
  });

  test('every probe is one that the API server takes', () => {
    fc.assert(
      fc.property(release, (facts) => {
        eachContainer(facts, (_stated, { startup, readiness, liveness }) => {
          for (const probe of [startup, readiness, liveness]) {
            for (const [parameter, value] of Object.entries(probe ?? {})) {
              expect(Number.isInteger(value)).toBe(true);
              expect(value).toBeGreaterThanOrEqual(parameter === 'initialDelay' ? 0 : 1);
            }
          }
        });
      }),
    );
  });

  test('no number is below its bound, and every number has a reason without holes', () => {
    fc.assert(
      fc.property(release, (facts) => {
        for (const { field, value, bound = 0, reason } of planRelease(facts).numbers) {
          if (typeof value === 'number') expect([field, value >= bound]).toEqual([field, true]);
          expect(reason).not.toMatch(/undefined|NaN|Infinity|^$/);
        }
      }),
    );
  });

  test('a plan follows from its facts alone', () => {
    fc.assert(
      fc.property(release, (facts) => {
        expect(planRelease(facts)).toEqual(planRelease(structuredClone(facts)));
      }),
    );
  });
});

describe('worse facts never lead to smaller numbers', () => {
  const worse: [string, (facts: ReleaseFacts, by: number) => ReleaseFacts][] = [
    [
      'a longer request',
      (facts, by) => changed(facts, ({ longestRequest = 0 }) => ({ longestRequest: longestRequest + by })),
    ],
    ['a slower start', (facts, by) => changed(facts, ({ slowestStart = 0 }) => ({ slowestStart: slowestStart + by }))],
    [
      'a slower source',
      (facts, by) => ({ ...facts, traffic: [...facts.traffic, { ...REGISTRY, drainLag: by, firstUse: by }] }),
    ],
    ['more room', (facts, by) => ({ ...facts, room: facts.room + by })],
    ['an image that takes longer to pull', (facts, by) => ({ ...facts, pullAllowance: facts.pullAllowance + by })],
  ];

  function changed(
    facts: ReleaseFacts,
    change: (container: ContainerReleaseFacts) => Partial<ContainerReleaseFacts>,
  ): ReleaseFacts {
    return { ...facts, containers: facts.containers.map((container) => ({ ...container, ...change(container) })) };
  }

  /** Facts of which all are stated, whole seconds, and the hook is the library's own. */
  const complete = fc.tuple(release, upTo(600), upTo(600)).map(([facts, longestRequest, slowestStart]) =>
    changed(facts, (stated) => ({
      longestRequest: Math.ceil(longestRequest),
      slowestStart: Math.ceil(slowestStart),
      preStop: stated.preStop.form === 'call-then-wait' ? stated.preStop : { form: 'wait' },
    })),
  );

  test.each(worse)('%s', (_what, worsen) => {
    fc.assert(
      fc.property(complete, fc.nat({ max: 300 }), (facts, by) => {
        const before = planRelease(facts);
        const after = planRelease(worsen(facts, by));
        expect(after.terminationGracePeriod).toBeGreaterThanOrEqual(before.terminationGracePeriod);
        expect(after.minReady).toBeGreaterThanOrEqual(before.minReady);
        expect(after.progressDeadline).toBeGreaterThanOrEqual(before.progressDeadline);
        expect(after.containers[0]?.wait ?? 0).toBeGreaterThanOrEqual(before.containers[0]?.wait ?? 0);
      }),
    );
  });
});

describe('what the user sets himself', () => {
  const stated = {
    terminationGracePeriod: 7,
    minReady: 3,
    progressDeadline: 99,
    maxSurge: 2,
    maxUnavailable: '50%',
    strategy: 'RollingUpdate',
  } as const;

  test('is kept, whatever the facts ask for, and says so', () => {
    const plan = planRelease({ ...WEB, stated });
    expect(plan).toMatchObject(stated);
    for (const field of ['terminationGracePeriodSeconds', 'minReadySeconds', 'progressDeadlineSeconds']) {
      expect(plan.numbers.find((number) => number.field === field)?.reason).toMatch(/^stated; /);
    }
  });

  test('its own minReadySeconds count for the progress deadline', () => {
    expect(planRelease({ ...WEB, stated: { minReady: 900 } }).progressDeadline).toBeGreaterThan(900 + PULL_ALLOWANCE);
  });

  test('Recreate has no surge to plan', () => {
    const plan = planRelease({ ...WEB, stated: { strategy: 'Recreate' } });
    expect(plan.numbers.map(({ field }) => field)).not.toContain('maxSurge');
  });

  test('period, timeout and threshold of a probe are kept', () => {
    const wish = { period: 3, timeout: 1, threshold: 9 };
    const [container] = planRelease(web({ startup: wish, readiness: wish })).containers;
    const kept = { period: 3, timeout: 1, failureThreshold: 9 };
    expect(container).toMatchObject({ startup: kept, readiness: kept });
  });
});

describe('particular containers', () => {
  test('a hook that ends a registration waits for the cache time after the call', () => {
    const preStop = { form: 'call-then-wait', callTimeout: 3 } as const;
    const plan = planRelease(web({ preStop }, { traffic: [REGISTRY] }));
    expect(plan.containers[0]?.wait).toBe(30 + 5);
    expect(plan.terminationGracePeriod).toBe(3 + 35 + 20 + 5);
  });

  test('where another container makes the call, the wait covers call and cache time', () => {
    expect(planRelease(web({}, { traffic: [REGISTRY] })).containers[0]?.wait).toBe(3 + 30 + 5);
  });

  test('an application that ignores SIGTERM still serves what arrives after the call', () => {
    const preStop = { form: 'call-then-wait', callTimeout: 3 } as const;
    const plan = planRelease(web({ preStop, onSigterm: { kind: 'ignores' } }, { traffic: [REGISTRY] }));
    expect(plan.terminationGracePeriod).toBe(3 + 30 + 20 + 5);
  });

  test('an application that exits finishes what it has even where nothing new arrives', () => {
    const custom = { ...REGISTRY, kind: 'custom', drainLag: 0, deregistration: undefined } as const;
    const plan = planRelease(web({ onSigterm: { kind: 'exits' } }, { traffic: [custom] }));
    expect(plan.containers[0]?.wait).toBe(20 + 5);
  });

  test('a worker gets no hook, and no time before it counts as available', () => {
    const plan = planRelease(web({ onSigterm: { kind: 'unknown' } }, { traffic: [knownTraffic('none')] }));
    expect(plan.containers[0]?.wait).toBeUndefined();
    expect(plan.minReady).toBe(0);
    expect(plan.terminationGracePeriod).toBe(20 + 5);
  });

  test('a worker of which nobody has said how long its work takes keeps the 30 s of Kubernetes', () => {
    const worker = web({ longestRequest: undefined }, { traffic: [knownTraffic('none')] });
    expect(planRelease(worker).terminationGracePeriod).toBe(30);
  });

  test('what it does after SIGTERM comes on top of them', () => {
    const worker = web(
      { longestRequest: undefined, onSigterm: { kind: 'keeps-serving', for: 60 } },
      { traffic: [knownTraffic('none')] },
    );
    expect(planRelease(worker).terminationGracePeriod).toBe(60 + 30);
  });

  test('the grace period is that of the slowest container', () => {
    const helper: ContainerReleaseFacts = {
      name: 'helper',
      serves: false,
      longestRequest: 300,
      onSigterm: { kind: 'drains' },
      preStop: { form: 'as-written', atLeast: 0, atMost: 0 },
    };
    const plan = planRelease({ ...WEB, containers: [...WEB.containers, helper] });
    expect(plan.terminationGracePeriod).toBe(300 + 5);
    expect(plan.containers[1]?.wait).toBeUndefined();
  });

  test('without a startup probe, liveness looks only when the slowest start is over', () => {
    const plan = planRelease(web({ startup: undefined, slowestStart: 100 }));
    expect(plan.containers[0]?.liveness).toMatchObject({
      initialDelay: 100 + 5 - 2 * 10 + 1, // it counts from a start that is cut to the whole second
      period: 10,
      failureThreshold: 3,
    });
  });
});

describe('what the reader should know', () => {
  const warningsOf = (facts: ReleaseFacts) => planRelease(facts).warnings.join('\n');

  test.each<[string, ReleaseFacts, RegExp, ReleaseFacts]>([
    ['one replica', { ...WEB, replicas: 1 }, /One replica/, WEB],
    ['an application that ignores SIGTERM', web({ onSigterm: { kind: 'ignores' } }), /ignores SIGTERM/, WEB],
    ['one that exits at once', web({ onSigterm: { kind: 'exits' } }), /keep-alive/, WEB],
    ['more than 30 s of grace', WEB, /shutdownGracePeriod/, web({ longestRequest: 1 })],
    ['more than 120 s of grace', web({ longestRequest: 120 }), /spot/, WEB],
    ['more than 600 s of grace', web({ longestRequest: 600 }), /cluster autoscaler/, web({ longestRequest: 120 })],
  ])('%s is said', (_what, facts, warning, without) => {
    expect(warningsOf(facts)).toMatch(warning);
    expect(warningsOf(without)).not.toMatch(warning);
  });

  test('what no manifest can say is required elsewhere', () => {
    const { requiredElsewhere } = planRelease(web({ longestRequest: 20.5 }, { traffic: [knownTraffic('aws-alb')] }));
    expect(requiredElsewhere.join('\n')).toMatch(/pod-readiness-gate-inject=enabled/);
    expect(requiredElsewhere.join('\n')).toMatch(/deregistration_delay.timeout_seconds to 21 s/);
    expect(planRelease(web({}, { traffic: [knownTraffic('cluster-ip')] })).requiredElsewhere).toEqual([]);
  });
});

describe('an application that serves on after SIGTERM', () => {
  const served = (facts: ReleaseFacts) => {
    const [serving] = facts.containers;
    const onSigterm = serving?.onSigterm;
    const servesOn = onSigterm?.kind === 'keeps-serving' ? onSigterm.for : 0;
    return (planRelease(facts).containers[0]?.wait ?? 0) + servesOn;
  };

  test.each([0, 1, 4.5, 5, 6, 9, 10, 30])('has the room that every other has, serving on for %d s', (seconds) => {
    const lag = drainLag(WEB.traffic);
    expect(served(web({ onSigterm: { kind: 'keeps-serving', for: seconds } }))).toBeGreaterThanOrEqual(lag + ROOM);
  });

  test('needs no hook when it serves on for longer than any request may take to arrive', () => {
    const [container] = planRelease(web({ onSigterm: { kind: 'keeps-serving', for: 60 } })).containers;
    expect(container?.wait).toBeUndefined();
  });
});

describe('a sidecar, which gets SIGTERM when the regular containers are gone', () => {
  const sidecar = (longestRequest: number, name = 'proxy'): ContainerReleaseFacts => ({
    name,
    serves: false,
    sidecar: true,
    longestRequest,
    onSigterm: { kind: 'drains' },
    preStop: { form: 'takes', seconds: 0 },
  });
  const graceWith = (...sidecars: ContainerReleaseFacts[]) =>
    planRelease({ ...WEB, containers: [...WEB.containers, ...sidecars] }).terminationGracePeriod;

  test('needs its time on top of theirs', () => {
    expect(graceWith(sidecar(40))).toBe(graceWith() + 40);
  });

  test('is waited for by the next one', () => {
    expect(graceWith(sidecar(40), sidecar(7, 'logs'))).toBe(graceWith() + 47);
  });

  test('needs nothing more when nobody waits for it', () => {
    expect(graceWith(sidecar(0))).toBe(graceWith());
  });
});

test('a probe that may take long is asked no more often than that', () => {
  const [container] = planRelease(web({ readiness: { timeout: 12 } })).containers;
  expect(container?.readiness).toMatchObject({ timeout: 12, period: 12 });
});
