import { readFileSync } from 'node:fs';

/** A file that was just synthesised: `cdk8s synth` hands a validation paths, and objects without their lines. */
export function manifestBytes(path: string): Uint8Array {
  return readFileSync(path);
}
