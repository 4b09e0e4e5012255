import type { App, ApiObject } from 'cdk8s';

/** What cdk8s keeps to itself, and yet reads from the environment at its start. */
interface Recording {
  readonly recordConstructMetadata?: boolean;
  writeConstructMetadata(apiObjects: readonly ApiObject[]): void;
}

/** Writes which construct each object comes from, where the app was told to: cdk8s itself does. */
export function writeConstructMetadata(app: App, objects: () => readonly ApiObject[]): void {
  const recording = app as unknown as Recording;
  if (recording.recordConstructMetadata) recording.writeConstructMetadata(objects());
}
