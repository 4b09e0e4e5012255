import { availableParallelism, cpus, loadavg } from 'node:os';
import type { Places } from '../measure';
import { median } from '../median';
import { type Peer, type PeerCase, versionOf } from './peer';
import { peerCases } from './peer-cases';
import { timedRun, type TimedRun } from './timed-run';
import { writeServices, type Written } from './write-services';

/** How many services, where a case says nothing else: each is a Deployment, a Service and a PodDisruptionBudget. */
const SIZES = [1, 100, 1000];

/** Measures ours beside what else is on PATH, interleaved, and tells it as a page. What is not there is said aloud. */
export function benchPeers(rounds: number, sample: string, places: Places): string {
  const known = new Map<number, Written>();
  const written = (services: number) => {
    const its = known.get(services) ?? writeServices(services, sample, places.scratch);
    known.set(services, its);
    return its;
  };
  const tables = peerCases(written, sample).map((one) => tableOf(one, rounds, places));
  return [HEAD, ...tables, machine(rounds)].join('\n');
}

const HEAD = `# How fast it is

What \`npm run bench -- --peers\` has measured: whole processes from their start to their end, interleaved, beside the other programs that were on PATH. CPU is that of all cores together. Every ratio is to the first line of its table, in the same round: times say more about the machine.
`;

function tableOf({ title, says, peers, sizes = SIZES }: PeerCase, rounds: number, places: Places): string {
  const found = peers.map((peer) => ({ peer, version: versionOf(peer) }));
  const there = found.filter(({ version }) => version !== undefined);
  const missing = found.filter(({ version }) => version === undefined).map(({ peer }) => `${peer.name}: not on PATH`);
  const failed: string[] = [];
  const sections = sizes.map((services) => sectionOf(services, there, { rounds, places, failed }));
  const skipped = [...missing, ...new Set(failed)];
  for (const text of skipped) process.stderr.write(`skipped: ${text}\n`);
  const notMeasured = skipped.length === 0 ? '' : `\nNot measured: ${skipped.join('; ')}.\n`;
  return `## ${title}\n\n${says}\n\n${sections.join('\n')}${notMeasured}`;
}

interface Found {
  readonly peer: Peer;
  readonly version: string | undefined;
}

function sectionOf(
  services: number,
  found: readonly Found[],
  { rounds, places, failed }: { rounds: number; places: Places; failed: string[] },
): string {
  const runs = new Map<Found, TimedRun[]>(found.map((one) => [one, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [one, its] of runs) {
      try {
        its.push(timedRun(one.peer, services, places));
      } catch (error) {
        runs.delete(one);
        failed.push(`${one.peer.name} (${(error as Error).message})`);
      }
    }
  }
  const [floor = []] = runs.values();
  const lines = [...runs].map(([one, its]) => lineOf(one, its, floor));
  return [`### ${services} ${services === 1 ? 'service' : 'services'}`, '', ...COLUMNS, ...lines, ''].join('\n');
}

const COLUMNS = ['| program | version | CPU ms | wall ms | peak MiB | CPU ratio |', '|---|---|---:|---:|---:|---:|'];

function lineOf({ peer, version }: Found, runs: readonly TimedRun[], floor: readonly TimedRun[]): string {
  const over = (value: (run: TimedRun) => number) => median(runs.map(value)).toFixed(0);
  const ratio = median(runs.map(({ cpu }, round) => cpu / (floor[round]?.cpu || 1)));
  const cells = [peer.name, version, over(({ cpu }) => cpu), over(({ wall }) => wall), over(({ peakMiB }) => peakMiB)];
  return `| ${cells.join(' | ')} | ${ratio.toFixed(1)} |`;
}

/** What it was measured on. Where more is running than there are cores, everything takes longer, and more CPU, too. */
function machine(rounds: number): string {
  const model = cpus()[0]?.model ?? 'unknown cores';
  const load = (loadavg()[2] ?? 0).toFixed(1);
  return `\nMedians of ${rounds} rounds on ${availableParallelism()} cores (${model}), Node ${process.version}. In the minutes before, ${load} processes were running or waiting for a core on average, these among them: beyond the number of cores, wall times are those of a busy machine, and CPU times are larger than on a quiet one.\n`;
}
