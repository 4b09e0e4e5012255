import { setOwn, formatGoDuration } from '../kubernetes';
import { ANNOTATIONS } from './annotations';
import { formatIgnored } from './ignored-text';
import { formatMadeElsewhere } from './made-elsewhere-text';
import { formatOnSigterm } from './on-sigterm';
import { formatReplicas } from './replicas-text';
import type { StatedContainerFacts, StatedFacts } from './stated-facts';
import { formatTraffic } from './traffic-text';

/** The longest name of an annotation behind its `/`. @see https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/ */
const LONGEST_NAME = 63;

/**
 * Facts as annotations of the workload object.
 *
 * @throws RangeError for a container whose name is too long to be part of an annotation
 */
export function writeFacts(facts: StatedFacts): Record<string, string> {
  return {
    ...writeContainerFacts(facts.workload, ''),
    ...Object.entries(facts.containers).reduce(
      (written, [container, its]) => Object.assign(written, writeContainerFacts(its, `.${container}`)),
      {},
    ),
    ...(!facts.traffic?.length ? {} : { [ANNOTATIONS.traffic]: formatTraffic(facts.traffic) }),
    ...(facts.replicas === undefined ? {} : { [ANNOTATIONS.replicas]: formatReplicas(facts.replicas) }),
    ...(facts.mayBeMissing === undefined ? {} : { [ANNOTATIONS.mayBeMissing]: String(facts.mayBeMissing) }),
    ...(!facts.madeElsewhere?.length ? {} : { [ANNOTATIONS.madeElsewhere]: formatMadeElsewhere(facts.madeElsewhere) }),
    ...(facts.ignored.length === 0 ? {} : { [ANNOTATIONS.ignore]: formatIgnored(facts.ignored) }),
  };
}

function writeContainerFacts(facts: StatedContainerFacts, suffix: string): Record<string, string> {
  const written: Record<string, string> = {};
  const write = (annotation: string, text: string | undefined) => {
    if (text !== undefined) setOwn(written, named(annotation + suffix), text);
  };
  const duration = (value: number | undefined) => (value === undefined ? undefined : formatGoDuration(value));
  write(ANNOTATIONS.slowestStart, duration(facts.slowestStart));
  write(ANNOTATIONS.longestRequest, duration(facts.longestRequest));
  write(ANNOTATIONS.onSigterm, facts.onSigterm && formatOnSigterm(facts.onSigterm));
  write(ANNOTATIONS.keptConnections, facts.keptConnections);
  write(ANNOTATIONS.preStopTakes, duration(facts.preStopTakes));
  return written;
}

function named(annotation: string): string {
  const name = annotation.slice(annotation.indexOf('/') + 1);
  if (name.length > LONGEST_NAME) {
    throw new RangeError(
      `the annotation ${annotation} has a name of ${name.length} characters; at most ${LONGEST_NAME} are allowed: use a shorter container name`,
    );
  }
  return annotation;
}
