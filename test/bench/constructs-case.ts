import { deepStrictEqual } from 'node:assert';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import type { Case } from './case';
import { measure, outdirOf, type Places, type Program } from './measure';

const PROGRAMS = join(__dirname, 'programs');

/** Where one workload of a construct stands as JSON, for the plain program to write anew. */
export type Samples = (construct: string) => string;

/** What people write Deployments with, and that of which the bench is asked by a number alone. */
export const USUAL = 'ZeroDowntimeDeployment';

/** All constructs. */
export const CONSTRUCTS = [
  'ZeroDowntimeDeployment',
  'ZeroDowntimeRollout',
  'GracefulStatefulSet',
  'GracefulDaemonSet',
  'GracefulWorker',
  'GracefulJob',
  'GracefulCronJob',
] as const;

interface Constructs {
  readonly construct: (typeof CONSTRUCTS)[number];
  readonly workloads: number;
  readonly limit: number;
}

/** A construct of ours against the same objects in plain cdk8s-plus-28. */
export function constructsCase({ construct, workloads, limit }: Constructs, samples: Samples): Case {
  const program = (name: string, file: string): Program => ({
    name,
    command: [process.execPath, join(PROGRAMS, file), `${workloads}`],
    env: { BENCH_SAMPLE: samples(construct), BENCH_CONSTRUCT: construct },
  });
  const plain = program('cdk8s-plus-28 alone', 'plain.js');
  const ours = { ...program(construct, 'zero-downtime.js'), limit };
  return {
    name: construct === USUAL ? `constructs/${workloads}` : `constructs/${construct}/${workloads}`,
    baseline: plain,
    contenders: [ours],
    by: 'processor',
    verify: (places) => expectSameObjects(objectsOf(places, plain), objectsOf(places, ours)),
  };
}

/** Plain cdk8s-plus-28 in our app against the same in that of cdk8s. */
export function appCase(workloads: number, limit: number, sample: string): Case {
  const stock = plainIn('cdk8s', 'one', workloads, sample);
  const ours = { ...plainIn('ours', 'one', workloads, sample), limit };
  return {
    name: `app/${workloads}`,
    baseline: stock,
    contenders: [ours],
    verify: (places) => expectSameObjects(objectsOf(places, stock), objectsOf(places, ours)),
  };
}

/** As many charts as workloads, in our app, against one chart of the same objects. */
export function chartsCase(workloads: number, limit: number, sample: string): Case {
  return {
    name: `charts/${workloads}`,
    baseline: plainIn('ours', 'one', workloads, sample),
    contenders: [{ ...plainIn('ours', 'many', workloads, sample), limit }],
  };
}

const APPS = { cdk8s: 'cdk8s.App', ours: 'ZeroDowntimeApp' };
const CHARTS = { one: 'one chart', many: 'a chart for each workload' };

function plainIn(app: keyof typeof APPS, charts: keyof typeof CHARTS, workloads: number, sample: string): Program {
  return {
    name: `${APPS[app]}, ${CHARTS[charts]}`,
    command: [process.execPath, join(PROGRAMS, 'plain.js'), `${workloads}`],
    env: { BENCH_SAMPLE: sample, BENCH_APP: app, BENCH_CHARTS: charts },
  };
}

/** Writes one workload of ours as JSON, its objects by their kinds, once for each construct. */
export function samplesIn(places: Places): Samples {
  const written = new Map<string, string>();
  return (construct) => {
    const file = written.get(construct) ?? writeSample(construct, places);
    written.set(construct, file);
    return file;
  };
}

function writeSample(construct: string, places: Places): string {
  const program: Program = {
    name: 'sample',
    command: [process.execPath, join(PROGRAMS, 'zero-downtime.js'), '1'],
    env: { BENCH_CONSTRUCT: construct },
  };
  measure(program, places);
  const file = join(places.scratch, `sample-${construct}.json`);
  const byKind = new Map<string, Named[]>();
  for (const one of objectsOf(places, program)) byKind.set(one.kind, [...(byKind.get(one.kind) ?? []), one]);
  writeFileSync(file, JSON.stringify(Object.fromEntries(byKind)));
  return file;
}

interface Named {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}

function objectsOf(places: Places, program: Program): readonly Named[] {
  const outdir = outdirOf(places, program);
  const texts = readdirSync(outdir).map((file) => readFileSync(join(outdir, file), 'utf8'));
  return texts.flatMap((text) => parseAllDocuments(text)).map((document) => document.toJS() as Named);
}

/** Equal work is equal output: every object, in whatever order, to the last field. */
function expectSameObjects(plain: readonly Named[], ours: readonly Named[]): void {
  const sorted = (objects: readonly Named[]) =>
    objects.toSorted((one, other) => identity(one).localeCompare(identity(other)));
  deepStrictEqual(sorted(ours), sorted(plain), 'The programs do not write the same objects.');
}

const identity = ({ kind, metadata }: Named) => `${kind} ${metadata.name}`;
