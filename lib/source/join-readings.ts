import { pushAll } from '../kubernetes';
import type { SourceProblem } from './problem';
import { readSource } from './read-source';
import { setExpectationsAside } from './set-expectations-aside';
import { setPatchesAside } from './kustomize/set-patches-aside';
import type { Skipped } from './skipped';
import type { SourceManifest } from './source-manifest';
import type { SourceReading } from './source-reading';

/** A text of the content of a cluster. */
export interface SourceText {
  /** What messages call it, with forward slashes. */
  readonly file: string;
  readonly text: string;
  /** @default the directory part of `file` */
  readonly directory?: string;
}

/** Several texts that were read as the content of one cluster, or of several. */
export interface JoinedReading {
  readonly files: number;
  readonly resources: number;
  readonly manifests: readonly SourceManifest[];
  readonly problems: readonly SourceProblem[];
  readonly skipped: readonly Skipped[];
}

/** What a text was read as, as long as somebody has it: a command asks for the same ones several times. */
const READINGS = new WeakMap<SourceText, SourceReading>();

/** Reads texts that belong together, each once. */
export function readTogether(texts: readonly SourceText[]): JoinedReading {
  return joinReadings(texts.map(readingOf));
}

function readingOf(source: SourceText): SourceReading {
  const { file, text, directory } = source;
  const known = READINGS.get(source);
  if (known) return known;
  const reading = readSource(text, file, directory === undefined ? {} : { directory });
  READINGS.set(source, reading);
  return reading;
}

/** What several readings come to, once what patches others is set aside. */
export function joinReadings(readings: readonly SourceReading[]): JoinedReading {
  const manifests: SourceManifest[] = [];
  const problems: SourceProblem[] = [];
  const skipped: Skipped[] = [];
  for (const reading of setPatchesAside(setExpectationsAside(readings))) {
    pushAll(manifests, reading.manifests);
    pushAll(problems, reading.problems);
    pushAll(skipped, reading.skipped);
  }
  return { files: readings.length, resources: manifests.length, manifests, problems, skipped };
}
