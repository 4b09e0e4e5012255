import { parseArgs } from 'node:util';
import { checkOne } from './check-one';
import { commandLineOne } from './command-line-one';
import { Dice } from './dice';
import { mutated } from './mutate';
import { planted } from './planted';
import { seeds } from './seeds';
import { simulateOne } from './simulate-one';

const USAGE = 'npm run properties:inputs -- [--runs N] [--seed S] [--show]   where --show prints the input of run S';

/** No input may take longer, in milliseconds of CPU, with all that is tried of it. */
const PATIENCE = 30_000;

/** In MiB: what the process may have come to hold. */
const MEMORY = 2048;

/** Of so many inputs, one is simulated, and as many texts with secrets in them go through the whole command line. */
const SIMULATED = 10;

/** Of so many of those, one is simulated. */
const SIMULATED_WHOLE = 10;

async function main(): Promise<number> {
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
  let slowest = 0;
  const counts = { findings: 0, problems: 0, silent: 0, outcomes: 0, runs: 0 };
  const withSecrets = (number: number) => mutated(planted.text, new Dice(number));
  for (let number = seed; number < seed + runs; number += 1) {
    const text = input(number);
    const start = process.cpuUsage();
    try {
      const { findings, problems } = checkOne(text);
      if (number % SIMULATED === 0) {
        counts.outcomes += simulateOne(text, number);
        const isSimulated = number % (SIMULATED * SIMULATED_WHOLE) === 0;
        counts.runs += await commandLineOne(withSecrets(number), planted.text, isSimulated);
      }
      counts.findings += findings.length;
      counts.problems += problems.length;
      if (findings.length + problems.length === 0) counts.silent += 1;
    } catch (error) {
      failed += 1;
      console.log(`FAILED --seed ${number}: ${(error as Error).stack?.split('\n').slice(0, 4).join('\n')}`);
    }
    const { user, system } = process.cpuUsage(start);
    const took = (user + system) / 1000;
    slowest = Math.max(slowest, took);
    if (took > PATIENCE) {
      failed += 1;
      console.log(`SLOW --seed ${number}: ${Math.round(took)} ms`);
    }
  }
  const { findings, problems, silent, outcomes, runs: ran } = counts;
  const memory = Math.round(process.resourceUsage().maxRSS / 1024);
  if (memory > MEMORY) failed += 1;
  const all = `${findings} findings, ${problems} problems, ${silent} silent, ${outcomes} outcomes`;
  const whole = `${ran} runs of the command line over ${planted.secrets.length} secrets`;
  console.log(`${runs} inputs: ${all}; ${whole}; slowest ${Math.round(slowest)} ms, ${memory} MiB; ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

void main().then((code) => {
  process.exitCode = code;
});
