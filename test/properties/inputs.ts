import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { checkCommand } from './check-command';
import { checkOne } from './check-one';
import { commandInTurn, commandLineOne, reportsOne } from './command-line-one';
import { Dice } from './dice';
import { mutated } from './mutate';
import { planted, toldIn } from './planted';
import { plantedByHabit } from './planted-by-habit';
import { seeds } from './seeds';
import { serversOne } from './servers-one';
import { simulateOne, simulateShortly } from './simulate-one';
import { Watchdog } from './watchdog';

const USAGE = `npm run properties:inputs -- [--runs N] [--seed S] [--minutes M] [--short] [--show]
  --minutes stops after so many, wherever it is
  --short   the whole command, with one other format in its turn; three scenarios; secrets in one of fifty reports, in one of two thousand other commands or servers: many times faster
  --show    prints the input of run S`;

/** No run of a command over an input may take longer, in milliseconds of CPU, nor may its check and simulation together. */
const PATIENCE = 30_000;

/** In MiB: what the process may have come to hold. */
const MEMORY = 2048;

/** Of so many inputs, one is simulated, and as many texts with secrets in them go through the whole command line. */
const SIMULATED = 10;

/** Of so many of those, one is simulated, by the command line. */
const SIMULATED_WHOLE = 10;

/** With `--short`, of so many inputs one has a text with secrets beside it, whose report is written in every format. */
const SECRET = 50;

/** With `--short`, of so many inputs that text goes through one of the commands, or the servers, in their turn. */
const IN_TURN = 2000;

/** How often a long run says how far it is. */
const PROGRESS = 2000;

/** In milliseconds of CPU: what has not ended by then never will. */
const FOREVER = 10 * PATIENCE;

class Run {
  private failed = 0;
  private slowest = 0;
  private readonly counts = { findings: 0, problems: 0, silent: 0, simulated: 0, outcomes: 0, runs: 0 };

  constructor(
    private readonly input: (seed: number) => string,
    private readonly isShort: boolean,
  ) {}

  /** Tries one input, and says what is wrong with it. */
  async try(number: number): Promise<void> {
    try {
      await this.patiently(number, () => this.judged(number));
      if (number % (this.isShort ? SECRET : SIMULATED) === 0) this.counts.runs += await this.withSecrets(number);
    } catch (error) {
      this.failed += 1;
      console.log(`FAILED --seed ${number}: ${(error as Error).stack?.split('\n').slice(0, 4).join('\n')}`);
    }
  }

  private async patiently<Result>(number: number, what: () => Result | Promise<Result>): Promise<Result> {
    const start = process.cpuUsage();
    const result = await what();
    const { user, system } = process.cpuUsage(start);
    const took = (user + system) / 1000;
    this.slowest = Math.max(this.slowest, took);
    if (took > PATIENCE) {
      this.failed += 1;
      console.log(`SLOW --seed ${number}: ${Math.round(took)} ms`);
    }
    return result;
  }

  private async judged(number: number): Promise<void> {
    const { counts } = this;
    const text = this.input(number);
    const { findings, problems } = this.isShort ? await checkCommand(text, number) : checkOne(text);
    counts.findings += findings.length;
    counts.problems += problems.length;
    if (findings.length + problems.length === 0) counts.silent += 1;
    if (number % SIMULATED !== 0) return;
    counts.simulated += 1;
    counts.outcomes += this.isShort ? simulateShortly(text) : simulateOne(text, number);
  }

  private async withSecrets(number: number): Promise<number> {
    const dice = new Dice(number);
    const text = mutated(dice.of([planted.text, plantedByHabit]), dice);
    if (this.isShort) return number % IN_TURN === 0 ? this.inTurn(number, text) : reportsOne(text);
    const simulates = number % (SIMULATED * SIMULATED_WHOLE) === 0;
    const around = <Result>(run: () => Promise<Result>) => this.patiently(number, run);
    return (
      (await around(() => serversOne(text, simulates))) + (await commandLineOne(text, planted.text, simulates, around))
    );
  }

  /** What takes a hundred times as long as a check. */
  private inTurn(number: number, text: string): Promise<number> {
    const turn = number / IN_TURN;
    const isSimulated = turn % (SIMULATED * SIMULATED_WHOLE) === 0;
    return this.patiently(number, () =>
      turn % SIMULATED === 0 ? serversOne(text, isSimulated) : commandInTurn(text, planted.text, turn),
    );
  }

  /**
   * What has come out so far.
   *
   * @param seed of the first input
   * @returns whether nothing is wrong
   */
  tell(seed: number, inputs: number): boolean {
    const { findings, problems, silent, simulated, outcomes, runs } = this.counts;
    const memory = Math.round(process.resourceUsage().maxRSS / 1024);
    const failed = this.failed + (memory > MEMORY ? 1 : 0);
    const all = `${findings} findings, ${problems} problems, ${silent} silent, ${simulated} simulated, ${outcomes} outcomes`;
    const whole = `${runs} runs of the command line over ${toldIn(planted.text + plantedByHabit).length} lines with secrets`;
    const cost = `slowest ${Math.round(this.slowest)} ms, ${memory} MiB`;
    console.log(`${inputs} inputs, seeds ${seed} to ${seed + inputs - 1}: ${all}; ${whole}; ${cost}; ${failed} failed`);
    return failed === 0;
  }
}

async function main(): Promise<number> {
  const options = {
    runs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    minutes: { type: 'string', default: 'Infinity' },
    short: { type: 'boolean', default: false },
    show: { type: 'boolean' },
  } as const;
  const { values } = parseArgs({ options });
  const [runs, seed, minutes] = [Number(values.runs), Number(values.seed), Number(values.minutes)];
  if (!Number.isInteger(runs) || !Number.isInteger(seed) || !(minutes > 0)) throw new Error(USAGE);
  const texts = seeds();
  const input = (number: number) => {
    const dice = new Dice(number);
    return mutated(dice.of(texts), dice);
  };
  if (values.show) {
    process.stdout.write(input(seed));
    return 0;
  }
  console.log(`commit ${commit()}, seed ${seed}, ${runs} inputs${values.short ? ', short' : ''}`);
  const run = new Run(input, values.short);
  const watchdog = new Watchdog(FOREVER);
  const end = performance.now() + minutes * 60_000;
  let done = 0;
  for (; done < runs && performance.now() < end; done += 1) {
    if (done > 0 && done % PROGRESS === 0) run.tell(seed, done);
    watchdog.sees(seed + done);
    await run.try(seed + done);
  }
  watchdog.sees(0);
  return run.tell(seed, done) ? 0 : 1;
}

/** What is tried. */
function commit(): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: __dirname, encoding: 'utf8' }).trim();
  return (
    git('rev-parse', 'HEAD') +
    (git('status', '--porcelain', '--untracked-files=no') === '' ? '' : ' and what is not committed')
  );
}

void main().then((code) => {
  process.exitCode = code;
});
