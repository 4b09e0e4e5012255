import type { Seconds } from '../../kubernetes';
import type { Entry } from '../account/account';
import type { Reason } from '../account/reason';
import type { ByCause } from '../cause';
import type { End } from '../outcome';
import type { ScenarioName } from '../scenario';
import { endOf } from '../verdict/end-of';
import type { Sim } from '../world/sim';
import { heldUpBy, type HeldUp } from '../verdict/held-up-by';

/** What is lost for one reason in one container. */
export interface LostFor {
  readonly reason: Reason;
  /** Whether it was at a pod of the version before. */
  readonly atOld: boolean;
  /** Whose pod it was, by the place of its workload; 0: that of the one that something happens to. */
  readonly workload: number;
  /** The place of the container in the pod; absent where there was no pod. */
  readonly container?: number;
  readonly requests: number;
}

/** What a run came to, without everything that was in it: thousands of them are remembered. */
export interface Ran {
  readonly lost: number;
  readonly lostByCause: ByCause;
  /** Empty where single losses are not kept. */
  readonly losses: readonly LostFor[];
  readonly end: End;
  /** What keeps it from ending; absent where it ends. */
  readonly heldUp?: HeldUp;
  readonly lowestCapacity: number;
  readonly mostPods: number;
}

/** It went on when it was watched no longer: nobody knows whether anything keeps it. */
const CUT_OFF: HeldUp = { by: 'cut-off' };

/** Sums a run up. */
export function ranOf(sim: Sim, scenario: ScenarioName): Ran {
  const { account, subject } = sim;
  const end = endOf(sim, scenario);
  const held = end.done ? undefined : end.isCutOff ? CUT_OFF : heldUpBy(sim);
  return {
    lost: account.lost,
    lostByCause: account.byCause,
    losses: summed(account.entries ?? []),
    end,
    ...(held && { heldUp: held }),
    lowestCapacity: Number.isFinite(sim.lowestCapacity) ? sim.lowestCapacity : subject.replicas,
    mostPods: subject.most,
  };
}

/** By reason and place: there are few of them, so that looking through them is faster than a text to find each by. */
function summed(entries: readonly Entry[]): readonly LostFor[] {
  const sums: { -readonly [Field in keyof LostFor]: LostFor[Field] }[] = [];
  for (const { reason, container, requests, pod } of entries) {
    const atOld = pod?.version === 'old';
    const workload = pod?.set.workload ?? 0;
    const known = sums.find(
      (one) => one.reason === reason && one.workload === workload && one.container === container && one.atOld === atOld,
    );
    if (known) known.requests += requests;
    else sums.push({ reason, workload, atOld, ...(container !== undefined && { container }), requests });
  }
  return sums;
}

/** When it was over; nothing where it never was. */
export function settledAt({ end }: Pick<Ran, 'end'>): Seconds | undefined {
  return end.done ? end.settled : undefined;
}
