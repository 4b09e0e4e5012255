import {
  asArray,
  asNumber,
  asObject,
  asString,
  isObject,
  maxOf,
  own,
  type Json,
  type JsonObject,
  type Seconds,
} from '../../kubernetes';
import type { ObservedRequests } from './observed-workload';

/** What is known of the requests to one workload. */
export interface RequestsOf {
  /** What the source calls it: the label of a metric; absent for an access log, which is of one workload. */
  readonly name?: string;
  readonly requests: ObservedRequests;
}

/** How a text of durations is read. */
export interface DurationField {
  /** The field of a line of the log. @default the first known one */
  readonly field?: string;
  /** What it counts. @default what is known of the field */
  readonly unit?: DurationUnit;
}

/** Units of durations in logs, as they are called there. */
export const DURATION_UNITS = { s: 1, ms: 1e-3, us: 1e-6, ns: 1e-9 } as const;

/** A unit of durations. */
export type DurationUnit = keyof typeof DURATION_UNITS;

/** How long requests took, as access logs of well-known programs say it. */
const KNOWN_FIELDS: ReadonlyMap<string, DurationUnit> = new Map([
  ['request_time', 's'], // nginx
  ['upstream_response_time', 's'], // nginx
  ['target_processing_time', 's'], // AWS ALB
  ['Duration', 'ns'], // Traefik
  ['duration_ms', 'ms'],
  ['latency_ms', 'ms'],
  ['elapsed_ms', 'ms'],
  ['responseTimeMs', 'ms'],
  ['latencySeconds', 's'],
  ['duration_seconds', 's'],
]);

/** Labels that name a workload, or the Service before it; the first one of a series counts. */
const NAMES = [
  'deployment',
  'statefulset',
  'daemonset',
  'workload',
  'destination_workload',
  'service',
  'exported_service',
  'destination_service_name',
  'app',
  'job',
] as const;

/** The result of a query of Prometheus, as its HTTP interface gives it. */
export function isQueryResult(value: Json): boolean {
  return isObject(value) && value['status'] === 'success' && Array.isArray(asObject(value['data'])['result']);
}

/**
 * How long requests took, by the series of a query such as `max_over_time(…)` or `histogram_quantile(0.999, …)`, which
 * has to be in seconds.
 */
export function observeQueryResult(result: Json, file: string): readonly RequestsOf[] {
  const series = asArray(asObject(asObject(result)['data'])['result']).map(asObject);
  return series.flatMap((one) => {
    const metric = asObject(one['metric']);
    const values = valuesOf(one);
    const label = NAMES.find((name) => asString(metric[name]) !== undefined);
    const name = label === undefined ? undefined : asString(metric[label]);
    if (values.length === 0) return [];
    const source = `${file}${label === undefined ? '' : `, ${label}=${name}`}`;
    const requests = { count: values.length, largest: maxOf(values), source };
    return [{ ...(name !== undefined && { name }), requests }];
  });
}

/** Each value is a pair: when, and how much, as text. */
function valuesOf(series: JsonObject): readonly Seconds[] {
  const pairs = series['values'] === undefined ? [series['value']] : asArray(series['values']);
  return pairs.map((pair) => Number(asArray(pair)[1])).filter((value) => Number.isFinite(value) && value >= 0);
}

/**
 * How long the requests of an access log took: one JSON object a line.
 *
 * @throws RangeError where no line has a field that tells
 */
export function observeAccessLog(text: string, file: string, { field, unit }: DurationField = {}): RequestsOf {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const objects = lines.map(parsed).filter((one): one is JsonObject => one !== undefined);
  const known = field ?? [...KNOWN_FIELDS.keys()].find((name) => objects.some((one) => own(one, name) !== undefined));
  if (known === undefined) {
    throw new RangeError(
      `no line of ${file} has one of the fields ${[...KNOWN_FIELDS.keys()].join(', ')}: name it with --field`,
    );
  }
  const counted = unit ?? KNOWN_FIELDS.get(known);
  if (counted === undefined) {
    throw new RangeError(
      `nobody says what '${known}' counts: state it with --unit ${Object.keys(DURATION_UNITS).join(', ')}`,
    );
  }
  const took = objects.map((one) => secondsOf(own(one, known), counted)).filter((value) => value !== undefined);
  if (took.length === 0) throw new RangeError(`no line of ${file} has a number in the field '${known}'`);
  const sorted = took.sort((one, other) => one - other);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return {
    requests: { count: sorted.length, p999: at(0.999), largest: at(1), source: `${file}, ${known} in ${counted}` },
  };
}

function parsed(line: string): JsonObject | undefined {
  try {
    const value = JSON.parse(line) as Json;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** nginx writes one time for each upstream that it tried: `0.002, 1.3`. */
function secondsOf(value: Json | undefined, unit: DurationUnit): Seconds | undefined {
  const texts = typeof value === 'string' ? value.split(/[,:]/) : [];
  const number = asNumber(value) ?? sum(texts.map((text) => Number(text.trim() || NaN)).filter(Number.isFinite));
  return number === undefined || number < 0 ? undefined : number * DURATION_UNITS[unit];
}

function sum(numbers: readonly number[]): number | undefined {
  return numbers.length === 0 ? undefined : numbers.reduce((all, one) => all + one, 0);
}
