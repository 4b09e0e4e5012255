import fc from 'fast-check';
import { check, type JsonObject } from '../../lib/check';
import { drainLag, formatOnSigterm, knownTraffic, type OnSigterm } from '../../lib/facts';
import { planRelease, type ContainerReleaseFacts, type ReleaseFacts } from '../../lib/plan';
import { runs } from '../properties/runs';

const TRAFFIC = [knownTraffic('cluster-ip')];
const LAG = drainLag(TRAFFIC);

/** A container that is stopped: its hook, what it does on SIGTERM, and its longest unit of work, in seconds. */
interface Stopped {
  readonly onSigterm: OnSigterm;
  readonly work: number;
  readonly hook: number;
}

interface Drawn {
  readonly main: Stopped;
  readonly helper: Stopped | undefined;
  readonly sidecars: readonly Stopped[];
}

const upTo = (most: number) => fc.integer({ min: 0, max: most });

/** Nobody waits in vain for what ignores SIGTERM: with such a container no grace period is long enough. */
const onSigterm = fc.oneof(
  fc.constantFrom<OnSigterm>({ kind: 'drains' }, { kind: 'exits' }),
  upTo(6).map((seconds): OnSigterm => ({ kind: 'keeps-serving', for: seconds })),
);

const stopped = fc.record({ onSigterm, work: upTo(12), hook: upTo(20) });

const drawn: fc.Arbitrary<Drawn> = fc.record({
  main: stopped,
  helper: fc.option(stopped, { nil: undefined }),
  sidecars: fc.array(stopped, { minLength: 1, maxLength: 3 }),
});

const SIDECAR_NAMES = ['logs', 'tunnel', 'metrics'];

function release({ main, helper, sidecars }: Drawn): ReleaseFacts {
  const factsOf = ({ onSigterm: does, work, hook }: Stopped, name: string): ContainerReleaseFacts => ({
    name,
    serves: false,
    longestRequest: work,
    onSigterm: does,
    preStop: { form: 'takes', seconds: hook },
  });
  return {
    kubernetesVersion: '1.30',
    traffic: TRAFFIC,
    containers: [
      { ...factsOf(main, 'web'), serves: true, preStop: { form: 'wait' } },
      ...(helper ? [factsOf(helper, 'helper')] : []),
      ...sidecars.map((sidecar, index) => ({ ...factsOf(sidecar, SIDECAR_NAMES[index] ?? ''), sidecar: true })),
    ],
    replicas: 3,
    room: 0,
    pullAllowance: 60,
    stated: {},
  };
}

function deployment({ main, helper, sidecars }: Drawn, wait: number, grace: number): JsonObject {
  const facts = ({ onSigterm: does, work }: Stopped, suffix: string) => ({
    [`zero-downtime/on-sigterm${suffix}`]: formatOnSigterm(does),
    [`zero-downtime/longest-request${suffix}`]: `${work}s`,
  });
  const container = (name: string, hook: number) => ({
    name,
    image: 'registry.example.com/some:1',
    ...(hook > 0 && { lifecycle: { preStop: { exec: { command: ['sleep', `${hook}`] } } } }),
  });
  const named = sidecars.map((sidecar, index) => [SIDECAR_NAMES[index] ?? '', sidecar] as const);
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: 'web',
      annotations: {
        'zero-downtime/traffic': 'cluster-ip',
        ...facts(main, ''),
        ...(helper && facts(helper, '.helper')),
        ...Object.assign({}, ...named.map(([name, sidecar]) => facts(sidecar, `.${name}`))),
      },
    },
    spec: {
      replicas: 3,
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: {
          terminationGracePeriodSeconds: grace,
          containers: [
            { ...container('web', wait), ports: [{ containerPort: 8080 }] },
            ...(helper ? [container('helper', helper.hook)] : []),
          ],
          initContainers: named.map(([name, { hook }]) => ({ ...container(name, hook), restartPolicy: 'Always' })),
        },
      },
    },
  } as unknown as JsonObject;
}

/** How long a container goes on after SIGTERM. */
function after({ onSigterm: does, work }: Stopped): number {
  if (does.kind === 'exits') return 0;
  return does.kind === 'keeps-serving' ? does.for + work : work;
}

/**
 * Whether the kubelet lets everything be done, second by second: a look of its own at killContainer, in whole
 * seconds. Every hook starts at once; a sidecar waits for its turn while it has a grace period left.
 */
function letsAllBeDone({ main, helper, sidecars }: Drawn, wait: number, grace: number): boolean {
  let gone = 0;
  if (wait > grace) return false;
  for (const one of [{ ...main, hook: wait }, ...(helper ? [helper] : [])]) {
    const sigterm = Math.min(one.hook, grace);
    if (after(one) > Math.max(2, grace - sigterm)) return false;
    gone = Math.max(gone, sigterm + after(one));
  }
  for (const one of [...sidecars].reverse()) {
    let now = Math.min(one.hook, grace);
    let left = grace - now;
    while (now < gone && left > 0) [now, left] = [now + 1, left - 1];
    if (after(one) > Math.max(2, left)) return false;
    gone = Math.max(gone, now + after(one));
  }
  return true;
}

/** What a hook does that needs nothing afterwards nobody knows: a fix lets it end. */
function cutsNoHook({ helper, sidecars }: Drawn, grace: number): boolean {
  return [...(helper ? [helper] : []), ...sidecars].every(({ hook }) => hook <= grace);
}

const isFound = (object: JsonObject) => check([{ object }]).findings.find(({ rule }) => rule === 'grace-too-short');

const waitOf = (facts: ReleaseFacts) => planRelease(facts).containers[0]?.wait ?? 0;

describe('a native sidecar gets SIGTERM when the regular containers are gone, within the one grace period of the pod', () => {
  test('what the plan gives it is never found fault with', () => {
    fc.assert(
      fc.property(drawn, fc.constantFrom(0, 5), (some, room) => {
        const facts = { ...release(some), room };
        const { terminationGracePeriod } = planRelease(facts);
        expect(isFound(deployment(some, waitOf(facts), terminationGracePeriod))).toBeUndefined();
      }),
      runs(40),
    );
  });

  test('one second less than it takes is found, and its fix is that second', () => {
    fc.assert(
      fc.property(drawn, upTo(4), (some, less) => {
        const facts = release(some);
        const wait = waitOf(facts);
        const planned = planRelease(facts).terminationGracePeriod;
        const grace = Math.max(1, planned - less);
        const found = isFound(deployment(some, wait, grace));
        expect(found !== undefined).toBe(!letsAllBeDone(some, wait, grace));
        if (!found) return;
        const smallest = Number(found.numbers['smallest']);
        expect(smallest).toBeGreaterThan(grace);
        expect(letsAllBeDone(some, wait, smallest)).toBe(true);
        expect(letsAllBeDone(some, wait, smallest - 1) && cutsNoHook(some, smallest - 1)).toBe(false);
        expect(isFound(deployment(some, wait, smallest))).toBeUndefined();
      }),
      runs(50),
    );
  });

  test('the last in the list goes first, and the others wait for it', () => {
    const drains = (work: number): Stopped => ({ onSigterm: { kind: 'drains' }, work, hook: 0 });
    const pod: Drawn = { main: drains(20), helper: undefined, sidecars: [drains(7), drains(10)] };
    // The hook of 5 s, 20 s of the application, 10 s of the last sidecar, 7 s of the first.
    expect(planRelease(release(pod)).terminationGracePeriod).toBe(LAG + 20 + 10 + 7);
    const found = isFound(deployment(pod, LAG, LAG + 20));
    expect(found?.numbers).toMatchObject({ container: 'logs', smallest: 42, short: 17 });
    expect(found?.message).toContain('the other containers end after 35 s + its own work 7 s = 42 s');
  });

  test('a sidecar that requests come through, and that exits at once, has to outlive the container behind it', () => {
    const behind = (does: OnSigterm, grace: number) => {
      const some: Drawn = {
        main: { onSigterm: does, work: 2, hook: 0 },
        helper: undefined,
        sidecars: [{ onSigterm: { kind: 'drains' }, work: 0, hook: 0 }],
      };
      const object = structuredClone(deployment(some, LAG, grace)) as unknown as Behind;
      const { annotations } = object.metadata;
      const { containers, initContainers } = object.spec.template.spec;
      delete annotations['zero-downtime/longest-request.logs'];
      delete annotations['zero-downtime/on-sigterm.logs'];
      annotations['zero-downtime/on-sigterm.web'] = 'drains';
      annotations['zero-downtime/longest-request.web'] = '2s';
      initContainers.forEach((sidecar) => (sidecar['ports'] = [{ containerPort: 80 }]));
      containers.forEach((container) => delete container['ports']);
      return isFound(object as unknown as JsonObject)?.numbers;
    };
    // The two seconds that are there after a hook of 5 s are the application's: the sidecar is told at the 5th, too.
    expect(behind({ kind: 'exits' }, LAG)).toMatchObject({ container: 'logs', smallest: LAG + 2 });
    expect(behind({ kind: 'exits' }, LAG + 2)).toBeUndefined();
    expect(behind({ kind: 'drains' }, LAG)).toBeUndefined();
  });
});

interface Behind {
  readonly metadata: { readonly annotations: Record<string, string> };
  readonly spec: {
    readonly template: {
      readonly spec: Readonly<Record<'containers' | 'initContainers', Record<string, unknown>[]>>;
    };
  };
}
