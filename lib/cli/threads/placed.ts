import { located, type Case, type Outcome } from '../../simulation';
import type { Simulated } from './simulation-worker';
import type { SimulatedWorld } from './world-of';

/** What has been simulated with the places of the fields to blame: what comes from elsewhere has none, or others. */
export function placed({ world, options }: SimulatedWorld, cases: readonly Case[], simulated: Simulated): Simulated {
  const { outcomes, changed } = simulated;
  const placedOne = (outcome: Outcome) => {
    const one = cases.find(({ scenario }) => scenario === outcome.scenario);
    return one ? located(world, one, outcome, options) : outcome;
  };
  return { ...simulated, outcomes: outcomes.map(placedOne), ...(changed && { changed: changed.map(placedOne) }) };
}
