import { decodeText, readSource, type SourceProblem, type SourceReading } from '../source';
import { environmentsOf, identityText } from '../workload';

/** A file that was synthesised. */
export interface SynthesisedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Reads what was synthesised, each field with its line; files that hold the same object are environments. */
export function readSynthesised(files: readonly SynthesisedFile[]): readonly SourceReading[] {
  const readings = files.map((file) => readOne(file, '.'));
  const placed = readings.flatMap(({ file, manifests }) =>
    manifests.map((manifest) => ({ file, place: file.split(/[\\/]/), identity: identityText(manifest.object) })),
  );
  const environments = environmentsOf(placed);
  if (environments === undefined) return readings;
  const directories = new Map(placed.map(({ file }, index) => [file, environments[index] ?? '.']));
  return files.map((file) => readOne(file, directories.get(file.path) ?? '.'));
}

function readOne({ path, bytes }: SynthesisedFile, directory: string): SourceReading {
  const decoded = decodeText(bytes);
  if ('text' in decoded) return readSource(decoded.text, path, { directory });
  const problem: SourceProblem = { ...decoded, severity: 'error', file: path, column: 1 };
  return { file: path, manifests: [], problems: [problem], skipped: [], kustomizations: [] };
}
