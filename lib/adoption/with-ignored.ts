import { ANNOTATIONS, type IgnoredRule, writeFacts } from '../facts';
import { asObject, asString, type JsonObject } from '../kubernetes';

/** An object that says of rules why they are ignored about it, besides those that it names already. */
export function withIgnored(object: JsonObject, ignored: readonly IgnoredRule[]): JsonObject {
  if (ignored.length === 0) return object;
  const metadata = asObject(object['metadata'] ?? {});
  const annotations = asObject(metadata['annotations'] ?? {});
  const before = asString(annotations[ANNOTATIONS.ignore]);
  const { [ANNOTATIONS.ignore]: text = '' } = writeFacts({ workload: {}, containers: {}, ignored });
  const all = before === undefined || before.trim() === '' ? text : `${before.trimEnd()}\n${text}`;
  return { ...object, metadata: { ...metadata, annotations: { ...annotations, [ANNOTATIONS.ignore]: all } } };
}
