import { Chart } from 'cdk8s';
import type { ReadProblem } from '../check';
import { readSource } from '../source';
import { isObject, type JsonObject, type Manifest } from '../workload';

/** What a test expects something of. */
export interface UnderTest {
  readonly manifests: readonly Manifest[];
  /** What of a text cannot be read. */
  readonly problems: readonly ReadProblem[];
}

/**
 * The manifests of a test: what `Testing.synth` returns, a chart, or the text of `app.synthYaml()` or of a file.
 *
 * @throws TypeError for anything else, and for nothing at all: a test that looks at nothing proves nothing
 */
export function manifestsUnderTest(received: unknown, matcher: string): UnderTest {
  const found = read(received, matcher);
  if (found.manifests.length === 0 && found.problems.length === 0)
    throw new TypeError(`${matcher}: there is no manifest in what was given`);
  return found;
}

function read(received: unknown, matcher: string): UnderTest {
  if (typeof received === 'string') return readSource(received, '<text>', { directory: '.' });
  const objects: unknown = Chart.isChart(received) ? received.toJson() : received;
  const list = Array.isArray(objects) ? (objects as unknown[]) : [objects];
  if (!list.every(isManifest)) {
    throw new TypeError(
      `${matcher} takes manifests (what Testing.synth(chart) returns), a chart, or YAML as text, not ${describe(received)}`,
    );
  }
  return { manifests: list.map((object) => ({ object })), problems: [] };
}

function isManifest(value: unknown): value is JsonObject {
  return isObject(value as JsonObject) && typeof (value as JsonObject)['kind'] === 'string';
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return 'a list with something else in it';
  return typeof value === 'object' && value !== null
    ? `an object without 'kind'`
    : `${value === null ? 'null' : typeof value}`;
}
