import type { IntOrPercent, Seconds } from '../kubernetes';
import type { LatestStart } from './latest-start';
import { probeNumbers, type PlannedProbes } from './plan-probes';
import type { PlannedStop } from './plan-stop';
import { endOf, leavesNoTime, podGrace } from './pod-grace';
import type { ReleaseFacts, StatedBudget } from './release-facts';
import type { PlannedNumber, PlannedScaleDown, ReleasePlan } from './release-plan';
import { daemonSetNumbers } from './daemon-set-numbers';
import { scaleDownNumbers } from './scale-down';
import { jobGraceReason, jobNumbers } from './job-numbers';
import { rolloutNumbers } from './rollout-numbers';
import { memberBudget, statefulSetNumbers } from './stateful-set-numbers';
import { graceReason, waitReason } from './stop-reasons';

/** What has been derived, before it is worded. */
export interface Planned extends Pick<ReleasePlan, 'strategy' | 'maxSurge' | 'maxUnavailable'> {
  readonly containers: readonly { readonly name: string; readonly probes: PlannedProbes; readonly stop: PlannedStop }[];
  readonly terminationGracePeriod: Seconds;
  readonly graceBound: Seconds;
  readonly minReady: Seconds;
  readonly firstRequest: Seconds;
  readonly start: LatestStart;
  readonly deadlineBound: Seconds;
  readonly progressDeadline: Seconds;
  readonly scaleDown: PlannedScaleDown;
}

/** Every number of a plan with its reason; worded only where somebody reads it. */
export function planNumbers(facts: ReleaseFacts, planned: Planned): readonly PlannedNumber[] {
  return [
    ...facts.containers.flatMap((container, index) => probeNumbers(container, planned.containers[index]?.probes ?? {})),
    ...planned.containers.flatMap(({ name, stop }) => waitNumbers(name, stop, facts)),
    graceNumber(facts, planned),
    ...kindNumbers(facts, planned),
    ...(facts.scalesDown ? scaleDownNumbers(planned.scaleDown) : []),
  ];
}

/** What differs from kind to kind: how pods are replaced, and how many a drain may take. */
function kindNumbers(facts: ReleaseFacts, planned: Planned): readonly PlannedNumber[] {
  switch (facts.kind?.kind) {
    case 'StatefulSet':
      return [...statefulSetNumbers(facts.kind), minReadyNumber(facts, planned), memberBudget(facts.kind)];
    case 'DaemonSet':
      return [...daemonSetNumbers(facts.kind, planned), minReadyNumber(facts, planned)];
    case 'Job':
      return jobNumbers(facts, facts.kind, planned.terminationGracePeriod);
    case 'Rollout':
      return [
        ...(facts.kind.moves === 'pods' ? surgeNumbers(planned) : rolloutNumbers(facts, facts.kind)),
        minReadyNumber(facts, planned),
        deadlineNumber(facts, planned),
        ...budgetNumbers(facts.stated.budget),
      ];
    case undefined:
      return [
        ...surgeNumbers(planned),
        minReadyNumber(facts, planned),
        deadlineNumber(facts, planned),
        ...budgetNumbers(facts.stated.budget),
      ];
  }
}

const BUDGET: PlannedNumber = {
  field: 'PodDisruptionBudget.maxUnavailable',
  value: 1,
  reason: 'a drain takes one pod at a time and always ends, at every number of replicas',
};

/** What somebody has said himself is kept; without a budget there is no number. */
function budgetNumbers(budget: StatedBudget | undefined): readonly PlannedNumber[] {
  if (!budget) return [BUDGET];
  return (['maxUnavailable', 'minAvailable'] as const).flatMap((field) => {
    const value = budget[field];
    return value === undefined ? [] : [{ field: `PodDisruptionBudget.${field}`, value, reason: `stated; ${AT_ONCE}` }];
  });
}

const AT_ONCE = 'what a drain may take at once, in place of one pod';

function waitNumbers(name: string, stop: PlannedStop, facts: ReleaseFacts): readonly PlannedNumber[] {
  if (stop.wait === undefined) return [];
  return [{ field: `${name}.preStop`, value: stop.wait, bound: stop.waitBound, reason: waitReason(stop, facts) }];
}

function graceNumber(facts: ReleaseFacts, planned: Planned): PlannedNumber {
  const { terminationGracePeriod, graceBound } = planned;
  const own = facts.stated.terminationGracePeriod;
  const why = facts.kind?.kind === 'Job' ? jobGraceReason(facts.kind, facts) : whyGrace(facts, planned);
  return stated('terminationGracePeriodSeconds', terminationGracePeriod, graceBound, why, own);
}

/** The container that needs most, or the regular one that needs most and the sidecars that stop after it. */
function whyGrace(facts: ReleaseFacts, { containers }: Planned): string {
  const stops = containers.map(({ name, stop }, index) => ({ name, stop, facts: facts.containers[index] }));
  const byNeed = [...stops].sort((one, other) => other.stop.grace - one.stop.grace);
  const sidecars = stops.filter(({ stop }) => stop.afterwards > 0).reverse();
  const regular = byNeed.find(({ stop }) => stop.afterwards === 0);
  const inTurn = podGrace(stops.map(({ stop }) => ({ ...stop, needs: stop.grace })));
  const isInTurn = sidecars.length > 0 && inTurn > (byNeed[0]?.stop.grace ?? 0);
  const worst = isInTurn ? regular : byNeed[0];
  if (!worst?.facts) return '';
  const reason = graceReason(worst.facts, worst.stop, facts.room);
  if (sidecars.length > 0 && leavesNoTime(stops.map(({ stop }) => stop)))
    return `${reason}; no grace period leaves the sidecars more than 2 s`;
  return isInTurn ? inTurnReason(reason, worst.stop.grace, sidecars) : reason;
}

/** Whose own hook outlasts all that went before it has no use for what those have taken. */
function inTurnReason(
  reason: string,
  grace: Seconds,
  sidecars: readonly { readonly name: string; readonly stop: PlannedStop }[],
): string {
  let [gone, reasons] = [grace, [reason]];
  for (const { name, stop } of sidecars) {
    if (stop.hook > gone) reasons = [`preStop ${stop.hook} s of the sidecar ${name}`];
    reasons.push(`then ${stop.afterwards} s for the sidecar ${name}`);
    gone = endOf(stop, gone);
  }
  return reasons.join('; ');
}

function surgeNumbers({ strategy, maxSurge, maxUnavailable }: Planned): readonly PlannedNumber[] {
  if (strategy === 'Recreate') return [];
  return [
    { field: 'maxSurge', value: maxSurge, reason: 'new pods come before old ones go; rounds up to one at least' },
    { field: 'maxUnavailable', value: maxUnavailable, bound: 0, reason: 'never fewer pods available than asked for' },
  ];
}

function minReadyNumber(
  { room, stated: { minReady: own } }: ReleaseFacts,
  { minReady, firstRequest }: Planned,
): PlannedNumber {
  const reason =
    firstRequest === 0
      ? 'nothing sends requests here: ready is available'
      : `the first request can take ${firstRequest} s to reach a pod that is ready, + ${room} s room`;
  return stated('minReadySeconds', minReady, Math.ceil(firstRequest), reason, own);
}

function deadlineNumber(
  { pullAllowance, stated: { progressDeadline: own } }: ReleaseFacts,
  planned: Planned,
): PlannedNumber {
  const { start, minReady, deadlineBound, progressDeadline } = planned;
  const reason = `${startWords(start)} + minReadySeconds ${minReady} s + ${pullAllowance} s for pulling the image stay below it`;
  return stated('progressDeadlineSeconds', progressDeadline, deadlineBound, reason, own);
}

function startWords({ seconds, steps }: LatestStart): string {
  const inTurn = steps.map((step) => `${step.name} ${step.seconds} s`).join(', then ');
  return `latest start ${seconds} s${steps.length > 1 ? ` (${inTurn})` : ''}`;
}

/** A number that the user has set himself says so; the reason then tells what it would have been. */
function stated(
  field: string,
  value: IntOrPercent,
  bound: number,
  reason: string,
  own: Seconds | undefined,
): PlannedNumber {
  return { field, value, bound, reason: own === undefined ? reason : `stated; ${reason}` };
}
