import { EVICTION_REFUSED, evictionPostponed, evictionRefusal, evictionVerdict } from '../../../lib/kubernetes';
import type { EvictionBudget, EvictionVerdict, RefusingBudget } from '../../../lib/kubernetes';
import { agrees } from '../agrees';
import { optionalNumberIn, wordIn } from '../input';
import type { CaseInput, TableReplay } from '../table';
import { EvictionTestStore } from './eviction-test-store';

type Budget = EvictionBudget & RefusingBudget;

/** How an eviction ends: the error, empty without one, and how often the pod was deleted, successfully or not. */
interface Eviction {
  readonly error: string;
  readonly deleteCalls: number;
}

function budgetIn(value: CaseInput, policy: unknown): Budget {
  const status = (value['status'] ?? {}) as CaseInput;
  const [condition] = (status['Conditions'] ?? []) as readonly CaseInput[];
  return {
    name: wordIn<string>(value['name']),
    disruptionsAllowed: optionalNumberIn(status['DisruptionsAllowed']) ?? 0,
    currentHealthy: optionalNumberIn(status['CurrentHealthy']) ?? 0,
    desiredHealthy: optionalNumberIn(status['DesiredHealthy']) ?? 0,
    stale: (optionalNumberIn(status['ObservedGeneration']) ?? 0) < (optionalNumberIn(value['generation']) ?? 0),
    unhealthyPolicy: (policy ?? undefined) as Budget['unhealthyPolicy'],
    condition: condition && {
      status: constant(condition['Status'], /^Condition/),
      reason: constant(condition['Reason'], /Reason$/),
      message: wordIn<string>(condition['Message']),
    },
  };
}

/** The value of one of the API's constants; another text is itself. */
function constant(value: unknown, affix: RegExp): string {
  const name = wordIn<string>(value).split('.').pop() ?? '';
  return /^(Condition|[A-Z]\w+Reason$)/.test(name) ? name.replace(affix, '') : wordIn<string>(value);
}

/** The API server's work: delete what no budget guards, again after a conflict; else ask the budget, then delete. */
function evict(input: CaseInput, policy: unknown): Eviction {
  const budgets = ((input['pdbs'] ?? []) as readonly CaseInput[])
    .filter((budget) => budget['selectorMatchesPod'] !== false)
    .map((budget) => budgetIn(budget, policy));
  const store = new EvictionTestStore(wordIn<string>(input['podName']), wordIn<string>(input['podPhase']));
  const flags = { ready: input['podReady'] === true, deleting: input['podTerminating'] === true };
  const verdict = () => evictionVerdict({ phase: store.phase, ...flags }, budgets);
  const attempts = store.ownPrecondition ? 1 : 20;
  for (let attempt = 1; verdict() === 'ignores-budgets'; attempt++) {
    const error = store.delete(store.phase === 'Pending' && !flags.deleting);
    if (!error.includes('Conflict') || attempt === attempts) return { error, deleteCalls: store.deleteCalls };
  }
  return guarded(verdict(), budgets[0], store);
}

function guarded(verdict: EvictionVerdict, budget: Budget | undefined, store: EvictionTestStore): Eviction {
  const name = budget?.name ?? '';
  const tooMany = (cause: string) => `${EVICTION_REFUSED}: TooManyRequests: ${cause}`;
  const ended = (error: string) => ({ error, deleteCalls: store.deleteCalls });
  if (verdict === 'refused' && budget) return ended(tooMany(evictionRefusal(budget)));
  if (verdict === 'stale-budget') return ended(tooMany(evictionPostponed(name)));
  if (verdict === 'several-budgets') return ended(''); // an answer with the status 500, and no error
  if (verdict === 'forbidden') return ended(verdict);
  const error = store.delete(verdict === 'spares-budget');
  const isPostponed = verdict === 'spares-budget' && error.includes('Conflict');
  return ended(isPostponed ? tooMany(evictionPostponed(name)) : error);
}

/** Each of the policies has to come to the same. Of the deletions it matters whether there were any. */
export const evictionApi: TableReplay = {
  inputs: ['pdbs', 'policies', 'podPhase', 'podTerminating', 'podReady', 'podName'],
  answer: (input) => ((input['policies'] ?? [null]) as readonly unknown[]).map((policy) => evict(input, policy)),
  agrees: (expected, answers) => {
    const { error, deleteCalls, ...more } = expected as CaseInput;
    return (answers as readonly Eviction[]).every(
      (answer) =>
        agrees({ error: error ?? '', ...more }, answer) &&
        (deleteCalls === undefined || answer.deleteCalls > 0 === Number(deleteCalls) > 0),
    );
  },
};
