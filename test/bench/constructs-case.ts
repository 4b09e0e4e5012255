import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Case } from './case';
import { measure, outdirOf, type Places, type Program } from './measure';

const PROGRAMS = join(__dirname, 'programs');

/** Equal work is equal output: the lines of both may differ by this share. */
const TOLERANCE = 0.02;

/** Our construct against the same objects in plain cdk8s-plus-28. */
export function constructsCase(workloads: number, limit: number, sample: string): Case {
  const program = (name: string, file: string): Program => ({
    name,
    command: [process.execPath, join(PROGRAMS, file), `${workloads}`],
    env: { BENCH_SAMPLE: sample },
  });
  const plain = program('cdk8s-plus-28 alone', 'plain.js');
  const ours = { ...program('ZeroDowntimeDeployment', 'zero-downtime.js'), limit };
  return {
    name: `constructs/${workloads}`,
    baseline: plain,
    contenders: [ours],
    verify: (places) => expectEqualWork(linesOf(places, plain), linesOf(places, ours)),
  };
}

/** Writes one workload of ours as JSON, its objects by their kinds, for the plain program to write anew. */
export function writeSample(places: Places): string {
  const program: Program = { name: 'sample', command: [process.execPath, join(PROGRAMS, 'zero-downtime.js'), '1'] };
  measure(program, places);
  const objects = parseAllDocuments(textOf(places, program)).map((document) => document.toJS() as { kind: string });
  const file = join(places.scratch, 'sample.json');
  writeFileSync(file, JSON.stringify(Object.fromEntries(objects.map((object) => [object.kind, object]))));
  return file;
}

function textOf(places: Places, program: Program): string {
  const outdir = outdirOf(places, program);
  return readdirSync(outdir)
    .map((file) => readFileSync(join(outdir, file), 'utf8'))
    .join('');
}

const linesOf = (places: Places, program: Program) => textOf(places, program).split('\n').length;

function expectEqualWork(plain: number, ours: number): void {
  if (Math.abs(plain - ours) <= TOLERANCE * plain) return;
  throw new Error(`The programs do not write the same: cdk8s-plus-28 alone ${plain} lines, ours ${ours}.`);
}
