import { parseArgs } from 'node:util';
import { checkOne } from './check-one';
import { Dice } from './dice';
import { mutated } from './mutate';
import { seeds } from './seeds';
import { simulateOne } from './simulate-one';

const USAGE = 'npm run properties:inputs -- [--runs N] [--seed S] [--show]   where --show prints the input of run S';

/** No text of people's may take longer, in milliseconds. */
const PATIENCE = 2000;

/** Of so many inputs, one is simulated. */
const SIMULATED = 10;

function main(): number {
  const options = {
    runs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    show: { type: 'boolean' },
  } as const;
  const { values } = parseArgs({ options });
  const [runs, seed] = [Number(values.runs), Number(values.seed)];
  if (!Number.isInteger(runs) || !Number.isInteger(seed)) throw new Error(USAGE);
  const texts = seeds();
  const input = (number: number) => {
    const dice = new Dice(number);
    return mutated(dice.of(texts), dice);
  };
  if (values.show) {
    process.stdout.write(input(seed));
    return 0;
  }
  let failed = 0;
  const counts = { findings: 0, problems: 0, silent: 0, outcomes: 0 };
  for (let number = seed; number < seed + runs; number += 1) {
    const text = input(number);
    const start = performance.now();
    try {
      const { findings, problems } = checkOne(text);
      if (number % SIMULATED === 0) counts.outcomes += simulateOne(text, number);
      counts.findings += findings.length;
      counts.problems += problems.length;
      if (findings.length + problems.length === 0) counts.silent += 1;
    } catch (error) {
      failed += 1;
      console.log(`FAILED --seed ${number}: ${(error as Error).stack?.split('\n').slice(0, 4).join('\n')}`);
    }
    const took = performance.now() - start;
    if (took > PATIENCE) {
      failed += 1;
      console.log(`SLOW --seed ${number}: ${Math.round(took)} ms`);
    }
  }
  const { findings, problems, silent, outcomes } = counts;
  const all = `${findings} findings, ${problems} problems, ${silent} silent, ${outcomes} outcomes`;
  console.log(`${runs} inputs: ${all}; ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = main();
