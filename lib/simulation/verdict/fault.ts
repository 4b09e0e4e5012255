import type { FieldPath, Seconds } from '../../kubernetes';
import type { Manifest } from '../../workload';
import type { ContainerModel } from '../model/pod-model';

/** A field, and what is wrong with it. */
export interface Fault {
  readonly manifest?: Manifest | undefined;
  readonly path: FieldPath;
  readonly words: string;
}

/** Seconds as a message has them. */
export function seconds(value: Seconds): string {
  return `${Math.round(value * 100) / 100} s`;
}

/** Whether a container has a readiness probe. */
export function hasReadiness({ probes }: ContainerModel): boolean {
  return probes.some(({ type }) => type === 'readiness');
}
