import { asObject, asString } from '../../kubernetes';
import { knownKind } from './known-kind';
import type { Manifest } from './manifest';

/** The headless Service that a StatefulSet has to have, so that its pods have names. */
export function governingService({ object }: Manifest): string | undefined {
  return knownKind(object) === 'StatefulSet' ? asString(asObject(object['spec'])['serviceName']) : undefined;
}
