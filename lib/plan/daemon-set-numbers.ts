import { maxOf } from '../kubernetes';
import type { DaemonSetFacts } from './kind-facts';
import type { ContainerReleaseFacts, ReleaseFacts } from './release-facts';
import type { PlannedNumber, ReleasePlan } from './release-plan';

/** How the pod of a node is replaced: the new one first, or the old one first. */
export function planDaemonSet({
  surges,
  nodesAtOnce,
}: DaemonSetFacts): Pick<ReleasePlan, 'maxSurge' | 'maxUnavailable'> {
  return surges
    ? { maxSurge: nodesAtOnce ?? '25%', maxUnavailable: 0 }
    : { maxSurge: 0, maxUnavailable: nodesAtOnce ?? 1 };
}

const WHY_NO_SURGE = {
  'host-port': 'two pods cannot have one port of a node',
  'host-network': 'two pods cannot have one port of a node',
  stated: 'stated: two of them cannot run on one node',
} as const;

/** The numbers of a rolling update, with their reasons. */
export function daemonSetNumbers(
  facts: DaemonSetFacts,
  { maxSurge, maxUnavailable }: Pick<ReleasePlan, 'maxSurge' | 'maxUnavailable'>,
): readonly PlannedNumber[] {
  const { blocked } = facts;
  return [
    {
      field: 'updateStrategy.maxSurge',
      value: maxSurge,
      reason:
        blocked === undefined
          ? 'on so many nodes at once a new pod comes, and the old one goes when it is available; rounds up to one'
          : WHY_NO_SURGE[blocked],
    },
    {
      field: 'updateStrategy.maxUnavailable',
      value: maxUnavailable,
      reason:
        blocked === undefined
          ? 'no node is without its pod'
          : 'on so many nodes at once the old pod goes, and the new one comes when it is gone',
    },
  ];
}

/** What decides how long the port of a node leads nowhere. */
interface AtNode extends Pick<ReleaseFacts, 'kind' | 'traffic'> {
  readonly containers: readonly Pick<ContainerReleaseFacts, 'slowestStart' | 'longestRequest'>[];
}

/** For how long a node is without what its port leads to; nothing where a new pod comes first, or others step in. */
export function gapAtNode({ kind, traffic, containers }: AtNode): string | undefined {
  if (kind?.kind !== 'DaemonSet' || kind.blocked === undefined) return undefined;
  if (!traffic.some((source) => source.kind === 'host-port')) return undefined;
  const stops = maxOf(containers.map(({ longestRequest = 0 }) => longestRequest));
  const starts = maxOf(containers.map(({ slowestStart = 0 }) => slowestStart));
  return (
    `a rollout leaves each node, one after the other, without an answer at its port for up to ${Math.ceil(stops + starts)} s ` +
    `(${Math.ceil(stops)} s until the old pod is gone, ${Math.ceil(starts)} s until the new one serves, and the pulling of its image)`
  );
}

/** What the reader of the plan of a DaemonSet should know. */
export function daemonSetWarnings(facts: ReleaseFacts): readonly string[] {
  const gap = gapAtNode(facts);
  if (gap === undefined) return [];
  return [
    `${gap.charAt(0).toUpperCase()}${gap.slice(1)}: no hook and no readiness probe has a part in it. Entrance.nodeLocalService() has no gap, where clients can ask a Service; else let them try another node, and say so in 'traffic'.`,
  ];
}
