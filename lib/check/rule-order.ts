import type { Rule } from '../rules/rule';

/**
 * The rules with every presupposed rule before those that presuppose it.
 *
 * @throws Error for a rule that presupposes itself, directly or through others, or one that does not exist
 */
export function inPresupposedOrder(rules: readonly Rule[]): readonly Rule[] {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const ordered = new Set<Rule>();
  const visit = (rule: Rule, path: readonly string[]): void => {
    if (ordered.has(rule)) return;
    if (path.includes(rule.id)) throw new Error(`rules presuppose each other: ${[...path, rule.id].join(' > ')}`);
    for (const id of rule.presupposes ?? []) {
      const presupposed = byId.get(id);
      if (presupposed) visit(presupposed, [...path, rule.id]);
    }
    ordered.add(rule);
  };
  for (const rule of rules) visit(rule, []);
  return [...ordered];
}
