import {
  DURATION_UNITS,
  factsText,
  isQueryResult,
  observeAccessLog,
  observePods,
  observeQueryResult,
  type DurationUnit,
  type FactsForm,
  type ObservedWorkload,
  type RequestsOf,
} from '../../adoption';
import { didYouMean } from '../../kubernetes/values/did-you-mean';
import { asArray, asObject, type Json, type JsonObject } from '../../kubernetes';
import { jsonText } from '../../report/json-text';
import { plainText } from '../../report/plain-text';
import type { Command } from '../command';
import { EXIT, type ExitCode } from '../exit-code';
import { readTexts } from '../files/read-texts';
import type { Flags, Given } from '../flags/flag';
import type { Io } from '../io';
import { Progress } from '../progress';
import { UsageError } from '../usage-error';
import { CHECK_FLAGS } from './check-flags';

const FORMS = ['annotations', 'typescript', 'json'] as const;

const FLAGS = {
  as: { value: 'FORM', says: 'annotations (the default), typescript or json' },
  requests: {
    value: 'FILE',
    multiple: true,
    says: 'how long requests took: the result of a query of Prometheus in seconds, or an access log, a JSON object a line',
  },
  workload: { value: 'NAME', short: 'w', says: 'the workload that an access log, or a metric without a name, is of' },
  field: { value: 'NAME', says: 'the field of the access log that tells (default: request_time and the like)' },
  unit: { value: 'UNIT', says: 'what it counts: s, ms, us or ns' },
  'max-file-size': CHECK_FLAGS['max-file-size'],
  'max-objects': CHECK_FLAGS['max-objects'],
} as const satisfies Flags;

/** `facts PATH…`. */
export const factsCommand: Command = {
  usage: 'PATH… [flags]',
  says: 'Tells the facts of real pods, so that nobody guesses: how long they took to start, how long requests took.',
  flags: FLAGS,
  notes: [
    [
      'input',
      [
        'PATH is what `kubectl get pods -A -o json` prints: a file, or - for standard input. Nothing else of a cluster is asked.',
        'What was seen is the least that has to be allowed: watch for long enough, and through the busiest hours.',
      ],
    ],
  ],
  run: runFacts,
};

async function runFacts(given: Given, io: Io): Promise<ExitCode> {
  if (given.positionals.length === 0)
    throw new UsageError('facts needs a PATH: kubectl get pods -o json | zero-downtime facts -');
  const form = formOf(given);
  const progress = new Progress(io);
  const read = await readTexts(given.positionals, { given, io, progress });
  const timed = await readTexts(given.all('requests'), { given, io, progress });
  progress.done();
  for (const { file, message } of [...read.problems, ...timed.problems])
    io.stderr.write(`error: ${plainText(`${file}: ${message}`)}\n`);
  const pods = read.texts.flatMap(({ file, text }) => podsIn(jsonOf(file, text)));
  const requests = timed.texts.flatMap(({ file, text }) => requestsIn(file, text, given));
  const workloads = withRequests(observePods(pods), requests, given.one('workload'));
  if (workloads.length === 0) {
    io.stderr.write('error: there is no pod in it: give what `kubectl get pods -o json` prints\n');
    return EXIT.failed;
  }
  io.stdout.write(form === 'json' ? `${jsonText({ workloads })}\n` : shown(workloads, form));
  return read.problems.length + timed.problems.length > 0 ? EXIT.failed : EXIT.ok;
}

function shown(workloads: readonly ObservedWorkload[], form: FactsForm): string {
  return factsText(workloads, form).split('\n').map(plainText).join('\n');
}

function formOf(given: Given): (typeof FORMS)[number] {
  const text = given.one('as') ?? 'annotations';
  const known = FORMS.find((one) => one === text);
  if (known) return known;
  throw new UsageError(`--as '${text}': write ${FORMS.join(', ')}${didYouMean(text, FORMS)}`);
}

function jsonOf(file: string, text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    // The engine's own words quote the text, which may hold a secret.
    throw new UsageError(`'${file}' is no JSON`, 'kubectl get pods -o json writes it');
  }
}

/** The pods of a list, or one alone. */
function podsIn(value: Json): readonly JsonObject[] {
  const object = asObject(value);
  const items = object['items'] === undefined ? [object] : asArray(object['items']).map(asObject);
  return items.filter(({ kind, spec }) => (kind === undefined || kind === 'Pod') && spec !== undefined);
}

function requestsIn(file: string, text: string, given: Given): readonly RequestsOf[] {
  const whole = wholeJson(text);
  if (whole !== undefined && isQueryResult(whole)) return observeQueryResult(whole, file);
  const [field, unit] = [given.one('field'), unitOf(given)];
  try {
    return [observeAccessLog(text, file, { ...(field !== undefined && { field }), ...(unit && { unit }) })];
  } catch (error) {
    throw error instanceof RangeError ? new UsageError(error.message) : error;
  }
}

function wholeJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function unitOf(given: Given): DurationUnit | undefined {
  const text = given.one('unit');
  const units = Object.keys(DURATION_UNITS) as DurationUnit[];
  const known = units.find((one) => one === text);
  if (text === undefined || known) return known;
  throw new UsageError(`--unit '${text}': write ${units.join(', ')}`);
}

/** Requests go to the workload that is called as they are; of two kinds of one name, to both. */
function withRequests(
  workloads: readonly ObservedWorkload[],
  requests: readonly RequestsOf[],
  meant: string | undefined,
): readonly ObservedWorkload[] {
  const [only, second] = workloads;
  const known = new Set(workloads.map(({ name }) => name));
  for (const { name = meant, requests: its } of requests) {
    if (name === undefined && second)
      throw new UsageError(`${its.source}: say which workload it is of, with --workload`);
    if (name !== undefined && !known.has(name)) {
      throw new UsageError(`${its.source}: there is no pod of '${name}'${didYouMean(name, [...known])}`);
    }
  }
  return workloads.map((workload) => {
    const own = requests.filter(({ name = meant ?? only?.name }) => name === workload.name).map((one) => one.requests);
    const [first, ...others] = own;
    if (!first) return workload;
    return { ...workload, requests: others.reduce((most, one) => (one.largest > most.largest ? one : most), first) };
  });
}
