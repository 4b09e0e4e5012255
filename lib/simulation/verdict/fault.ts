import type { FieldPath, Seconds } from '../../kubernetes';
import { identityOf, type Manifest } from '../../workload';
import type { ContainerModel } from '../model/pod-model';
import type { Blame } from '../outcome';

/** A field, and what is wrong with it. */
export interface Fault {
  readonly manifest?: Manifest | undefined;
  readonly path: FieldPath;
  readonly words: string;
}

/** A fault at the place where it stands. */
export function blameAt({ manifest, path, words }: Fault, own: Manifest): Blame {
  const meant = manifest ?? own;
  const span = meant.locate?.(path);
  return {
    resource: identityOf(meant),
    ...(meant.file !== undefined && { file: meant.file }),
    ...(span && { line: span.line, column: span.column }),
    path,
    words,
  };
}

/** Seconds as a message has them. */
export function seconds(value: Seconds): string {
  return `${Math.round(value * 100) / 100} s`;
}

/** Whether a container has a readiness probe. */
export function hasReadiness({ probes }: ContainerModel): boolean {
  return probes.some(({ type }) => type === 'readiness');
}
