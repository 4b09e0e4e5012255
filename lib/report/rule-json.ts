import type { Rule } from '../check';
import { rulePage } from './rule-page';

/** What rules say about themselves, for other programs. */
export function ruleJson(rules: Rule | readonly Rule[]): string {
  return `${JSON.stringify(Array.isArray(rules) ? rules.map(plain) : plain(rules as Rule), undefined, 2)}\n`;
}

function plain({ id, title, severity, effect, message, why, fix, source, presupposes = [], bad, good }: Rule) {
  const page = rulePage(id);
  return { id, page, title, severity, effect, message, why, fix, sources: [source].flat(), presupposes, bad, good };
}
