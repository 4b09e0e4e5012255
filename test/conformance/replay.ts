import { agrees } from './agrees';
import type { Outcome } from './report';
import type { Table, TableCase, TableReplay } from './table';
import { REPLAYED } from './tables';

/** Replays a table, or says why not. */
export function replay(table: Table): Outcome {
  const how = REPLAYED.get(table.name);
  if (how === undefined) {
    const remarks = ['skipped: no function for this table yet'];
    return { name: table.name, passed: 0, failed: 0, skipped: table.cases.length, remarks };
  }
  const results = table.cases.map((_, index) => replayCase(table.cases, index, how));
  const count = (verdict: Result['verdict']) => results.filter((result) => result.verdict === verdict).length;
  return {
    name: table.name,
    passed: count('passed'),
    failed: count('failed'),
    skipped: count('skipped'),
    remarks: results.flatMap(({ remark }) => remark ?? []),
  };
}

interface Result {
  readonly verdict: 'passed' | 'failed' | 'skipped';
  readonly remark?: string;
}

function replayCase(cases: readonly TableCase[], index: number, how: TableReplay): Result {
  const one = cases[index] as TableCase;
  const title = `case ${index + 1}${one.name === undefined ? '' : ` (${one.name})`}`;
  const unknown = Object.keys(one.in).filter((field) => how.inputs !== 'any' && !how.inputs.includes(field));
  if (unknown.length > 0) {
    return { verdict: 'skipped', remark: `skipped ${title}: no function takes ${unknown.join(', ')} yet` };
  }
  const answer = answerOf(one, how, cases);
  if ((how.agrees ?? agrees)(one.out, answer, one)) return { verdict: 'passed' };
  const text = `expected ${JSON.stringify(one.out)}, got ${JSON.stringify(answer ?? null)}`;
  return { verdict: 'failed', remark: `failed ${title}: in ${JSON.stringify(one.in)}: ${text}` };
}

/** A RangeError is how functions refuse an input; anything else thrown is shown as a wrong answer. */
function answerOf(one: TableCase, how: TableReplay, all: readonly TableCase[]): unknown {
  try {
    return how.answer(one.in, one, all);
  } catch (error) {
    return error instanceof RangeError ? { error: true } : `thrown: ${String(error)}`;
  }
}
