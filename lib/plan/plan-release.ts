import { firstUse } from '../facts';
import { DEPLOYMENT_DEFAULTS } from '../kubernetes';
import { smallestProgressDeadline } from './availability';
import { jobGrace, planJob, requiredOfJob } from './job-numbers';
import { latestStart } from './latest-start';
import { planProbes } from './plan-probes';
import { planStop } from './plan-stop';
import { podGrace } from './pod-grace';
import { planNumbers, type Planned } from './plan-numbers';
import { planWarnings } from './plan-warnings';
import { wholeFacts, type Facts } from './facts';
import type { ReleaseFacts } from './release-facts';
import type { ReleasePlan } from './release-plan';
import { planDelays, planRolloutSteps, requiredOfRollout } from './rollout-numbers';
import { planDaemonSet } from './daemon-set-numbers';
import { planBudget } from './stateful-set-numbers';
import { planScaleDown } from './scale-down';
import { requiredByTraffic } from './required-elsewhere';

/**
 * Derives every number of a release from the facts about the application: what the rules ask for, plus room. A
 * number that the user has set himself is kept; the rules judge it like any other.
 *
 * @throws TypeError naming every fact that is missing or of a wrong type
 * @example
 * const plan = planRelease({
 *   traffic: [knownTraffic('cluster-ip')],
 *   containers: [{ name: 'main', slowestStart: 30, longestRequest: 10, onSigterm: { kind: 'drains' } }],
 * });
 */
export function planRelease(stated: Facts): ReleasePlan {
  const facts = wholeFacts(stated);
  const planned = derive(facts);
  const { containers, terminationGracePeriod, minReady, progressDeadline } = planned;
  return {
    containers: containers.map(({ name, probes, stop }) => ({ name, ...probes, wait: stop.wait })),
    terminationGracePeriod,
    minReady,
    progressDeadline,
    ...planRollout(facts),
    budget: planBudget(facts),
    scaleDown: planned.scaleDown,
    ...planJob(facts, terminationGracePeriod),
    ...planDelays(facts),
    get numbers() {
      return [...planNumbers(facts, planned)];
    },
    defaults: [...(facts.origins ?? [])].map(([fact, scope]) => `${fact}, as set for ${scope}`),
    get requiredElsewhere() {
      const longest = facts.containers[0]?.longestRequest ?? 0;
      return [
        ...requiredByTraffic(facts.traffic, longest, facts.ensured),
        ...(facts.required ?? []),
        ...requiredOfJob(facts),
        ...requiredOfRollout(facts),
      ];
    },
    get warnings() {
      return [...planWarnings(facts, planned)];
    },
  };
}

function derive(facts: ReleaseFacts): Planned {
  const { stated, room } = facts;
  const containers = facts.containers.map((container) => ({
    name: container.name,
    probes: planProbes(container, room),
    stop: planStop(container, facts),
  }));
  const firstRequest = firstUse(facts.traffic);
  const minReady = stated.minReady ?? (firstRequest === 0 ? 0 : Math.ceil(firstRequest + room));
  const start = latestStart(
    facts.containers.map((one, index) => ({ facts: one, probes: containers[index]?.probes ?? {} })),
  );
  const deadlineBound = smallestProgressDeadline(start.seconds, minReady, facts.pullAllowance);
  const deadline = Math.max(DEPLOYMENT_DEFAULTS.progressDeadlineSeconds, Math.ceil(deadlineBound + room));
  const needed = podGrace(containers.map(({ stop }) => ({ ...stop, needs: stop.grace })));
  const grace = stated.terminationGracePeriod ?? (facts.kind?.kind === 'Job' ? jobGrace(needed) : needed);
  return {
    containers,
    terminationGracePeriod: grace,
    graceBound: podGrace(containers.map(({ stop }) => ({ ...stop, needs: stop.graceBound }))),
    minReady,
    firstRequest,
    start,
    deadlineBound,
    progressDeadline: stated.progressDeadline ?? deadline,
    scaleDown: planScaleDown(grace, start.seconds + minReady),
    ...planRollout(facts),
  };
}

/** A surge of a quarter is Kubernetes' own; it rounds up, so there is always one. */
function planRollout(facts: ReleaseFacts): Pick<ReleasePlan, 'strategy' | 'maxSurge' | 'maxUnavailable'> {
  const { stated, kind } = facts;
  if (kind?.kind === 'DaemonSet') return { strategy: 'RollingUpdate', ...planDaemonSet(kind) };
  if (kind?.kind === 'StatefulSet') return { strategy: 'RollingUpdate', maxSurge: 0, maxUnavailable: 1 };
  const steps = planRolloutSteps(facts);
  if (steps) return { strategy: 'RollingUpdate', ...steps };
  const { strategy = 'RollingUpdate', maxSurge = DEPLOYMENT_DEFAULTS.maxSurge, maxUnavailable = 0 } = stated;
  return { strategy, maxSurge, maxUnavailable };
}
