import { servingFloor, type IntOrPercent } from '../../kubernetes';
import { countsOnAll, mayNotSurge, sharesStorage, staysOne, type Workload, type World } from '../../workload';
import type { Edit, Violation, WorkloadRule } from '../rule';
import { asFarAsWritten, isOrDefaults } from '../support/as-far-as-written';
import { AUTOSCALER, changed, together, WEB } from '../support/example';
import { chosenBy, loadAssumption, replicasAssumption, smallestCount } from '../support/rollout/replica-counts';
import { neverShareNodes } from '../support/disruption/drain-takes-all';
import { refusedWithout } from '../support/routing/asked-by-webhooks';
import { CLOSES_GAP, isGapChosen, isOnlyRecreated } from '../support/replicas/gap-chosen';
import { standsAlone } from '../support/replicas/stands-alone';
import { askedAgain } from '../support/termination/asked-again';
import { restingOn } from '../support/resting-on';
import { rolloutOf, type Rollout } from '../support/rollout/rollout-of';

/** A rollout that takes pods away before their successors serve. */
export const rolloutBelowWanted: WorkloadRule = {
  id: 'rollout-below-wanted',
  title: 'A rollout that takes pods away before their successors serve',
  severity: 'error',
  effect: 'lost-requests',
  message: 'a rollout{drain} leaves {floor} of {wanted}{chosenBy}: {field} {fieldIs}{refused}',
  why: 'While a rollout runs, fewer pods serve than have been asked for: the others get more than their share, and with none left every request is lost.',
  fix: '{mend}',
  source: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/controller/deployment/util/deployment_util.go',
  ],
  presupposes: ['rollout-refused'],
  bad: [
    changed(WEB, {
      'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': 'rollingUpdate: { maxSurge: 1, maxUnavailable: 1 }',
    }),
    changed(WEB, { 'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': 'type: Recreate' }),
    changed(together(WEB, AUTOSCALER), {
      'replicas: 3': '',
      'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': 'rollingUpdate: { maxSurge: 25%, maxUnavailable: 25% }',
    }),
  ],
  good: [
    WEB,
    changed(together(WEB, AUTOSCALER), {
      'replicas: 3': '',
      'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': 'rollingUpdate: { maxSurge: 25%, maxUnavailable: 0 }',
    }),
  ],
  *check(workload, world) {
    if (askedAgain(workload) !== undefined) return;
    if (takesAllNodes(workload)) yield belowAllNodes(workload);
    const rollout = rolloutOf(workload);
    if (!rollout || workload.serving.length === 0 || standsAlone(workload, world) !== undefined) return;
    if (rollout.type === 'Recreate' && isGapChosen(workload, world)) return;
    // A pod less is what most have to spare: who counts on all says so.
    const isAnyMissed = rollout.type === 'Recreate' || countsOnAll(workload);
    const replicas = smallestCount(workload.replicas, (count) => {
      const floor = floorOf(rollout, count);
      return floor < count && (isAnyMissed || floor === 0);
    });
    if (replicas !== undefined) yield belowWanted(workload, world, rollout, replicas);
  },
};

function isFromOutside({ routes, reaches }: Workload): boolean {
  return routes.length > 0 || reaches.some(({ type }) => type === 'LoadBalancer');
}

/**
 * Whether a rollout of a DaemonSet takes all pods before new ones come, and a Service leads to them. Nobody writes 100% by
 * mistake: agents of one version on all nodes are often meant so. Where clients come from outside it may be a slip.
 */
function takesAllNodes(workload: Workload): boolean {
  const { identity, update, serving, stated, traffic } = workload;
  const { maxUnavailable } = update;
  const takesAll = typeof maxUnavailable === 'string' && Number.parseInt(maxUnavailable, 10) >= 100;
  const isLedTo = traffic.assumption === undefined && traffic.value.some(({ kind }) => kind !== 'host-port');
  return (
    identity.kind === 'DaemonSet' &&
    update.way === 'replace' &&
    takesAll &&
    serving.length > 0 &&
    isLedTo &&
    (stated || isFromOutside(workload))
  );
}

function belowAllNodes({ update: { path, maxUnavailable } }: Workload): Violation {
  const place = [...path, 'rollingUpdate', 'maxUnavailable'];
  return {
    path: place,
    numbers: {
      floor: 0,
      drain: '',
      refused: '',
      wanted: 'the pods of all nodes',
      chosenBy: '',
      field: 'maxUnavailable',
      fieldIs: `is ${maxUnavailable}`,
      mend: 'set maxUnavailable to 1, or to a smaller part of the nodes',
    },
    edits: [{ path: place, value: 1 }],
  };
}

function floorOf({ type, maxSurge, maxUnavailable }: Rollout, replicas: number): number {
  return type === 'Recreate' ? 0 : servingFloor(replicas, maxSurge, maxUnavailable);
}

function belowWanted(workload: Workload, world: World, rollout: Rollout, replicas: number): Violation {
  const { traffic } = workload;
  const alone = staysOne(workload, world);
  const { manifest } = rollout;
  const isRecreated = rollout.type === 'Recreate';
  const path = [...rollout.path, isRecreated ? 'type' : 'maxUnavailable'];
  const floor = floorOf(rollout, replicas);
  return {
    ...(manifest !== workload.manifest && { resource: manifest }),
    path: asFarAsWritten(manifest.object, path),
    numbers: {
      replicas,
      floor,
      drain: isRecreated && replicas === 1 ? ', as each drain,' : '',
      refused: floor === 0 ? refusedWithout(workload, world) : '',
      wanted: `${replicas} replicas`,
      chosenBy: chosenBy(workload),
      field: isRecreated ? 'the strategy' : 'maxUnavailable',
      mend: mendOf(rollout, workload, alone),
      fieldIs: isRecreated ? 'is Recreate' : isOrDefaults(rollout.written['maxUnavailable'], rollout.maxUnavailable),
    },
    edits: editsOf(rollout, workload, alone),
    ...restingOn(
      isRecreated && twoAtOnce(workload),
      traffic.assumption,
      replicasAssumption(workload),
      floor > 0 && loadAssumption(replicas),
    ),
  };
}

/** Nobody recreates by mistake: it is right for those of which no two may run side by side. */
function twoAtOnce({ identity: { name }, replicas, stated }: Workload): string | undefined {
  if (replicas.max === 1) return `two pods of ${name} may run at once`;
  return stated ? undefined : `pods of two versions of ${name} may run at once`;
}

/** Nothing starts a second pod beside one that stays alone. */
function editsOf(rollout: Rollout, workload: Workload, alone: string | undefined): readonly Edit[] {
  if (alone !== undefined && isAdding(rollout)) return [];
  return rollout.type === 'Recreate' ? recreatedEdits(workload) : rollingEdits(rollout, workload);
}

/** Whether what mends it lets two pods run where there has been one. */
function isAdding({ type, maxSurge }: Rollout): boolean {
  return type === 'Recreate' || isZero(maxSurge);
}

function rollingEdits({ maxSurge, path }: Rollout, workload: Workload): readonly Edit[] {
  if (mayNotSurge(workload)) return [];
  const edits: readonly Edit[] = [{ path: [...path, 'maxUnavailable'], value: 0 }];
  return isZero(maxSurge) ? [...edits, { path: [...path, 'maxSurge'], value: 1 }] : edits;
}

/** Pods that are recreated may share what only one of them can have: then two versions must not run side by side. */
function recreatedEdits(workload: Workload): readonly Edit[] {
  const value = { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } };
  return sharesStorage(workload) ? [] : [{ path: ['spec', 'strategy'], value }];
}

function mendOf(rollout: Rollout, workload: Workload, alone: string | undefined): string {
  const { type, maxSurge } = rollout;
  if (alone !== undefined && isAdding(rollout))
    return isOnlyRecreated(workload, alone) ? CLOSES_GAP : `plan the gap: ${alone}`;
  const surge = isZero(maxSurge) || type === 'Recreate' ? ' and maxSurge to 1 or more (or 25%)' : '';
  const room = neverShareNodes(workload) ? ', with a node more than pods, since they share none' : '';
  if (type !== 'Recreate' && mayNotSurge(workload))
    return `set maxUnavailable to 0${surge}, where two pods can use its storage at once; else plan for the gap`;
  if (type !== 'Recreate') return `set maxUnavailable to 0${surge}${room}`;
  const where = sharesStorage(workload) ? 'two pods can use its storage at once' : 'two pods may run at once';
  return `set maxUnavailable to 0${surge}, with the strategy RollingUpdate, where ${where}; else plan for the gap`;
}

function isZero(value: IntOrPercent): boolean {
  return Number.parseInt(String(value), 10) === 0;
}
