import { runIn, type Ran } from '../cli/memory-io';
import { planted, toldIn } from './planted';

const FORMATS = ['text', 'json', 'sarif', 'junit', 'github', 'markdown', 'codequality'];

/** Ways of running the command line over one file; every run has to end with a message, and to tell no secret. */
const RUNS: readonly (readonly string[])[] = [
  [
    'check',
    'k8s/a.yaml',
    ...FORMATS.flatMap((one) => ['--format', one, '--output', `out.${one}`]),
    '--verbose',
    '--html',
    'out.html',
  ],
  ['check', 'k8s/a.yaml', '--write-baseline', 'known.json'],
  ['check', 'k8s/a.yaml', '--baseline', 'k8s/a.yaml'],
  ['check', 'k8s/a.yaml', '--config', 'k8s/a.yaml'],
  ['check', 'k8s/a.yaml', '--against', 'k8s/b.yaml', '--format', 'json'],
  ['fix', 'k8s/a.yaml', '--as', 'json'],
  ['facts', 'k8s/a.yaml'],
];

/** What takes seconds. */
const SLOW: typeof RUNS = [
  ['simulate', 'k8s/a.yaml', '--scenario', 'rollout', '--no-fix', '--html', 'out.html'],
  ['adopt', 'k8s/a.yaml', '--out', 'app'],
];

/** Runs one command over a text; throws as {@link commandLineOne} does. */
export async function runOne(args: readonly string[], text: string): Promise<void> {
  expectRan(args, await runIn({ files: { 'k8s/a.yaml': text, 'k8s/b.yaml': planted.text } }, ...args));
}

/** Checks a text in every format: the first of the runs of {@link commandLineOne}, which is many times faster. */
export async function reportsOne(text: string): Promise<number> {
  const [check = []] = RUNS;
  await runOne(check, text);
  return 1;
}

/** Runs one of all commands over a text, each in its turn: the first of {@link commandLineOne} are the quick ones. */
export async function commandInTurn(text: string, before: string, turn: number): Promise<number> {
  const all = [...RUNS, ...SLOW];
  const args = all[turn % all.length] ?? [];
  expectRan(args, await runIn({ files: { 'k8s/a.yaml': text, 'k8s/b.yaml': before } }, ...args));
  return 1;
}

/**
 * Runs every command over a text; throws where one ends otherwise than with 0, 1 or 2, blames itself, or tells a secret
 * of the {@link planted} ones.
 *
 * @param around what is done with each run, such as to measure it. @default it is run
 */
export async function commandLineOne(
  text: string,
  before: string,
  simulates: boolean,
  around: <Result>(run: () => Promise<Result>) => Promise<Result> = (run) => run(),
): Promise<number> {
  const runs = simulates ? [...RUNS, ...SLOW] : RUNS;
  for (const args of runs)
    expectRan(args, await around(() => runIn({ files: { 'k8s/a.yaml': text, 'k8s/b.yaml': before } }, ...args)));
  return runs.length;
}

/** Throws where a run ended otherwise than with 0, 1 or 2, blames itself, or tells a planted secret. */
export function expectRan(args: readonly string[], { code, stdout, stderr, written }: Ran): void {
  // The code of an app that makes the same manifests holds what stands in them; what it says must not.
  const files = args[0] === 'adopt' ? [] : Object.values(written);
  const all = [stdout, stderr, ...files].join('\n');
  const said = args.join(' ');
  if (![0, 1, 2].includes(code)) throw new Error(`${said} ended with ${code}`);
  if (/should not have happened|is a bug of zero-downtime/.test(all)) throw new Error(`${said}: ${all.slice(0, 300)}`);
  const [told] = toldIn(all);
  if (told !== undefined) throw new Error(`${said} tells a secret: ${told}`);
}
