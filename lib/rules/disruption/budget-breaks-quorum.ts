import { scaledValue } from '../../kubernetes';
import { identityOf, quorumOf } from '../../workload';
import type { WorkloadRule } from '../rule';
import { asFarAsWritten } from '../support/as-far-as-written';
import { boundsOf, oneAtATime, wordBounds } from '../support/disruption/budget-bounds';
import { BUDGET, changed, together } from '../support/example';
import { MEMBERS } from '../support/members';
import { restingOn } from '../support/resting-on';

const DRAINS = 'zero-downtime/on-sigterm: drains';
const guarded = (bound: string) => together(MEMBERS, changed(BUDGET, { 'maxUnavailable: 1': bound }));

/** A budget that lets a drain take the majority of what decides by majority. */
export const budgetBreaksQuorum: WorkloadRule = {
  id: 'budget-breaks-quorum',
  title: 'A budget that lets a drain take the majority of what decides by majority',
  severity: 'error',
  effect: 'lost-requests',
  message:
    'the budget {budget} lets {allowed} of the {members} members of {name} be away at once, and {tolerated} may be: {field} {fieldIs}',
  why: 'Members that decide by majority answer only while more than half of them are there. A drain, or the upgrade of a cluster, takes as many as the budget allows; all that are left then refuse every request.',
  fix: '{mend}',
  source: [
    'https://etcd.io/docs/latest/faq/#what-is-failure-tolerance',
    'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#think-about-how-your-application-reacts-to-disruptions',
  ],
  presupposes: ['quorum-spares-none', 'budget-refused', 'budget-blocks-drain', 'budget-allows-all'],
  bad: [
    guarded('maxUnavailable: 2'),
    guarded('minAvailable: 1'),
    changed(guarded('maxUnavailable: 1'), { [DRAINS]: `${DRAINS}\nzero-downtime/may-be-missing: "0"` }),
  ],
  good: [
    guarded('maxUnavailable: 1'),
    guarded('minAvailable: 2'),
    changed(guarded('maxUnavailable: 2'), { [DRAINS]: `${DRAINS}\nzero-downtime/may-be-missing: "2"` }),
  ],
  *check(workload) {
    const { identity } = workload;
    const quorum = quorumOf(workload);
    if (!quorum) return;
    const { members, tolerated } = quorum;
    for (const budget of workload.budgets) {
      const bounds = boundsOf(budget);
      const allowed = bounds ? mayBeAway(bounds, members) : 0;
      if (!bounds || allowed <= tolerated) continue;
      const { field, fieldIs } = wordBounds(bounds);
      yield {
        resource: budget,
        path: asFarAsWritten(budget.object, ['spec', field]),
        numbers: {
          budget: identityOf(budget).name,
          name: identity.name,
          allowed,
          members,
          tolerated,
          field,
          fieldIs,
          mend: tolerated > 0 ? ONE_AT_A_TIME : MORE_MEMBERS,
        },
        ...(tolerated > 0 && { edits: oneAtATime(bounds) }),
        ...restingOn(!quorum.stated && `the pods of ${identity.name} are the members of one cluster`),
      };
    }
  },
};

const ONE_AT_A_TIME = 'let the budget say maxUnavailable: 1 instead; also a rolling update takes one';

const MORE_MEMBERS =
  'have more members: three that decide by majority can miss one; no budget lets a drain end that may take none';

/** @see pkg/controller/disruption/disruption.go getExpectedScale: both are rounded up */
function mayBeAway(
  { minAvailable, maxUnavailable }: NonNullable<ReturnType<typeof boundsOf>>,
  members: number,
): number {
  if (typeof maxUnavailable === 'string' || typeof maxUnavailable === 'number')
    return scaledValue(maxUnavailable, members, 'up');
  const isAbsent = minAvailable === undefined || minAvailable === null;
  return isAbsent ? 0 : members - scaledValue(minAvailable, members, 'up');
}
