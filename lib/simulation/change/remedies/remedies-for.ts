import { DRAINS, RELEASES } from '../../scenario';
import { isLoss, type Trouble } from '../trouble';
import { gentlerBudget, guarded, oneBudget } from './budgets';
import { readinessGate } from './readiness-gate';
import { gentlerRollout, lowerSurge } from './gentler-rollout';
import { longerGrace } from './longer-grace';
import { longerHook } from './longer-hook';
import { longerMinReady } from './longer-min-ready';
import { morePatience, rightPort } from './more-patience';
import { moreReplicas, secondReplica } from './more-replicas';
import { allReadiness, readiness } from './readiness';
import type { Remedy, Troubled } from './remedy';
import { raisedQuota, resumed, spreadOverOpenNodes } from './room';
import { anyNode, onlyReady } from './services';

/** What may be done about a trouble, what is asked of people least first; nothing where nothing helps. */
export function remediesFor(trouble: Trouble, troubled: Troubled): readonly Remedy[] {
  const remedies = isLoss(trouble) ? againstLoss(trouble.reason, troubled) : whereHeldUp(trouble.by, troubled);
  return remedies.filter((remedy) => remedy !== undefined);
}

type Found = readonly (Remedy | undefined)[];

function againstLoss(reason: Extract<Trouble, { reason: unknown }>['reason'], troubled: Troubled): Found {
  switch (reason) {
    case 'nothing-there':
    case 'no-majority':
    case 'too-few':
      return morePods(troubled);
    case 'starting':
      return [readiness(troubled), onlyReady(troubled)];
    case 'crashed':
      return [readiness(troubled), onlyReady(troubled), allReadiness(troubled)];
    case 'stopped':
      // A drain that takes all pods at once leaves nothing to send requests to but those that stop.
      return [
        longerHook(troubled),
        onlyReady(troubled),
        secondReplica(troubled),
        anyNode(troubled),
        ...(DRAINS.has(troubled.scenario) ? morePods(troubled) : []),
      ];
    case 'kept-alive':
      return [troubled.container?.application.kept === 'closes-early' ? longerHook(troubled) : undefined];
    case 'killed':
      return [longerGrace(troubled)];
    case 'no-own-pod':
      return [anyNode(troubled)];
    case 'liveness':
    case 'startup':
      return morePatience(troubled, reason);
    default:
      return [];
  }
}

/** More time for the routing, a rollout that never goes below, a budget, a second replica: whichever is missing. */
function morePods(troubled: Troubled): Found {
  const { scenario } = troubled;
  if (RELEASES.has(scenario)) {
    return [
      readinessGate(troubled),
      longerMinReady(troubled),
      gentlerRollout(troubled),
      secondReplica(troubled),
      allReadiness(troubled),
      anyNode(troubled),
    ];
  }
  if (!DRAINS.has(scenario)) return [moreReplicas(troubled), anyNode(troubled)];
  return [
    readinessGate(troubled),
    gentlerBudget(troubled),
    moreReplicas(troubled),
    moreReplicas(troubled, guarded(troubled)),
    anyNode(troubled),
  ];
}

type Held = Extract<Trouble, { by: unknown }>['by'];

/** A drain that waits for a pod which does not come may be let go on by a budget, too. */
function whereHeldUp(by: Held, troubled: Troubled): Found {
  const isDrain = DRAINS.has(troubled.scenario) && by !== 'budget' && by !== 'budgets';
  return [...againstStop(by, troubled), ...(isDrain ? againstStop('budget', troubled) : [])];
}

function againstStop(by: Held, troubled: Troubled): Found {
  switch (by) {
    case 'paused':
      return [resumed(troubled)];
    case 'budget':
      return [gentlerBudget(troubled), secondReplica(troubled), moreReplicas(troubled, guarded(troubled))];
    case 'budgets':
      return oneBudget(troubled);
    case 'quota':
      return [lowerSurge(troubled), raisedQuota(troubled)];
    case 'spread':
      return [spreadOverOpenNodes(troubled)];
    case 'startup':
    case 'liveness':
      return morePatience(troubled, by);
    case 'unready':
      return [rightPort(troubled, 'readiness'), rightPort(troubled, 'startup')];
    default:
      return [];
  }
}
