import { parseArgs } from 'node:util';
import { CannotRun } from './cannot-run';
import { orCannotRun } from './read-json';
import { readTables } from './read-tables';
import { replay } from './replay';
import { report, total, type Outcome } from './report';
import { replayValidity } from './validity';

const USAGE = 'usage: npm run conformance -- FOLDER, or npm run conformance -- --validity FILE';

/** What a run says, and how it ends: 0 all replayed cases agree, 1 some do not, 2 could not run. */
export interface Run {
  readonly status: 0 | 1 | 2;
  readonly stdout: string;
  readonly stderr: string;
}

/** Replays cases of Kubernetes' own tests on lib/kubernetes. */
export function runConformance(args: readonly string[]): Run {
  try {
    const outcomes = outcomesOf(args);
    return { status: total(outcomes).failed > 0 ? 1 : 0, stdout: report(outcomes), stderr: '' };
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    return { status: 2, stdout: '', stderr: error.message };
  }
}

function outcomesOf(args: readonly string[]): readonly Outcome[] {
  const options = { validity: { type: 'string' } } as const;
  const { values, positionals } = orCannotRun(
    () => parseArgs({ args: [...args], options, allowPositionals: true }),
    USAGE,
  );
  const [folder, ...others] = positionals;
  if (values.validity !== undefined && folder === undefined) return replayValidity(values.validity);
  if (folder === undefined || others.length > 0 || values.validity !== undefined) throw new CannotRun(USAGE);
  return readTables(folder).map(replay);
}
