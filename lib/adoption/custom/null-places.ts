import { isObject, own, type Json } from '../../kubernetes';
import type { Shape } from './shape';

/** Where a value says null and its shape lets null stay, as JSON pointers. */
export function nullPlaces(value: Json, shape: Shape, path = ''): readonly string[] {
  if (value === null) return shape.isNullable ? [path] : [];
  if (Array.isArray(value)) {
    if (shape.form !== 'list') return [];
    // Items that are null stay by themselves.
    return (value as readonly Json[]).flatMap((item, index) =>
      item === null ? [] : nullPlaces(item, shape.element, `${path}/${index}`),
    );
  }
  if (!isObject(value)) return [];
  return Object.keys(value).flatMap((key) => {
    const below =
      shape.form === 'fields' ? shape.fields.get(key)?.shape : shape.form === 'map' ? shape.element : undefined;
    const step = key.replaceAll('~', '~0').replaceAll('/', '~1');
    return below ? nullPlaces(own(value, key) as Json, below, `${path}/${step}`) : [];
  });
}
