import { readFileSync } from 'node:fs';
import { CannotRun } from './cannot-run';

/** The JSON in a file. */
export function readJson(file: string): unknown {
  const text = orCannotRun(() => readFileSync(file, 'utf8'), `cannot read ${file}`);
  return orCannotRun(() => JSON.parse(text) as unknown, `${file} is not JSON`);
}

/** The result of `step`, or a CannotRun that says what it was about. */
export function orCannotRun<Result>(step: () => Result, problem: string): Result {
  try {
    return step();
  } catch (error) {
    throw new CannotRun(`${problem}: ${(error as Error).message}`);
  }
}
