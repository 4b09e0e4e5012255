import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { forbidden, invalid, notFound, notSupported, type FieldError } from '../field-error';
import { isObject, isSet, listOf, objectOf, textOf, type JsonObject } from '../values/json';
import { validateNeededText } from '../values/name-errors';
import { hasBackstep, validateDescendingPath } from '../containers/validate-file-path';
import type { Volumes } from './validate-volumes';

const PROPAGATIONS = ['Bidirectional', 'HostToContainer', 'None'];
const RECURSIVE = ['Disabled', 'Enabled', 'IfPossible'];

/**
 * Where a container sees its volumes: each of them exists, and no two are at the same place. The API server reports
 * some of the errors at the list.
 *
 * @param volumes the pod's volumes; nothing where they are not known
 * @see pkg/apis/core/validation/validation.go ValidateVolumeMounts
 */
export function validateVolumeMounts(
  container: JsonObject,
  volumes: Volumes | undefined,
  path: FieldPath,
): readonly FieldError[] {
  const taken = new Set<string>();
  const devices = listOf(container['volumeDevices']).map(objectOf);
  const list = [...path, 'volumeMounts'];
  return listOf(container['volumeMounts']).flatMap((entry, index) => {
    const mount = objectOf(entry);
    const [name, place] = [textOf(mount['name']), textOf(mount['mountPath'])];
    const at = [...list, index];
    const isTwice = taken.has(place);
    taken.add(place);
    return allErrors(
      validateNeededText(name, [...at, 'name']),
      volumes && !volumes.has(name) ? [notFound([...at, 'name'], name)] : [],
      validateNeededText(place, [...at, 'mountPath']),
      isTwice ? [invalid([...at, 'mountPath'], place, 'must be unique')] : [],
      validateIsNoDevice(name, place, devices, at),
      validateSubPath(mount, list, index),
      validateSharing(mount, container, list),
    );
  });
}

function validateIsNoDevice(
  name: string,
  place: string,
  devices: readonly JsonObject[],
  path: FieldPath,
): readonly FieldError[] {
  const detail = 'must not already exist as a path in volumeDevices';
  return allErrors(
    devices.some((device) => device['name'] === name)
      ? [invalid([...path, 'name'], name, 'must not already exist in volumeDevices')]
      : [],
    devices.some((device) => device['devicePath'] === place) ? [invalid([...path, 'mountPath'], place, detail)] : [],
  );
}

function validateSubPath(mount: JsonObject, list: FieldPath, index: number): readonly FieldError[] {
  const [file, expression] = [textOf(mount['subPath']), textOf(mount['subPathExpr'])];
  const at = [...list, index, 'subPathExpr'];
  const isBoth = file !== '' && expression !== '';
  return allErrors(
    validateDescendingPath(file, [...list, 'subPath']),
    isBoth ? [invalid(at, expression, 'subPathExpr and subPath are mutually exclusive')] : [],
    validateDescendingPath(expression, [...list, 'subPathExpr']),
  );
}

/** @see pkg/apis/core/validation/validation.go validateMountPropagation, validateMountRecursiveReadOnly */
function validateSharing(mount: JsonObject, { securityContext }: JsonObject, list: FieldPath): readonly FieldError[] {
  const { mountPropagation, recursiveReadOnly, readOnly } = mount;
  const propagation = textOf(mountPropagation);
  const at = [...list, 'mountPropagation'];
  const isUnprivileged = propagation === 'Bidirectional' && objectOf(securityContext)['privileged'] !== true;
  const detail = 'Bidirectional mount propagation is available only to privileged containers';
  return allErrors(
    isSet(mountPropagation) && !PROPAGATIONS.includes(propagation) ? [notSupported(at, propagation, PROPAGATIONS)] : [],
    isUnprivileged ? [forbidden(at, detail)] : [],
    isSet(recursiveReadOnly)
      ? validateRecursive(textOf(recursiveReadOnly), readOnly === true, propagation, [...list, 'recursiveReadOnly'])
      : [],
  );
}

function validateRecursive(
  mode: string,
  isReadOnly: boolean,
  propagation: string,
  path: FieldPath,
): readonly FieldError[] {
  if (!RECURSIVE.includes(mode)) return [notSupported(path, mode, ['Disabled', 'IfPossible', 'Enabled'])];
  if (mode === 'Disabled') return [];
  const isShared = propagation !== '' && propagation !== 'None';
  return allErrors(
    isReadOnly ? [] : [forbidden(path, 'may only be specified when readOnly is true')],
    isShared ? [forbidden(path, 'may only be specified when mountPropagation is None or not specified')] : [],
  );
}

/**
 * Volumes that a container uses as block devices.
 *
 * @see pkg/apis/core/validation/validation.go ValidateVolumeDevices
 */
export function validateVolumeDevices(
  container: JsonObject,
  volumes: Volumes | undefined,
  path: FieldPath,
): readonly FieldError[] {
  const [names, places] = [new Set<string>(), new Set<string>()];
  const mounts = listOf(container['volumeMounts']).map(objectOf);
  return listOf(container['volumeDevices']).flatMap((entry, index) => {
    const { name: written, devicePath } = objectOf(entry);
    const [name, place] = [textOf(written), textOf(devicePath)];
    const nameAt = [...path, 'volumeDevices', index, 'name'];
    const placeAt = [...path, 'volumeDevices', index, 'devicePath'];
    const [isNameTaken, isPlaceTaken] = [names.has(name), places.has(place)];
    if (name !== '') names.add(name);
    places.add(place);
    return allErrors(
      validateNeededText(name, nameAt),
      isNameTaken ? [invalid(nameAt, name, 'must be unique')] : [],
      validateIsBlock(name, volumes, nameAt),
      validateNeededText(place, placeAt),
      isPlaceTaken ? [invalid(placeAt, place, 'must be unique')] : [],
      hasBackstep(place) ? [invalid(placeAt, place, "can not contain backsteps ('..')")] : [],
      validateIsNoMount(name, place, mounts, [...path, 'volumeDevices', index]),
    );
  });
}

function validateIsBlock(name: string, volumes: Volumes | undefined, path: FieldPath): readonly FieldError[] {
  if (!volumes) return [];
  const volume = volumes.get(name);
  if (!volume) return [notFound(path, name)];
  if (isObject(volume['persistentVolumeClaim']) || isObject(volume['ephemeral'])) return [];
  return [invalid(path, name, 'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode')];
}

function validateIsNoMount(
  name: string,
  place: string,
  mounts: readonly JsonObject[],
  path: FieldPath,
): readonly FieldError[] {
  const detail = 'must not already exist as a path in volumeMounts';
  return allErrors(
    mounts.some((mount) => mount['name'] === name)
      ? [invalid([...path, 'name'], name, 'must not already exist in volumeMounts')]
      : [],
    mounts.some((mount) => mount['mountPath'] === place) ? [invalid([...path, 'devicePath'], place, detail)] : [],
  );
}
