import { asObject, asStrings, own, type JsonObject } from '../../kubernetes';
import type { Workload } from '../workload';

/** The annotations of a workload's pods. */
export function podAnnotations({ manifest, podPath }: Workload): Readonly<Record<string, string>> {
  const template = podPath.slice(0, -1).reduce<JsonObject>((at, step) => asObject(own(at, step)), manifest.object);
  return asStrings(asObject(template['metadata'])['annotations']);
}
