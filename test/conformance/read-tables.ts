import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { CannotRun } from './cannot-run';
import { orCannotRun, readJson } from './read-json';
import type { Table, TableCase } from './table';

/** The tables in a folder, by name. */
export function readTables(folder: string): readonly Table[] {
  const files = orCannotRun(() => readdirSync(folder), `cannot read the folder ${folder}`)
    .filter((file) => file.endsWith('.json'))
    .sort();
  if (files.length === 0) throw new CannotRun(`there is no *.json table in ${folder}`);
  return files.map((file) => readTable(join(folder, file)));
}

function readTable(file: string): Table {
  const content = readJson(file);
  const cases = isMapping(content) ? content['cases'] : undefined;
  if (!Array.isArray(cases)) throw new CannotRun(`${file} is not a table: it has no list of cases`);
  return { name: basename(file, '.json'), cases: cases.map((one, index) => readCase(one, index, file)) };
}

function readCase(one: unknown, index: number, file: string): TableCase {
  if (!isMapping(one) || !('in' in one) || !('out' in one)) {
    throw new CannotRun(`${file} is not a table: case ${index + 1} has no "in" or no "out"`);
  }
  const { name, in: input, out, ...beside } = one;
  return { ...(typeof name === 'string' && { name }), in: isMapping(input) ? input : {}, out, beside };
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
