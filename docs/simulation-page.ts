import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { simulationSvg } from '../lib/report/simulation';
import { casesOf, worstOutcome, type ScenarioName } from '../lib/simulation';
import type { Seconds } from '../lib/kubernetes';
import { LATENCIES } from '../lib/simulation/latency/latencies';
import type { Latency } from '../lib/simulation/latency/latency';
import { readSource } from '../lib/source';
import { readWorld } from '../lib/workload';
import { withOutputs } from './command-outputs';

const PAGE = 'docs/simulation.md';
const IMAGES = 'docs/images';

/** Whose timelines stand in docs/images, by the file's name. */
const PICTURES: Readonly<Record<string, readonly [folder: string, workload: string, scenario: ScenarioName]>> = {
  'article-pod': ['dist/article/pod/as-written', 'nginx', 'drain-node'],
  'article-pod-after': ['dist/article/pod/zero-downtime', 'nginx', 'drain-node'],
  'article-probe': ['dist/article/probe/as-written', 'nginx', 'delete-pod'],
  'article-probe-after': ['dist/article/probe/zero-downtime', 'nginx', 'delete-pod'],
  'article-probe2': ['dist/article/probe2/as-written', 'nginx', 'crash'],
  'article-probe2-after': ['dist/article/probe2/zero-downtime', 'nginx', 'crash'],
  'shop-checkout': ['dist/shop/production', 'checkout', 'rollout'],
  'shop-uploads': ['dist/shop/production', 'uploads', 'drain-node'],
};

/** What is generated here, by its place: the pictures, and the page with its outputs and its table written anew. */
export async function simulationFiles(root: string): Promise<ReadonlyMap<string, string>> {
  const pictures = Object.keys(PICTURES).map((name) => [`${IMAGES}/${name}.svg`, picture(name, root)] as const);
  return new Map([...pictures, [PAGE, await page(root)]]);
}

/** The timeline of a picture. */
export function picture(name: string, root: string): string {
  const [folder, workload, scenario] = PICTURES[name] as [string, string, ScenarioName];
  const at = join(root, folder);
  const names = readdirSync(at)
    .filter((file) => file.endsWith('.yaml'))
    .sort();
  const manifests = names.flatMap(
    (file) => readSource(readFileSync(join(at, file), 'utf8'), file, { directory: '.' }).manifests,
  );
  const world = readWorld(manifests);
  const found = casesOf(world, { scenarios: [scenario] }).find((one) => one.workload.name === workload);
  if (!found) throw new Error(`${folder} has no ${workload} that ${scenario} applies to`);
  return simulationSvg(worstOutcome(world, found, { fix: false }));
}

/** The page with what its commands print, and the latencies of the model. */
async function page(root: string): Promise<string> {
  const text = await withOutputs(readFileSync(PAGE, 'utf8'), root);
  return text.replace(/(<!-- latencies -->\n\n)[^]*?(\n\n<!-- end of latencies -->)/, `$1${latencyTable()}$2`);
}

const rounded = (seconds: Seconds) => Math.round(1000 * seconds) / 1000;

function latencyTable(): string {
  const rows = Object.entries<Latency>(LATENCIES).map(([name, { worst, anyway = 0, spread, source }]) => {
    const [low, high] = [spread[0], spread.at(-1)].map((end) => rounded(anyway + (end?.[1] ?? worst)));
    return `| ${name} | ${worst} s | ${low} to ${high} s | ${source.replaceAll('|', '\\|')} |`;
  });
  return ['| latency | at its worst | drawn from | source |', '|---|--:|--:|---|', ...rows].join('\n');
}
