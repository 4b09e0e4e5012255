import { DependencyGraph } from 'cdk8s';
import type { IConstruct, Node } from 'constructs';

/**
 * The constructs under a node, each behind what it depends on: the order of cdk8s' own graph, which looks for a cycle
 * anew with every edge, in time in proportion.
 */
export function inDependencyOrder(node: Node): readonly IConstruct[] {
  const all = inOrderOfPaths(node);
  const edges = new Map(all.map((construct) => [construct, construct.node.dependencies]));
  const depended = new Set([...edges.values()].flat());
  if (depended.size === 0) return all;
  const sorted = new Set<IConstruct>();
  const open = new Set<IConstruct>();
  const visit = (construct: IConstruct): void => {
    if (sorted.has(construct)) return;
    if (open.has(construct)) throw cycle(node);
    open.add(construct);
    for (const target of edges.get(construct) ?? []) if (edges.has(target)) visit(target);
    open.delete(construct);
    sorted.add(construct);
  };
  for (const construct of all) if (!depended.has(construct)) visit(construct);
  if (sorted.size < all.length) throw cycle(node);
  return [...sorted];
}

/** cdk8s keeps them by their paths, and JavaScript puts a key that is a whole number before all others. */
function inOrderOfPaths(node: Node): readonly IConstruct[] {
  const all = node.findAll();
  const isNumber = ({ node: { path } }: IConstruct) => `${Number(path) >>> 0}` === path;
  if (!all.some(isNumber)) return all;
  return [...all.filter(isNumber), ...all.filter((construct) => !isNumber(construct))];
}

/** cdk8s says which constructs it consists of. */
function cycle(node: Node): unknown {
  try {
    new DependencyGraph(node);
    return new Error(`the constructs of ${node.path} depend on each other`);
  } catch (error) {
    return error;
  }
}
