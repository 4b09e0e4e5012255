/** Where the pages of rules are read: every release brings its own, and this serves what was published. */
const PAGES = 'https://unpkg.com/cdk8s-zero-downtime/docs/rules';

/** The address of a rule's page: what it finds, why, the fix, examples. */
export function rulePage(rule: string): string {
  return `${PAGES}/${encodeURIComponent(rule)}.md`;
}
