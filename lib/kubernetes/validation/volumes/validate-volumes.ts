import { pushAll } from '../../values/push-all';
import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { dnsLabelProblems, dnsSubdomainProblems } from '../values/dns-name-problems';
import { duplicate, forbidden, invalid, required, type FieldError } from '../field-error';
import { isObject, isSet, listOf, objectOf, textOf, type JsonObject } from '../values/json';
import { nameErrors, validateNeededName } from '../values/name-errors';
import type { PodContext } from '../pods/pod-context';
import { VOLUME_SOURCES } from './volume-sources';
import { own } from '../../values/own';

/** The volumes of a pod that are valid, by name. */
export type Volumes = ReadonlyMap<string, JsonObject>;

/**
 * The volumes of a pod. One that is not valid is no volume to mount.
 *
 * @returns the errors, and the volumes that containers can mount
 * @see pkg/apis/core/validation/validation.go ValidateVolumes
 */
export function validateVolumes(
  volumes: unknown,
  context: PodContext,
  path: FieldPath,
): { readonly errors: readonly FieldError[]; readonly valid: Volumes } {
  const valid = new Map<string, JsonObject>();
  const errors: FieldError[] = [];
  for (const [index, entry] of listOf(volumes).entries()) {
    const volume = withDefaultSource(objectOf(entry));
    const name = textOf(volume['name']);
    const at = [...path, index];
    const own = allErrors(
      validateSource(volume, name, context, at),
      validateNeededName(name, dnsLabelProblems, [...at, 'name']),
      valid.has(name) ? [duplicate([...at, 'name'], name)] : [],
    );
    if (own.length === 0) valid.set(name, volume);
    pushAll(errors, own);
  }
  return { errors, valid };
}

/**
 * A volume of no type is an empty directory; `emptyDir:` with nothing behind it is one that way.
 *
 * @see pkg/apis/core/v1/defaults.go SetDefaults_Volume
 */
function withDefaultSource(volume: JsonObject): JsonObject {
  const isOfNone = Object.keys(VOLUME_SOURCES).every((kind) => !isSet(own(volume, kind)));
  return isOfNone ? { ...volume, emptyDir: {} } : volume;
}

function validateSource(volume: JsonObject, name: string, context: PodContext, path: FieldPath): readonly FieldError[] {
  const present = Object.entries(VOLUME_SOURCES).filter(([kind]) => isObject(own(volume, kind)));
  if (present.length === 0) return [required(path, 'must specify a volume type')];
  return present.flatMap(([kind, { check, refusedAs = kind }], index) =>
    index > 0
      ? [forbidden([...path, refusedAs], 'may not specify more than 1 volume type')]
      : allErrors(
          check?.(objectOf(own(volume, kind)), [...path, kind], context) ?? [],
          kind === 'ephemeral' ? validateClaimName(name, context, path) : [],
        ),
  );
}

/** The claim of an ephemeral volume is called after the pod and the volume. */
function validateClaimName(volume: string, { podName = '' }: PodContext, path: FieldPath): readonly FieldError[] {
  if (podName === '' || volume === '') return [];
  const claim = `${podName}-${volume}`;
  const problems = nameErrors(claim, dnsSubdomainProblems, path).map(({ detail }) => detail);
  return problems.map((problem) => invalid([...path, 'name'], volume, `PVC name ${JSON.stringify(claim)}: ${problem}`));
}
