import { closest } from '../../kubernetes';

/**
 * Facts and numbers with names of their own, near which no other prop lies: of `host` or `autoscale` nobody can tell
 * whether a construct of somebody's own has meant them so.
 */
const NAMES = [
  'slowestStart',
  'longestRequest',
  'longestWork',
  'longestRun',
  'onSigterm',
  'keptConnections',
  'preStop',
  'postStart',
  'health',
  'traffic',
  'replicas',
  'quorum',
  'topologySpread',
  'priorityClassName',
  'ownService',
  'disruptionBudget',
  'otherContainers',
  'pullAllowance',
  'annotatePlan',
  'kubernetesVersion',
  'terminationGracePeriod',
  'progressDeadline',
  'minReady',
] as const;

/** Shorter words are near too much. */
const SHORTEST = 5;

/** What is longer or shorter by more letters is another word, such as `priority` and `terminationGracePeriodSeconds`. */
const APART = 3;

/**
 * Props that are a slip for a fact which is not stated besides. TypeScript refuses them; in JavaScript they would hold
 * for nothing, in silence. Any other prop may belong to a construct around this one, and is let pass.
 *
 * @param prefix what stands before their names
 * @param names those that there are
 */
export function misspeltProblems(facts: object, prefix = '', names: readonly string[] = NAMES): readonly string[] {
  const others = Object.entries(facts)
    .filter(([name, value]) => value !== undefined && name.length >= SHORTEST && !names.includes(name))
    .map(([name]) => name);
  if (others.length === 0) return [];
  const missing = names.filter((name) => !Object.hasOwn(facts, name));
  return others.flatMap((name) => {
    const meant = closest(name, missing);
    return meant === undefined || Math.abs(meant.length - name.length) > APART
      ? []
      : [`there is no '${prefix}${name}'; did you mean '${prefix}${meant}'?`];
  });
}
