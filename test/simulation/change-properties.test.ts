import fc from 'fast-check';
import { findChange, isVoluntary, SCENARIO_NAMES, simulate } from '../../lib/simulation';
import type { Edit } from '../../lib/simulation';
import { editedWorld } from '../../lib/simulation/change/edited-world';
import { withoutEdit } from '../../lib/simulation/change/ties';
import type { Workload, World } from '../../lib/workload';
import { generated, manifestsOf, worldOf, type Generated } from './generated-workload';
import { runs } from '../properties/runs';

const VOLUNTARY = SCENARIO_NAMES.filter(isVoluntary);

const workloadIn = (world: World) => world.workloads[0] as Workload;

const edited = (world: World, edits: readonly Edit[]) => editedWorld(world, workloadIn(world), edits);

/** The scenarios that somebody wants, and that lose something or never end. */
function wrong(world: World): readonly string[] {
  return simulate(world, { scenarios: VOLUNTARY })
    .filter(({ verdict }) => verdict !== 'safe')
    .map(({ scenario }) => scenario);
}

/** What is left to the kubelet's two seconds is no loss, and yet no change leaves anything to them. */
const mayCountOnKubelet = ({ path }: Edit) =>
  path.at(-1) === 'terminationGracePeriodSeconds' || path.includes('preStop');

/** Workloads of which some things are as Kubernetes has them by default. */
const wanting: fc.Arbitrary<Generated> = fc
  .tuple(generated, fc.subarray(['preStop', 'readiness', 'budget', 'strategy'] as const))
  .map(([given, left]) => {
    const defaults = { preStop: undefined, readiness: undefined, budget: undefined, strategy: {} };
    return { ...given, ...Object.fromEntries(left.map((field) => [field, defaults[field]])) };
  });

describe('The change of a workload', () => {
  test('lets every voluntary scenario lose nothing and end, leaves nothing to be changed, and has no edit that is needless', () => {
    let [changed, none] = [0, 0];
    const property = fc.property(wanting, (given) => {
      const world = worldOf(manifestsOf(given));
      const change = findChange(world, workloadIn(world));
      if ('none' in change) {
        none += 1;
        return;
      }
      const { edits } = change;
      changed += edits.length;
      expect(edits.length > 0).toBe(wrong(world).length > 0);
      const mended = edited(world, edits);
      expect(wrong(mended)).toEqual([]);
      expect(findChange(mended, workloadIn(mended))).toMatchObject({ edits: [] });
      for (const edit of edits.filter((one) => !mayCountOnKubelet(one))) {
        expect(wrong(edited(world, withoutEdit(edits, edit)))).not.toEqual([]);
      }
    });
    fc.assert(property, runs(4));
    expect(changed).toBeGreaterThan(0);
    expect(none).toBeLessThan(runs(4).numRuns / 2);
  });
});
