import { asObject, asStrings, own, type FieldPath, type JsonObject } from '../../kubernetes';
import { asFarAsWritten } from '../objects/as-far-as-written';
import type { Workload } from '../workload';

/** The annotations of a workload's pods. */
export function podAnnotations({ manifest, podPath }: Workload): Readonly<Record<string, string>> {
  const template = podPath.slice(0, -1).reduce<JsonObject>((at, step) => asObject(own(at, step)), manifest.object);
  return asStrings(asObject(template['metadata'])['annotations']);
}

/** Where an annotation of the pods stands, as far as somebody has written something there. */
export function proxyAnnotation({ manifest, podPath }: Workload, name: string): FieldPath {
  return asFarAsWritten(manifest.object, [...podPath.slice(0, -1), 'metadata', 'annotations', name]);
}
