import fc from 'fast-check';
import { bounded, compareWithDrawn, type Compared } from '../simulation/bounds';

const USAGE =
  'npm run properties:bounds -- [COUNT [SEED [RUNS]]]   by default 1000 workloads by the seed 1, 40 runs each';

/** How often progress is told. */
const STEP = 100;

/** What differs by no more than rounding. */
const ROUNDING = 1e-9;

function main(args: readonly string[]): boolean {
  const [count, seed, runs] = [Number(args[0] ?? 1000), Number(args[1] ?? 1), Number(args[2] ?? 40)];
  if (![count, seed, runs].every((number) => Number.isInteger(number) && number >= 1)) throw new Error(USAGE);
  const all: Compared[] = [];
  for (const [index, one] of fc.sample(bounded, { numRuns: count, seed }).entries()) {
    for (const clients of ['new', 'keep-alive'] as const) {
      const compared = compareWithDrawn(one, clients, runs);
      for (const { words } of compared.filter(({ short }) => short > ROUNDING)) {
        console.log(`${words}\n  ${JSON.stringify(one)}`);
      }
      all.push(...compared);
    }
    if ((index + 1) % STEP === 0) console.error(`${index + 1} of ${count}`);
  }
  const short = all.map((one) => one.short).filter((share) => share > ROUNDING);
  const most = Math.round(1000 * Math.max(0, ...short)) / 10;
  console.log(
    `${all.length} worst cases, ${runs} drawn runs each: ${short.length} fall short, by ${most} % at the most`,
  );
  return !all.some(({ isTooShort }) => isTooShort);
}

process.exitCode = main(process.argv.slice(2)) ? 0 : 1;
