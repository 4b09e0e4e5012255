import type { StatefulSetFacts } from './kind-facts';
import type { ReleaseFacts } from './release-facts';
import type { PlannedNumber } from './release-plan';

/**
 * How many members a drain may take at once. Of those that decide together one is left for what asks no budget: a
 * rolling update, or a node that is lost. A drain has to end, so it is one at the least.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/#think-about-how-your-application-reacts-to-disruptions
 */
export function planBudget({ kind }: Pick<ReleaseFacts, 'kind'>): number {
  return kind?.kind === 'StatefulSet' && kind.decides ? Math.max(1, kind.mayBeMissing - 1) : 1;
}

/** How a rolling update of a StatefulSet goes, with its reasons. */
export function statefulSetNumbers({ members, partition, ordered }: StatefulSetFacts): readonly PlannedNumber[] {
  const order = ordered
    ? 'one member at a time, from the highest number down; the next one goes when all are back'
    : 'one member at a time, from the highest number down';
  return [
    {
      field: 'podManagementPolicy',
      value: ordered ? 'OrderedReady' : 'Parallel',
      reason: ordered ? 'members start and are replaced one after the other' : 'members start and stop all at once',
    },
    { field: 'updateStrategy.partition', value: partition, reason: partitionReason(partition, members, order) },
  ];
}

function partitionReason(partition: number, members: number | undefined, order: string): string {
  if (partition === 0) return order;
  if (members !== undefined && partition >= members) return `all ${members} members keep what they have`;
  return `members below ${partition} keep what they have; of the others, ${order}`;
}

/** The budget of members, with its reason. */
export function memberBudget(facts: StatefulSetFacts): PlannedNumber {
  return {
    field: 'PodDisruptionBudget.maxUnavailable',
    value: planBudget({ kind: facts }),
    bound: Math.max(1, facts.mayBeMissing),
    reason: budgetReason(facts),
  };
}

function budgetReason({ members, mayBeMissing, decides }: StatefulSetFacts): string {
  if (!decides) return 'a drain takes one member at a time and always ends, at every number of replicas';
  const known = `${mayBeMissing} of ${members ?? 'the'} members may be missing`;
  if (mayBeMissing === 0) return `${known}, but a drain has to end: it takes one all the same`;
  return mayBeMissing === 1
    ? `${known}: a drain takes that one, and waits while a rolling update has it`
    : `${known}: one is left for a rolling update or a loss`;
}

/** What the reader of the plan of a StatefulSet should know. */
export function statefulSetWarnings(facts: StatefulSetFacts): readonly string[] {
  const { members, mayBeMissing, ordered } = facts;
  if (mayBeMissing === 0) {
    const count = members === 1 ? 'The only member' : `None of the ${members ?? ''} members`.replace('  ', ' ');
    return [
      `${count} ${members === 1 ? 'goes' : 'may be missing, and one goes'} with every rolling update and every drain: nothing is answered until it is back. A StatefulSet cannot add one before; three members that decide by majority can miss one.`,
    ];
  }
  return [...ofEvenNumber(facts), ...(ordered || mayBeMissing > 1 ? [] : [PARALLEL])];
}

const PARALLEL =
  'podManagementPolicy Parallel: a rolling update does not wait for a member that a drain or a fault has taken, so two can be missing at once, and one may be. OrderedReady waits.';

/** One member less can miss as many. */
function ofEvenNumber({ members = 1, mayBeMissing, byMajority }: StatefulSetFacts): readonly string[] {
  if (!byMajority || members % 2 === 1) return [];
  return [
    `${members} members that decide by majority can miss ${mayBeMissing}, and ${members - 1} can miss as many: the last one only adds to those that have to agree. ${members + 1} can miss ${mayBeMissing + 1}.`,
  ];
}
