import { parse } from 'yaml';
import { formatFieldError, formatFieldPath, KUBERNETES_VERSIONS, validateManifest } from '../../lib/kubernetes';
import type { FieldError } from '../../lib/kubernetes';
import { CannotRun } from './cannot-run';
import { orCannotRun, readJson } from './read-json';
import type { Outcome } from './report';

/** A manifest, and what a real API server made of it. */
interface Verdict {
  readonly id: string;
  readonly topic: string;
  readonly manifest: string;
  readonly accepted: boolean;
  readonly message: string | null;
}

/** The verdicts were recorded on the newest version that the tools know. */
const RECORDED_ON = KUBERNETES_VERSIONS[KUBERNETES_VERSIONS.length - 1];

/** Replays a file of verdicts: one outcome a topic. */
export function replayValidity(file: string): readonly Outcome[] {
  const verdicts = readVerdicts(file);
  const topics = [...new Set(verdicts.map(({ topic }) => topic))];
  return topics.map((topic) =>
    replayTopic(
      topic,
      verdicts.filter((verdict) => verdict.topic === topic),
    ),
  );
}

function readVerdicts(file: string): readonly Verdict[] {
  const content = readJson(file);
  const isVerdict = (one: unknown) => typeof (one as Partial<Verdict> | null)?.manifest === 'string';
  if (!Array.isArray(content) || content.length === 0 || !content.every(isVerdict)) {
    throw new CannotRun(`${file} is not a list of manifests with an API server's verdicts`);
  }
  return content as readonly Verdict[];
}

function replayTopic(topic: string, verdicts: readonly Verdict[]): Outcome {
  const remarks = verdicts.flatMap(mismatchOf);
  return { name: topic, passed: verdicts.length - remarks.length, failed: remarks.length, skipped: 0, remarks };
}

/** How our verdict, or the place of the first error, differs from the API server's. */
function mismatchOf({ id, manifest, accepted, message }: Verdict): readonly string[] {
  const object = orCannotRun(() => parse(manifest, { uniqueKeys: false }) as unknown, `the manifest ${id} is not YAML`);
  const errors = validateManifest(object, RECORDED_ON);
  const [first] = errors;
  if (accepted ? first === undefined : first !== undefined && isSamePlace(first, message ?? '')) return [];
  return [`failed ${id}: expected ${accepted ? 'accepted' : (message ?? 'refused')}, got ${worded(errors)}`];
}

/**
 * Whether an error is the first one that the API server's message names. It writes `The Pod "p" is invalid: PATH: …`,
 * or one `* PATH: …` a line; what it cannot decode it names in Go's words (without indices), if at all.
 */
function isSamePlace(error: FieldError, message: string): boolean {
  const decoding = /cannot be handled as an? \w+: (?<problem>.*)/s.exec(message)?.groups?.['problem'];
  if (decoding !== undefined) return decoding.startsWith(formatFieldError(error));
  const path = /is invalid:\s*(?:\* )?(\S.*?): /.exec(message)?.[1];
  return path === undefined || path === formatFieldPath(error.path) || isOfClaim(error, path);
}

/** What the controller of a StatefulSet makes of a claim is told at the claim, which the manifest has. */
function isOfClaim(error: FieldError, path: string): boolean {
  return error.path[1] === 'volumeClaimTemplates' && /^spec\.template\.spec\.volumes\[\d+\]\./.test(path);
}

function worded(errors: readonly FieldError[]): string {
  return errors.length === 0 ? 'accepted' : errors.map(formatFieldError).join('; ');
}
