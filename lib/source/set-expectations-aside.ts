import { asArray, asObject, asString, isObject, type Json } from '../kubernetes';
import { baseName, directoryOf, joinPath } from './patterns/paths';
import { SKIP_DETAILS } from './skip-reason';
import type { SourceReading } from './source-reading';

/** How kuttl calls what a step of a test expects: `00-assert.yaml`, `01-errors.yaml`. */
const KUTTL = /^\d+-(?:assert|errors?)(?:[-_.][\w.-]*)?\.ya?ml$/i;

/**
 * Takes out what a test of kuttl or Chainsaw expects to find in a cluster: patterns of objects, which nobody applies.
 *
 * @see https://kuttl.dev/docs/testing/asserts-errors.html
 * @see https://kyverno.github.io/chainsaw/latest/operations/assert/
 */
export function setExpectationsAside(readings: readonly SourceReading[]): SourceReading[] {
  const expected = new Set(readings.flatMap(expectedBy));
  return readings.map((reading) => {
    const { file, manifests } = reading;
    const isExpectation = KUTTL.test(baseName(file)) || expected.has(joinPath('.', file));
    const [first] = manifests;
    if (!isExpectation || first === undefined) return reading;
    const { line } = first.locate([]);
    const note = {
      reason: 'expectation',
      file,
      line,
      count: manifests.length,
      detail: SKIP_DETAILS.expectation,
    } as const;
    return { ...reading, manifests: [], skipped: [...reading.skipped, note] };
  });
}

/** The files that the tests of Chainsaw in a text compare with what there is. */
function expectedBy({ file, manifests }: SourceReading): readonly string[] {
  return manifests.flatMap(({ object }) => {
    const isTest = (asString(object['apiVersion']) ?? '').startsWith('chainsaw.kyverno.io/');
    if (!isTest) return [];
    const steps = asArray(asObject(object['spec'])['steps']).map(asObject);
    const operations = steps.flatMap((step) => [step['try'], step['catch'], step['finally']].flatMap(asArray));
    return operations.flatMap(comparedIn).map((path) => joinPath(directoryOf(file), path));
  });
}

function comparedIn(operation: Json): readonly string[] {
  if (!isObject(operation)) return [];
  return [operation['assert'], operation['error']].flatMap((compared) => asString(asObject(compared)['file']) ?? []);
}
