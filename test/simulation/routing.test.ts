import { casesOf, worstOutcome } from '../../lib/simulation';
import type { Pod } from '../../lib/simulation/world/pod';
import type { Recorder, Sim } from '../../lib/simulation/world/sim';
import { settingsOf } from '../../lib/simulation/read-case';
import { runSample } from '../../lib/simulation/sampled/run-sample';
import { web } from './manifests';

/** What a drawn run of a scenario says: when pods were deleted, became ready, came into the routing and left it. */
function drawn(traffic: string, scenario: 'rollout' | 'drain-all', seed: number) {
  const world = web({ facts: { traffic } });
  const [one] = casesOf(world, { scenarios: [scenario] });
  const [setting] = settingsOf(world, one as NonNullable<typeof one>, {});
  const moments: { readonly what: string; readonly pod: Pod; readonly at: number }[] = [];
  let sim: Sim | undefined;
  const note = (what: string, pod: Pod) => void (sim && moments.push({ what, pod, at: sim.now }));
  const recorder: Recorder = {
    settled: (world) => void (sim = world),
    event: (kind, _words, about) => void (about && 'slice' in about && note(kind, about)),
    state: () => undefined,
    routed: (pod, isIn) => note(isIn ? 'in' : 'out', pod),
    endpoint: (pod) => note(`slice ${pod.slice}`, pod),
    probe: () => undefined,
  };
  runSample(setting, { scenario, recorder }, seed);
  return moments;
}

test('Requests come to a deleted pod for its drain lag, counted from the deletion, and no longer', () => {
  for (let seed = 1; seed <= 150; seed += 1) {
    const moments = drawn('custom(drain-lag=2s first-use=2s)', 'rollout', seed);
    for (const { pod, at } of moments.filter(({ what }) => what === 'out')) {
      expect(at - (pod.deletedAt ?? NaN)).toBeLessThanOrEqual(2 + 1e-9);
    }
  }
});

// externalTrafficPolicy Local: the load balancer finds out by the health check of the node, not with kube-proxy
test('Nodes that are taken out by their health check get requests for as long as it takes, in drawn runs, too', () => {
  const lags = [1, 2, 3, 4, 5].flatMap((seed) =>
    drawn('node-health-check(drain-lag=25s first-use=20s)', 'rollout', seed)
      .filter(({ what }) => what === 'out')
      .map(({ pod, at }) => at - (pod.deletedAt ?? NaN)),
  );
  expect(Math.max(...lags)).toBeGreaterThan(5);
  expect(Math.max(...lags)).toBeLessThanOrEqual(25);
});

test('An EndpointSlice says what has happened in the order in which it has', () => {
  for (let seed = 1; seed <= 40; seed += 1) {
    const moments = drawn('headless', 'drain-all', seed);
    const happened = moments.filter(({ what }) => what === 'deleted' || what === 'ready');
    const said = moments.filter(({ what }) => what === 'slice terminating' || what === 'slice ready');
    expect(said.filter(({ at }) => at > 0).map(({ pod }) => pod.id)).toEqual(happened.map(({ pod }) => pod.id));
  }
});

// A client of a registry fetches the list whole: what it knows of one change it knows of all before it
test('Clients of a registry never miss the new pod and the old one at the same time, however much slower they learn of new ones', () => {
  const lost = (traffic: string) => {
    const world = web({ replicas: 2, preStop: '{ sleep: { seconds: 10 } }', facts: { traffic } });
    const [one] = casesOf(world, { scenarios: ['drain-all'] });
    return worstOutcome(world, one as NonNullable<typeof one>, { fix: false }).lost;
  };
  expect(lost('registry(drain-lag=7s first-use=30s deregistration=3s)')).toBe(0);
  expect(lost('custom(drain-lag=10s first-use=30s)')).toBeGreaterThan(0);
});

test('No change of a registry goes out later than its drain lag, though new pods come in later', () => {
  for (let seed = 1; seed <= 100; seed += 1) {
    const moments = drawn('registry(drain-lag=3s first-use=20s deregistration=1s)', 'drain-all', seed);
    for (const { pod, at } of moments.filter(({ what }) => what === 'out')) {
      expect(at - (pod.deletedAt ?? NaN)).toBeLessThanOrEqual(4 + 1e-9);
    }
  }
});
