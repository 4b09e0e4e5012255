import { join } from 'node:path';
import { settingsSchema } from '../lib/check';
import { RULES } from '../lib/rules';
import { apiPages } from './api-pages';
import { commandPages, inExampleFolder } from './command-outputs';
import { staleFiles, stalePages, writeFiles, writePages } from './pages';
import { rulePages } from './rule-pages';
import { simulationFiles } from './simulation-page';

/** What editors know a configuration by. */
const SCHEMA = ['docs/zero-downtime.schema.json', `${JSON.stringify(settingsSchema(), undefined, 2)}\n`] as const;

/** Writes the generated pages; with `--check`, says which of them are not as they would be written. */
async function main(): Promise<void> {
  process.chdir(join(__dirname, '..'));
  const { pages, undocumented } = await apiPages();
  const folders = [['docs/rules', rulePages(RULES)] as const, ['docs/api', pages] as const];
  const files = await inExampleFolder(
    async (folder) => new Map([...(await simulationFiles(folder)), ...(await commandPages(folder)), SCHEMA]),
  );
  complain(undocumented, 'Each of these is public and has no docstring.');
  if (process.argv.includes('--check')) {
    const stale = folders.flatMap(([folder, generated]) => stalePages(folder, generated));
    complain([...stale, ...staleFiles(files)], '`npm run docs` writes them anew.');
  } else {
    for (const [folder, generated] of folders) writePages(folder, generated);
    writeFiles(files);
  }
}

function complain(about: readonly string[], what: string): void {
  if (about.length === 0) return;
  console.error([...about, what].join('\n'));
  process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
