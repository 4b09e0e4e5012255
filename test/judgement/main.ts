import { parseArgs } from 'node:util';
import { check } from '../../lib/check';
import { findFiles } from '../../lib/cli/files/find-files';
import { readFiles } from '../../lib/cli/files/read-files';
import { nodeIo } from '../../lib/cli/node-io';
import { draw } from './draw';
import { findingsPerWorkload, median } from './findings-per-workload';
import { table } from './table';

const USAGE = 'npm run judgement -- FOLDER [--seed N] [--size N]   by default 40 findings by the seed 1';
const SIXTEEN_MIB = 16 * 1024 * 1024;

/** Draws findings of a folder for somebody to judge by hand. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seed: { type: 'string', default: '1' }, size: { type: 'string', default: '40' } },
  });
  const [folder] = positionals;
  const [seed, size] = [Number(values.seed), Number(values.size)];
  if (folder === undefined || !Number.isInteger(seed) || !Number.isInteger(size)) throw new Error(USAGE);
  const io = nodeIo();
  const { manifests } = await readFiles(findFiles([folder], io.files), io, { limit: SIXTEEN_MIB });
  const { findings } = check(manifests);
  console.log(table(draw(findings, seed, size), folder));
  const shown = findings.filter(({ severity }) => severity !== 'info');
  const all = findingsPerWorkload(findings, manifests);
  console.log(
    `\n${findings.length} findings of ${new Set(findings.map(({ rule }) => rule)).size} rules in ${all.length} workloads; ` +
      `per workload in the median ${median(all)}, without infos ${median(findingsPerWorkload(shown, manifests))}, ` +
      `at most ${all.at(-1) ?? 0}`,
  );
}

void main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
});
