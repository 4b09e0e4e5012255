import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds, as one line each. */
export async function violations(page: Page): Promise<readonly string[]> {
  // The page's policy lets no script in; the browser's own tools may evaluate one.
  return page.evaluate(async (axe) => {
    const scope = globalThis as unknown as { axe?: { run(): Promise<{ violations: readonly Violation[] }> } };
    interface Violation {
      readonly id: string;
      readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
    }
    new Function(axe)();
    const { violations: found = [] } = (await scope.axe?.run()) ?? {};
    return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html} ${nodes[0]?.failureSummary}`);
  }, AXE);
}
