import { casesOf, simulate, worstOutcome, type Case, type Outcome } from '../../lib/simulation';
import { web, worldOf } from './manifests';
import type { World } from '../../lib/workload';

function rollout(world: World, imagePull?: number, from?: World): Outcome {
  const options = { ...(imagePull !== undefined && { imagePull }), ...(from && { from }), fix: false };
  const [one] = casesOf(world, { scenarios: ['rollout'] }) as [Case];
  return worstOutcome(world, one, options);
}

/** When pods were pulling: each stretch with its node. */
function pulls({ timeline }: Outcome) {
  return timeline.pods.flatMap(({ node, states }) =>
    states.filter(({ state }) => state === 'pulling').map(({ from, to }) => ({ node, from, to })),
  );
}

function completeOf({ end }: Outcome): number {
  return end.done ? end.complete : Infinity;
}

const RECREATE = { strategy: '{ type: Recreate }' };

describe('A node that does not have the image of a new version', () => {
  test('pulls it before the pod starts, which makes the outage of a Recreate so much longer', () => {
    const [without, pulling] = [rollout(web(RECREATE)), rollout(web(RECREATE), 30)];
    expect(pulls(without)).toEqual([]);
    expect(completeOf(pulling) - completeOf(without)).toBeCloseTo(30, 1);
    expect(pulling.lostSeconds - without.lostSeconds).toBeCloseTo(30, 1);
  });

  test('pulls it once: pods that come while it does, wait for the same pull, and later ones find it', () => {
    const all = pulls(rollout(web({ replicas: 6 }), 30));
    for (const { node, to } of all) {
      const ofNode = all.filter((one) => one.node === node);
      expect(ofNode.every((one) => Math.abs(one.to - to) < 1e-6)).toBe(true);
    }
    expect(new Set(all.map(({ node }) => node)).size).toBe(3);
  });

  test('has it where the version before ran the same', () => {
    expect(pulls(rollout(web(RECREATE), 30, web({ ...RECREATE, grace: 31 })))).toEqual([]);
  });

  test('pulls the images of one pod one after the other', () => {
    const more = "        - { name: proxy, image: 'proxy:1' }";
    const [one, two] = [rollout(web(RECREATE), 30), rollout(web({ ...RECREATE, more }), 30)];
    expect(Math.max(...pulls(two).map(({ from, to }) => to - from))).toBeCloseTo(60, 1);
    expect(Math.max(...pulls(one).map(({ from, to }) => to - from))).toBeCloseTo(30, 1);
  });
});

test('A pod that comes to a node which ran none of its version pulls its image there', () => {
  const text = `
apiVersion: apps/v1
kind: Deployment
metadata: { name: web, annotations: { zero-downtime/slowest-start: 1s, zero-downtime/traffic: cluster-ip } }
spec:
  replicas: 1
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: 'web:1' }] }
`;
  const [drain] = simulate(worldOf(text), { scenarios: ['drain-node'], imagePull: 30, fix: false });
  expect(pulls(drain as Outcome)).toHaveLength(1);
});

test('An outage for want of pods says that nothing was pulled for it', () => {
  const words = /--image-pull/;
  expect(rollout(web(RECREATE)).assumptions.some((assumption) => words.test(assumption))).toBe(true);
  expect(rollout(web(RECREATE), 30).assumptions.some((assumption) => words.test(assumption))).toBe(false);
  expect(rollout(web()).assumptions.some((assumption) => words.test(assumption))).toBe(false);
});
