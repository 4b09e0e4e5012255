import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { keepsLimit, runCase, type Case } from './case';
import { checkCase, documentsOf, startCase } from './check-case';
import { appCase, chartsCase, CONSTRUCTS, constructsCase, samplesIn, USUAL } from './constructs-case';
import type { Places } from './measure';
import { benchPeers } from './peers/bench-peers';
import { changeCase, growthCase, sampledCase } from './simulation-case';
import { synthCase } from './synth-case';
import { heading, row } from './table';

const USAGE =
  'npm run bench -- [--rounds N] [--corpus FOLDER] [--peers] [NAME...]   where a name is synth, constructs, constructs/100, constructs/GracefulJob, app, charts, simulation, start, check or check/10000';

/** How much more than plain cdk8s-plus-28 a construct of ours may take, by the number of workloads. */
const LIMITS = [
  [1, 1.3],
  [100, 1.15],
  [1000, 1.15],
] as const;

/** How much of the time that cdk8s takes our app may take. */
const APP_LIMIT = 0.6;

/** How much longer a thousand charts may take than one of the same objects. */
const CHARTS_LIMIT = 1.5;

/** How much longer `check` may take than the yaml package needs to read the same, by the number of resources. */
const CHECK_LIMITS = [
  [10_000, 1.5],
  [50_000, 1.5],
] as const;

/** How much longer `check` of one small file may take than Node alone. */
const START_LIMIT = 2.5;

function casesNamed(names: readonly string[], corpus: string | undefined, places: Places): readonly Case[] {
  const samples = samplesIn(places);
  const sample = samples(USUAL);
  const documents = () => documentsOf(corpus, places);
  const all = [
    synthCase(places),
    ...CONSTRUCTS.flatMap((construct) =>
      LIMITS.map(([workloads, limit]) => constructsCase({ construct, workloads, limit }, samples)),
    ),
    appCase(1000, APP_LIMIT, sample),
    chartsCase(1000, CHARTS_LIMIT, sample),
    startCase(START_LIMIT, places),
    ...CHECK_LIMITS.map(([resources, limit]) => checkCase(resources, limit, documents, places)),
    sampledCase(),
    growthCase(),
    changeCase(places),
  ];
  const wanted = ({ name }: Case) => names.some((filter) => name === filter || name.startsWith(`${filter}/`));
  const chosen = names.length === 0 ? all : all.filter(wanted);
  if (chosen.length === 0) throw new Error(`There is no such case.\n${USAGE}`);
  return chosen;
}

function main(): boolean {
  const { values, positionals } = parseArgs({
    options: { rounds: { type: 'string', default: '5' }, corpus: { type: 'string' }, peers: { type: 'boolean' } },
    allowPositionals: true,
  });
  const rounds = Number(values.rounds);
  if (!Number.isInteger(rounds) || rounds < 1) throw new Error(USAGE);
  const places = { root: join(__dirname, '..', '..'), scratch: mkdtempSync(join(tmpdir(), 'zero-downtime-bench-')) };
  try {
    if (values.peers) return writePage(benchPeers(rounds, samplesIn(places)(USUAL), places), places);
    const results = casesNamed(positionals, values.corpus, places).flatMap((one) => {
      console.log(heading(one.name));
      const lines = runCase(one, rounds, places);
      console.log(lines.map((result) => `${row(result)}\n`).join(''));
      if (one.note) console.log(`${one.note(places)}\n`);
      return lines;
    });
    console.log(
      `Medians of ${rounds} interleaved rounds; a ratio is to the first line of its table, in the same round.`,
    );
    return results.every(keepsLimit);
  } finally {
    rmSync(places.scratch, { recursive: true, force: true });
  }
}

/** Of others no bound is kept: they are told. */
function writePage(page: string, { root }: Places): boolean {
  writeFileSync(join(root, 'docs', 'speed.md'), page);
  console.log(page);
  return true;
}

process.exitCode = main() ? 0 : 1;
