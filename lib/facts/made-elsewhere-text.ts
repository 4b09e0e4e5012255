/** Kinds of objects that a pod asks for by name. */
const OBJECT = /^(?:ConfigMap|Secret|ServiceAccount)\/[a-z0-9](?:[-a-z0-9.]*[a-z0-9])?$/;

/** Objects that are made elsewhere, as an annotation says them: `ConfigMap/shared, ServiceAccount/web`. */
export function formatMadeElsewhere(objects: readonly string[]): string {
  return objects.join(', ');
}

/**
 * Reads what an annotation says of objects that are made elsewhere.
 *
 * @throws RangeError for anything that is no object of a kind that pods ask for
 */
export function parseMadeElsewhere(text: string): readonly string[] {
  const objects = text.split(',').map((one) => one.trim());
  const wrong = objects.find((one) => !OBJECT.test(one));
  if (wrong === undefined) return objects;
  throw new RangeError(`'${wrong}' is no ConfigMap, Secret or ServiceAccount; write such as 'ServiceAccount/web'`);
}
