import { ANNOTATIONS, ANNOTATION_PREFIX } from './annotations';
import { parseIgnored } from './ignored-text';
import { parseKeptConnections } from './kept-connections';
import { parseMadeElsewhere } from './made-elsewhere-text';
import { parseOnSigterm } from './on-sigterm';
import { parseStatedDuration } from './stated-duration';
import type { IgnoredRule, StatedContainerFacts, StatedFacts, UnreadableFact } from './stated-facts';
import { parseReplicas } from './replicas-text';
import { parseTraffic } from './traffic-text';
import { setOwn, own } from '../kubernetes';

const CONTAINER_FACTS: Record<string, { key: keyof StatedContainerFacts; parse: (text: string) => unknown }> = {
  [ANNOTATIONS.slowestStart]: { key: 'slowestStart', parse: parseStatedDuration },
  [ANNOTATIONS.longestRequest]: { key: 'longestRequest', parse: parseStatedDuration },
  [ANNOTATIONS.onSigterm]: { key: 'onSigterm', parse: parseOnSigterm },
  [ANNOTATIONS.keptConnections]: { key: 'keptConnections', parse: parseKeptConnections },
  [ANNOTATIONS.preStopTakes]: { key: 'preStopTakes', parse: parseStatedDuration },
};

/** Facts read from annotations, and those that could not be read. */
export interface FactsReading {
  readonly facts: StatedFacts;
  readonly unreadable: readonly UnreadableFact[];
}

interface Draft {
  readonly workload: Record<string, unknown>;
  readonly containers: Record<string, Record<string, unknown>>;
  traffic?: StatedFacts['traffic'];
  replicas?: StatedFacts['replicas'];
  mayBeMissing?: StatedFacts['mayBeMissing'];
  madeElsewhere?: StatedFacts['madeElsewhere'];
  ignored: readonly IgnoredRule[];
}

/**
 * Reads the facts that the annotations of a workload object state. An annotation that cannot be read is reported,
 * never guessed at.
 *
 * @param containers the names of the workload's containers; facts about any other are reported, too
 */
export function readFacts(
  annotations: Readonly<Record<string, unknown>>,
  containers?: readonly string[],
): FactsReading {
  // Without a prototype: a container may be called `constructor`.
  const draft: Draft = { workload: {}, containers: {}, ignored: [] };
  const unreadable: UnreadableFact[] = [];
  for (const [annotation, value] of Object.entries(annotations)) {
    if (!annotation.startsWith(ANNOTATION_PREFIX) || annotation === ANNOTATIONS.plan) continue;
    try {
      readOne(annotation, asText(value), draft, containers);
    } catch (error) {
      unreadable.push({ annotation, text: textOf(value), problem: (error as Error).message });
    }
  }
  return { facts: draft as StatedFacts, unreadable };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  throw new RangeError('the value of an annotation is text; put it in quotes');
}

function readOne(annotation: string, text: string, draft: Draft, containers: readonly string[] | undefined): void {
  if (annotation === ANNOTATIONS.traffic) {
    draft.traffic = parseTraffic(text);
  } else if (annotation === ANNOTATIONS.replicas) {
    draft.replicas = parseReplicas(text);
  } else if (annotation === ANNOTATIONS.mayBeMissing) {
    draft.mayBeMissing = parseCount(text);
  } else if (annotation === ANNOTATIONS.madeElsewhere) {
    draft.madeElsewhere = parseMadeElsewhere(text);
  } else if (annotation === ANNOTATIONS.ignore) {
    draft.ignored = parseIgnored(text);
  } else {
    readContainerFact(annotation, text, draft, containers);
  }
}

function parseCount(text: string): number {
  if (/^\s*\d{1,9}\s*$/.test(text)) return Number(text);
  throw new RangeError(`'${text.trim()}' is no count; write such as '1'`);
}

function readContainerFact(
  annotation: string,
  text: string,
  draft: Draft,
  containers: readonly string[] | undefined,
): void {
  const dot = annotation.indexOf('.');
  const fact = own(CONTAINER_FACTS, dot < 0 ? annotation : annotation.slice(0, dot));
  if (fact === undefined) throw new RangeError(`no such fact; known are ${Object.values(ANNOTATIONS).join(', ')}`);
  const container = dot < 0 ? undefined : annotation.slice(dot + 1);
  if (container === '' || (container !== undefined && containers?.includes(container) === false)) {
    throw new RangeError(`there is no container '${container}' here`);
  }
  const value = fact.parse(text);
  if (container === undefined) draft.workload[fact.key] = value;
  else setOwn(draft.containers, container, { ...own(draft.containers, container), [fact.key]: value });
}
