import type { Reason } from '../account/reason';
import { ENDLESS, isVoluntary, type ScenarioName } from '../scenario';
import type { HeldUp } from '../verdict/held-up-by';
import type { LostFor, Ran } from '../worst/ran';

/** What is wrong with a run: something is lost, or it never ends. */
export type Trouble = LostFor | HeldUp;

/** Less than this is what floating-point numbers leave of nothing. */
export const NOTHING = 1e-3;

/** What is wrong with a run of a scenario, the most urgent first; nothing where all is well. */
export function troublesOf({ losses, heldUp }: Ran, scenario: ScenarioName): readonly Trouble[] {
  if (!isVoluntary(scenario)) return [];
  const lost = losses.filter(({ requests }) => requests > NOTHING);
  const urgent = [...lost].sort((one, other) => urgency(one) - urgency(other));
  const isRight = !heldUp || (ENDLESS.has(scenario) && heldUp.by !== 'cut-off');
  return isRight ? urgent : [...urgent, heldUp];
}

/** What has to be there at all comes before what has to be longer. */
const URGENCY: readonly Reason[] = [
  'nothing-there',
  'no-majority',
  'too-few',
  'starting',
  'crashed',
  'startup',
  'liveness',
  'stopped',
];

function urgency({ reason }: LostFor): number {
  return URGENCY.includes(reason) ? URGENCY.indexOf(reason) : URGENCY.length;
}

/** Whether something is lost. */
export function isLoss(trouble: Trouble): trouble is LostFor {
  return 'reason' in trouble;
}

/** The same for troubles that have one cause. */
export function keyOfTrouble(trouble: Trouble): string {
  return isLoss(trouble)
    ? `${trouble.reason}/${trouble.workload}/${trouble.container ?? ''}`
    : `${trouble.by}/${'container' in trouble ? trouble.container : ''}`;
}

/** How much of a trouble a run has: requests, or that it never ends. */
export function muchOf(trouble: Trouble, ran: Ran, scenario: ScenarioName): number {
  const alike = troublesOf(ran, scenario).filter((one) => keyOfTrouble(one) === keyOfTrouble(trouble));
  return alike.reduce((sum, one) => sum + (isLoss(one) ? one.requests : 1), 0);
}
