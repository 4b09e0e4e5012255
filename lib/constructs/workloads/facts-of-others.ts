/** The constructs that facts of their own can be stated of. */
type Kind =
  | 'ZeroDowntimeDeployment'
  | 'ZeroDowntimeRollout'
  | 'GracefulWorker'
  | 'GracefulStatefulSet'
  | 'GracefulDaemonSet'
  | 'GracefulJob';

/**
 * Facts that only some constructs have, by names which nobody else is likely to use for a prop of his own. Of a class
 * that they mean nothing to they would be dropped in silence, with what they were stated for.
 */
const OF: Readonly<Record<string, readonly Kind[]>> = {
  quorum: ['GracefulStatefulSet'],
  volumeClaims: ['GracefulStatefulSet'],
  podManagementPolicy: ['GracefulStatefulSet'],
  peerPorts: ['GracefulStatefulSet'],
  entrance: ['GracefulDaemonSet'],
  nodesAtOnce: ['GracefulDaemonSet'],
  longestWork: ['GracefulWorker'],
  longestRun: ['GracefulJob'],
  interruption: ['GracefulJob'],
  disruptionBudget: ['ZeroDowntimeDeployment', 'ZeroDowntimeRollout', 'GracefulWorker'],
  ownService: ['ZeroDowntimeDeployment', 'ZeroDowntimeRollout'],
};

/** What to say where a fact of other constructs is stated of one: by prop. */
export function ofOthers(kind: Kind): Readonly<Record<string, string>> {
  const others = Object.entries(OF).filter(([, kinds]) => !kinds.includes(kind));
  return Object.fromEntries(
    others.map(([prop, kinds]) => [
      prop,
      `'${prop}' is a fact of a ${kinds.join(' or a ')}, and means nothing to a ${kind}: leave it out, or write that one`,
    ]),
  );
}
