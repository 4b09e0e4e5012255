import { asString, formatFieldError, formatFieldPath, type FieldPath, own } from '../../kubernetes';
import { asObject, identityOf, type JsonObject, type Manifest, type World } from '../../workload';
import type { Edit, WorldRule } from '../rule';
import { changed, WEB } from '../support/example';
import { unreadableOf } from '../support/refusals';

/** A value of another type than its field has. */
export const fieldMistyped: WorldRule = {
  id: 'field-mistyped',
  title: 'A value of another type than its field has',
  severity: 'error',
  effect: 'refused',
  message: '{field} has a value of a wrong type: {refusal}',
  why: 'The API server cannot read the manifest: nothing of it is applied, and what runs stays as it is.',
  fix: 'give {field} {wanted}',
  source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#standard-api-terminology',
  bad: [
    changed(WEB, { 'replicas: 3': "replicas: '3'" }),
    changed(WEB, { 'terminationGracePeriodSeconds: 25': 'terminationGracePeriodSeconds: 25s' }),
  ],
  good: [WEB],
  *checkWorld(world) {
    for (const [error, manifest] of unreadableOf('Mistyped', world)) {
      if (isShownOnly(manifest, world)) continue;
      const refusal = formatFieldError(error);
      const numbers = { field: formatFieldPath(error.path), refusal, wanted: wanted(refusal) };
      const edits = editsFor(error.path, manifest, refusal);
      yield { resource: manifest, path: error.path, numbers, edits, explains: [error.path] };
    }
  },
};

/** A Secret that an ExternalSecret of its folder makes, with its content to be read: it shows what is made, and is not applied. */
function isShownOnly(secret: Manifest, world: World): boolean {
  if (secret.object['kind'] !== 'Secret') return false;
  const { name, namespace } = identityOf(secret);
  return world.manifests.some((maker) => {
    if (maker.object['kind'] !== 'ExternalSecret' || maker.directory !== secret.directory) return false;
    const made = asString(asObject(asObject(maker.object['spec'])['target'])['name']) ?? identityOf(maker).name;
    return made === name && identityOf(maker).namespace === namespace;
  });
}

/** A number in quotes, or with the unit of seconds behind it, is still a number. */
function editsFor(path: FieldPath, { object }: Manifest, refusal: string): readonly Edit[] {
  const written = asString(
    path.reduce<unknown>((value, step) => own((value as JsonObject | undefined) ?? {}, step), object),
  );
  const number = / of type int(32|64)$/.test(refusal) ? /^(\d{1,9})s?$/.exec(written ?? '')?.[1] : undefined;
  return number === undefined ? [] : [{ path, value: Number(number) }];
}

/** What the field takes, in a reader's words. */
function wanted(refusal: string): string {
  const type = / of type (\S+)$/.exec(refusal)?.[1] ?? '';
  if (type.startsWith('[]') && type !== '[]uint8') return 'a list';
  if (type.startsWith('map[')) return 'a mapping';
  if (type === 'bool') return 'true or false';
  if (/^int(32|64)$/.test(type)) return 'a whole number, without quotes or unit';
  if (refusal.startsWith('quantities') || refusal.startsWith('unable')) return 'a quantity such as 500m or 128Mi';
  if (refusal.startsWith('parsing time')) return 'a time such as 2026-01-31T12:00:00Z';
  if (type === '[]uint8' || refusal.startsWith('illegal base64')) return 'text in base64';
  return type === 'string' ? 'text (a number or true and false in quotes)' : 'a value of its type';
}
