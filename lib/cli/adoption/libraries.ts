import { join } from 'node:path';
import type * as cdk8s from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import type * as constructs from 'constructs';
import type { ChartOf, Libraries } from '../../adoption';
import { UsageError } from '../usage-error';

/* eslint-disable @typescript-eslint/no-require-imports -- only this command needs cdk8s, which takes a second to load */

/**
 * The packages that generated programs import.
 *
 * @throws UsageError where they are not installed
 */
export function adoptionLibraries(): Libraries {
  const core = load<typeof cdk8s>('cdk8s');
  const plus = load<typeof kplus>('cdk8s-plus-28');
  const { Construct } = load<typeof constructs>('constructs');
  // The command line is one file beside the library; from source, it is three folders below it.
  const own = load<Record<string, unknown>>(
    join(__dirname, __filename.endsWith('.ts') ? '../../index' : 'lib/index.js'),
  );
  return {
    names: new Map<string, unknown>([
      ...Object.entries(core),
      ...Object.entries(own),
      ['Construct', Construct],
      ['kplus', plus],
      ['k8s', plus.k8s],
    ]),
    newChart: (id) => new core.Chart(new core.App(), id),
    newConstruct: (chart: ChartOf, id) => new Construct(chart as cdk8s.Chart, id),
  };
}

/** What constructs warn of at synthesis is part of what is judged afterwards, and would be said for every attempt. */
export function withoutWarnings<Result>(run: () => Result): Result {
  const { emitWarning } = process;
  process.emitWarning = () => undefined;
  try {
    return run();
  } finally {
    process.emitWarning = emitWarning;
  }
}

function load<Package>(name: string): Package {
  try {
    return require(name) as Package;
  } catch (error) {
    throw new UsageError(
      `adopt needs ${name}, which cannot be loaded: ${(error as Error).message.split('\n')[0] ?? ''}`,
      'npm install cdk8s cdk8s-plus-28 constructs',
    );
  }
}
