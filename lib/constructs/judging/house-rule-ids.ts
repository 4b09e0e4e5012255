import type { IConstruct } from 'constructs';

/** The rules of a house, by the scope that they are enforced in. */
const IDS = new WeakMap<IConstruct, Set<string>>();

/** Lets the workloads in a scope ignore a rule that is not one of this library. */
export function knowHouseRule(scope: IConstruct, id: string): void {
  IDS.set(scope, (IDS.get(scope) ?? new Set()).add(id));
}

/** The rules of the house that hold for a construct. */
export function houseRulesFor({ node }: IConstruct): readonly string[] {
  return node.scopes.flatMap((scope) => [...(IDS.get(scope) ?? [])]);
}

/** All rules of houses that are enforced anywhere in an app. */
export function houseRulesIn({ node }: IConstruct): readonly string[] {
  return node.findAll().flatMap((scope) => [...(IDS.get(scope) ?? [])]);
}
