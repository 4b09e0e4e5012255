import { execFileSync, spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const USAGE = `npm run properties -- [--minutes N] [--seed S]
  Every property of the tests, mutated manifests, mutated YAML (where Go is), and rules against simulation, with new seeds until N minutes
  (by default 30) are over; with --seed, one round with that seed.`;

const ROOT = join(__dirname, '..', '..');

/** The largest seed that every part takes. */
const LARGEST = 2 ** 31 - 1;

/** One part of a round: what it runs, with which seed. */
interface Part {
  readonly name: string;
  readonly command: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
}

function main(): number {
  const options = { minutes: { type: 'string', default: '30' }, seed: { type: 'string' } } as const;
  const { values } = parseArgs({ options });
  const [minutes, seed] = [Number(values.minutes), values.seed === undefined ? undefined : Number(values.seed)];
  if (!(minutes > 0) || (seed !== undefined && !Number.isInteger(seed))) throw new Error(USAGE);
  if (seed !== undefined) return failures(seed) === 0 ? 0 : 1;
  const end = performance.now() + minutes * 60_000;
  let [rounds, failed] = [0, 0];
  do {
    failed += failures(randomInt(LARGEST));
    rounds += 1;
  } while (performance.now() < end);
  console.log(`${rounds} rounds, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

/** One round; each part that fails says how it is run again. */
function failures(seed: number): number {
  console.log(`seed ${seed}`);
  const failed = partsOf(seed).filter(({ command, environment }) => {
    const [program = '', ...args] = command;
    const env = { ...process.env, ...environment };
    return spawnSync(program, args, { cwd: ROOT, env, stdio: 'inherit' }).status !== 0;
  });
  for (const { name } of failed) console.log(`FAILED: ${name}. Again: npm run properties -- --seed ${seed}`);
  return failed.length;
}

function partsOf(seed: number): readonly Part[] {
  const script = (file: string, ...args: string[]) => ['npx', 'ts-node', '-T', join(__dirname, file), ...args];
  return [
    {
      name: 'the properties of the tests',
      command: ['npx', 'jest', '--silent', '--testTimeout', '3600000', ...propertyTests()],
      environment: { PROPERTY_SEED: String(seed), PROPERTY_TIMES: '10' },
    },
    { name: 'mutated manifests', command: script('inputs.ts', '--runs', '20000', '--seed', String(seed)) },
    ...(hasGo()
      ? [
          {
            name: "YAML beside kubectl's decoder",
            command: ['npm', 'run', '--silent', 'yaml:differential', '--', '--runs', '20000', '--seed', String(seed)],
          },
        ]
      : []),
    { name: 'rules against simulation', command: script('main.ts', '2000', String(seed)) },
  ];
}

/** Whether kubectl's decoder can be built. */
function hasGo(): boolean {
  return spawnSync('go', ['version']).status === 0;
}

/** The test files that have properties. */
function propertyTests(): readonly string[] {
  const found = execFileSync('git', ['grep', '-l', "from 'fast-check'", '--', 'test'], { cwd: ROOT, encoding: 'utf8' });
  return found.split('\n').filter((file) => file.endsWith('.test.ts'));
}

process.exitCode = main();
