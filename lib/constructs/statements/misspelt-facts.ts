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
  const far = farFrom(names);
  return others.flatMap((name) => {
    if (far.has(name)) return [];
    const meant = closest(name, missing);
    return meant === undefined || Math.abs(meant.length - name.length) > APART
      ? []
      : [`there is no '${prefix}${name}'; did you mean '${prefix}${meant}'?`];
  });
}

/** The props that are near none of some names, such as `image`: every workload has them. */
const FAR = new WeakMap<readonly string[], Far>();

function farFrom(names: readonly string[]): Far {
  const known = FAR.get(names) ?? new Far(names);
  FAR.set(names, known);
  return known;
}

/** It remembers what it was asked: the names of props are few, since somebody has written them. */
class Far {
  readonly #answers = new Map<string, boolean>();
  readonly #names: readonly string[];

  public constructor(names: readonly string[]) {
    this.#names = names;
  }

  public has(name: string): boolean {
    const answer = this.#answers.get(name) ?? closest(name, this.#names) === undefined;
    this.#answers.set(name, answer);
    return answer;
  }
}
