import { casesOf, worstOutcome, type Outcome, type ScenarioName } from '../../lib/simulation';
import { web, worldOf } from './manifests';

/** A release from one number of replicas to another. */
function between(before: number, after: number, scenario: ScenarioName = 'rollout'): Outcome {
  const world = web({ replicas: after });
  const [one] = casesOf(world, { scenarios: [scenario] });
  return worstOutcome(world, one as NonNullable<typeof one>, { from: web({ replicas: before }), fix: false });
}

const resized = ({ timeline }: Outcome) =>
  timeline.events.filter(({ kind }) => kind === 'controller').map(({ words }) => words.replace('scales the ', ''));

// pkg/controller/deployment/deployment_controller.go syncDeployment: a scaling event comes before the rollout
describe('A release that wants another number of replicas', () => {
  test('of fewer takes old pods away at once, then rolls out', () => {
    const outcome = between(4, 2);
    expect(resized(outcome).slice(0, 2)).toEqual(['old ReplicaSet from 4 to 2', 'new ReplicaSet from 0 to 1']);
    expect(outcome).toMatchObject({ verdict: 'safe', replicas: 2, end: { done: true } });
    expect(outcome.lowestCapacity).toBeGreaterThanOrEqual(2);
  });

  test('of more starts old pods first, then rolls out, and never serves with fewer than before', () => {
    const outcome = between(2, 4);
    expect(resized(outcome).slice(0, 2)).toEqual(['old ReplicaSet from 2 to 4', 'new ReplicaSet from 0 to 1']);
    expect(outcome).toMatchObject({ verdict: 'safe', replicas: 4, lowestCapacity: 2, end: { done: true } });
  });

  test('has them back when it is rolled back', () => {
    const { timeline, verdict, end } = between(2, 4, 'rollback');
    expect({ verdict, end }).toMatchObject({ verdict: 'safe', end: { done: true } });
    expect(timeline.capacity.at(-1)).toMatchObject({ wanted: 2, serving: 2 });
  });

  test('of as many does nothing but roll out', () => {
    expect(resized(between(3, 3))[0]).toBe('new ReplicaSet from 0 to 1');
  });
});

describe('A workload that the old manifests do not have', () => {
  const saidOf = (name: string, scenario: ScenarioName) => {
    const world = web();
    const [one] = casesOf(world, { scenarios: [scenario] });
    const from = worldOf(
      JSON.stringify(web().manifests[0]?.object)
        .replace('"name":"web","ann', `"name":"${name}","ann`)
        .replace('"image":"web:1"', `"image":"${name}:1"`),
    );
    return worstOutcome(world, one as NonNullable<typeof one>, { from, fix: false }).assumptions.join('\n');
  };
  const SAID = /the old manifests have no Deployment web: it is released from itself/;

  test('is released from itself, which is said of releases alone', () => {
    expect(saidOf('other', 'rollout')).toMatch(SAID);
    expect(saidOf('other', 'drain-node')).not.toMatch(SAID);
    expect(saidOf('web', 'rollout')).not.toMatch(SAID);
  });
});
