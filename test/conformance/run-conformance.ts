import { parseArgs } from 'node:util';
import { CannotRun } from './cannot-run';
import { orCannotRun } from './read-json';
import { readTables } from './read-tables';
import { replay } from './replay';
import { report, total, type Outcome } from './report';
import { replayRuns } from './runs/replay-runs';
import { replayValidity } from './validity';
import { replayTexts } from './yaml/replay-texts';

const USAGE =
  'usage: npm run conformance -- FOLDER, npm run conformance -- --validity FILE, npm run conformance -- --yaml FOLDER, or npm run conformance -- --runs FOLDER [--verdicts-only]';

/** What a run says, and how it ends: 0 all replayed cases agree, 1 some do not, 2 could not run. */
export interface Run {
  readonly status: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Replays cases of Kubernetes' own tests on lib/kubernetes, texts on lib/source, and recorded releases on lib/simulation; with
 * `--verdicts-only` these fail only where what is said to be safe is not, not where amounts and times are off.
 */
export function runConformance(args: readonly string[]): Run {
  try {
    const options = {
      validity: { type: 'string' },
      runs: { type: 'string' },
      yaml: { type: 'string' },
      'verdicts-only': { type: 'boolean' },
    } as const;
    const { values, positionals } = orCannotRun(
      () => parseArgs({ args: [...args], options, allowPositionals: true }),
      USAGE,
    );
    const inputs = [...positionals, values.validity, values.runs, values.yaml].filter((input) => input !== undefined);
    if (inputs.length !== 1) throw new CannotRun(USAGE);
    if (values.yaml !== undefined) return yaml(values.yaml);
    if (values.runs !== undefined) {
      const { text, agrees, verdictsAgree } = replayRuns(values.runs);
      const isGood = values['verdicts-only'] === true ? verdictsAgree : agrees;
      return { status: isGood ? 0 : 1, stdout: text, stderr: '' };
    }
    const outcomes = values.validity === undefined ? tables(positionals[0] as string) : replayValidity(values.validity);
    return { status: total(outcomes).failed > 0 ? 1 : 0, stdout: report(outcomes), stderr: '' };
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    return { status: 2, stdout: '', stderr: error.message };
  }
}

function yaml(folder: string): Run {
  const { count, differences } = orCannotRun(() => replayTexts(folder), USAGE);
  const lines = differences.map(({ name, text, why }) => `${name}: ${JSON.stringify(text)}: ${why}`);
  const summary = `${count} texts, ${count - differences.length} read as kubectl reads them`;
  return { status: differences.length > 0 || count === 0 ? 1 : 0, stdout: [...lines, summary].join('\n'), stderr: '' };
}

function tables(folder: string): readonly Outcome[] {
  return readTables(folder).map(replay);
}
