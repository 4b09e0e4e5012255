import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { article } from '../apps/article/app';
import { shop } from '../apps/shop/app';
import { nodeFiles, sha256 } from '../lib/cli/node-io';
import { run } from '../lib/cli/run';
import { simulationSvg } from '../lib/report/simulation';
import { casesOf, worstOutcome, type ScenarioName } from '../lib/simulation';
import { LATENCIES } from '../lib/simulation/latency/latencies';
import { readSource } from '../lib/source';
import { readWorld } from '../lib/workload';

const PAGE = 'docs/simulation.md';
const IMAGES = 'docs/images';

/** Whose timelines stand in docs/images, by the file's name. */
const PICTURES: Readonly<Record<string, readonly [folder: string, workload: string, scenario: ScenarioName]>> = {
  'article-pod': ['dist/article/pod/as-written', 'nginx', 'drain-node'],
  'article-probe': ['dist/article/probe/as-written', 'nginx', 'delete-pod'],
  'article-probe2': ['dist/article/probe2/as-written', 'nginx', 'crash'],
  'shop-checkout': ['dist/shop/production', 'checkout', 'rollout'],
  'shop-uploads': ['dist/shop/production', 'uploads', 'drain-node'],
};

/** What is generated here, by its place: the pictures, and the page with its outputs and its table written anew. */
export async function simulationFiles(): Promise<ReadonlyMap<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'simulation-'));
  try {
    article(join(folder, 'dist', 'article'));
    shop(join(folder, 'dist', 'shop'));
    const pictures = Object.keys(PICTURES).map((name) => [`${IMAGES}/${name}.svg`, picture(name, folder)] as const);
    return new Map([...pictures, [PAGE, await page(folder)]]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Which of these files are not as generated, one sentence each. */
export function staleFiles(files: ReadonlyMap<string, string>): readonly string[] {
  const stale = [...files].filter(([name, text]) => !existsSync(name) || readFileSync(name, 'utf8') !== text);
  return stale.map(([name]) => `${name} is out of date`);
}

/** Writes them. */
export function writeFiles(files: ReadonlyMap<string, string>): void {
  for (const [name, text] of files) writeFileSync(name, text);
}

function picture(name: string, root: string): string {
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
  const parts = readFileSync(PAGE, 'utf8').split(/(<!-- zero-downtime [^\n]* -->\n\n```text\n)[^]*?(?=```\n)/);
  for (let at = 1; at < parts.length; at += 2) {
    const [, command = ''] = /zero-downtime (.*) -->/.exec(parts[at] ?? '') ?? [];
    parts[at] += `${await printed(command.split(' '), root)}\n`;
  }
  return parts
    .join('')
    .replace(/(<!-- latencies -->\n\n)[^]*?(\n\n<!-- end of latencies -->)/, `$1${latencyTable()}$2`);
}

async function printed(args: readonly string[], root: string): Promise<string> {
  let text = '';
  const output = { write: (more: string) => void (text += more), isTerminal: false };
  await run(args, {
    cwd: root,
    env: { LANG: 'C.UTF-8' },
    files: nodeFiles(root),
    stdin: () => Promise.resolve(new Uint8Array()),
    stdout: output,
    stderr: output,
    now: () => 0,
    sha256,
  });
  return text.trimEnd();
}

function latencyTable(): string {
  const rows = Object.entries(LATENCIES).map(([name, { worst, spread, source }]) => {
    const [low, high] = [spread[0]?.[1] ?? worst, spread.at(-1)?.[1] ?? worst];
    return `| ${name} | ${worst} s | ${low} to ${high} s | ${source.replaceAll('|', '\\|')} |`;
  });
  return ['| latency | at its worst | drawn from | source |', '|---|--:|--:|---|', ...rows].join('\n');
}
