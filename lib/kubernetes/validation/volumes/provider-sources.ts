import { own } from '../../values/own';
import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { dnsLabelProblems } from '../values/dns-name-problems';
import { invalid, notSupported, required, type FieldError } from '../field-error';
import { isObject, isSet, listOf, numberOf, objectOf, textOf, type JsonObject } from '../values/json';
import { validateNeededName, validateNeededText, validateOptionalName } from '../values/name-errors';
import type { PodContext } from '../pods/pod-context';

/** What is wrong with the source of a volume. */
export type SourceRule = (source: JsonObject, path: FieldPath, context: PodContext) => readonly FieldError[];

/** A source of which fields have to be there: a text, or a list with something in it. */
export function needs(...fields: readonly string[]): SourceRule {
  return (source, path) =>
    fields
      .filter((field) => textOf(own(source, field)) === '' && listOf(own(source, field)).length === 0)
      .map((field) => required([...path, field]));
}

/** A source that may name a Secret, too. */
export function withSecret(rule: SourceRule): SourceRule {
  return (source, path, context) => {
    const { secretRef } = source;
    const isNameless = isObject(secretRef) && textOf(secretRef['name']) === '';
    return [...rule(source, path, context), ...(isNameless ? [required([...path, 'secretRef', 'name'])] : [])];
  };
}

/** The partition of a disk. */
export function validatePartition(partition: unknown, path: FieldPath): readonly FieldError[] {
  return isByte(partition) ? [] : [invalid(path, numberOf(partition), 'must be between 0 and 255, inclusive')];
}

function isByte(value: unknown): boolean {
  return !(numberOf(value) < 0 || numberOf(value) > 255);
}

const INITIATORS: ReadonlyMap<string, RegExp> = new Map([
  ['iqn', /iqn\.\d{4}-\d{2}\.([A-Za-z0-9\-.]+)(:[^,;*&$|\s]+)$/],
  ['eui', /^eui.[A-Za-z0-9]{16}$/],
  ['naa', /^naa.[A-Za-z0-9]{32}$/],
]);

/** The name of an initiator has 223 bytes at the most. @see RFC 3720, section 3.2.6.1 */
const LONGEST_NAME = 4096;

function initiatorProblem(name: string): string | undefined {
  const form = INITIATORS.get(name.slice(0, 3));
  if (!form) return 'must be valid format starting with iqn, eui, or naa';
  return form.test(name.slice(-LONGEST_NAME)) ? undefined : 'must be valid format';
}

/** @see pkg/apis/core/validation/validation.go validateISCSIVolumeSource */
export const validateIscsi: SourceRule = (source, path) => {
  const { iqn, lun, initiatorName, secretRef, chapAuthDiscovery, chapAuthSession } = source;
  const hasPassword = chapAuthDiscovery === true || chapAuthSession === true;
  const named = (name: unknown, field: string) => {
    const problem = initiatorProblem(textOf(name));
    return problem === undefined ? [] : [invalid([...path, field], textOf(name), problem)];
  };
  return allErrors(
    validateNeededText(source['targetPortal'], [...path, 'targetPortal']),
    textOf(iqn) === '' ? [required([...path, 'iqn'])] : named(iqn, 'iqn'),
    isByte(lun) ? [] : [invalid([...path, 'lun'], lun, 'must be between 0 and 255, inclusive')],
    hasPassword && !isObject(secretRef) ? [required([...path, 'secretRef'])] : [],
    isSet(initiatorName) ? named(initiatorName, 'initiatorname') : [],
  );
};

/** @see pkg/apis/core/validation/validation.go validateFCVolumeSource */
export const validateFibreChannel: SourceRule = ({ targetWWNs, wwids, lun }, path) => {
  const [targets, ids] = [listOf(targetWWNs), listOf(wwids)];
  const at = [...path, 'targetWWNs'];
  if (targets.length === 0) {
    return ids.length > 0 ? [] : [required(at, 'must specify either targetWWNs or wwids, but not both')];
  }
  return allErrors(
    ids.length > 0 ? [invalid(at, targets, 'targetWWNs and wwids can not be specified simultaneously')] : [],
    isSet(lun) ? [] : [required([...path, 'lun'], 'lun is required if targetWWNs is specified')],
    isByte(lun) ? [] : [invalid([...path, 'lun'], lun, 'must be between 0 and 255, inclusive')],
  );
};

/** @see pkg/apis/core/validation/validation.go validateFlockerVolumeSource */
export const validateFlocker: SourceRule = ({ datasetName, datasetUUID }, path) => {
  const [name, id] = [textOf(datasetName), textOf(datasetUUID)];
  const both = 'datasetName and datasetUUID can not be specified simultaneously';
  return allErrors(
    name === '' && id === '' ? [required(path, 'one of datasetName and datasetUUID is required')] : [],
    name !== '' && id !== '' ? [invalid(path, 'resource', both)] : [],
    name.includes('/') ? [invalid([...path, 'datasetName'], name, "must not contain '/'")] : [],
  );
};

/** @see pkg/apis/core/validation/validation.go validateQuobyteVolumeSource */
export const validateQuobyte: SourceRule = ({ registry, tenant, volume }, path) => {
  const detail = 'must be a host:port pair or multiple pairs separated by commas';
  const at = [...path, 'registry'];
  const hosts = textOf(registry);
  const isTooLong = textOf(tenant).length > 64;
  const unpaired = hosts.split(',').filter((host) => !/^(?:[^:[\]]*|\[[^[\]]*\]):[^:[\]]*$/.test(host));
  return allErrors(
    hosts === '' ? [required(at, detail)] : [],
    hosts !== '' && isTooLong
      ? [required([...path, 'tenant'], 'must be a UUID and may not exceed a length of 64 characters')]
      : [],
    hosts === '' || isTooLong ? [] : unpaired.map(() => invalid(at, hosts, detail)),
    validateNeededText(volume, [...path, 'volume']),
  );
};

/** @see pkg/apis/core/validation/validation.go validateFlexVolumeSource */
export const validateFlexVolume: SourceRule = ({ driver, options }, path) => {
  const isReserved = (key: string) => /\.(kubernetes|k8s)\.io$/.test(`.${(key.split('/')[0] ?? '').toLowerCase()}`);
  const detail = 'kubernetes.io and k8s.io namespaces are reserved';
  return allErrors(
    validateNeededText(driver, [...path, 'driver']),
    Object.keys(objectOf(options))
      .filter(isReserved)
      .map((key) => invalid([...path, 'options', key], key, detail)),
  );
};

const CACHING = ['None', 'ReadOnly', 'ReadWrite'];
const DISKS = ['Dedicated', 'Managed', 'Shared'];
const MANAGED = '/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}';
const BLOB = 'https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd';

/** @see pkg/apis/core/validation/validation.go validateAzureDisk */
export const validateAzureDisk: SourceRule = ({ diskName, diskURI, cachingMode, kind }, path) => {
  const uri = textOf(diskURI);
  const type = isSet(kind) ? textOf(kind) : 'Shared';
  const isManaged = type === 'Managed';
  const hasForm = uri.startsWith(isManaged ? '/subscriptions/' : 'https://');
  const one = (value: unknown, all: readonly string[], field: string) =>
    isSet(value) && !all.includes(textOf(value)) ? [notSupported([...path, field], textOf(value), all)] : [];
  return allErrors(
    validateNeededText(diskName, [...path, 'diskName']),
    validateNeededText(uri, [...path, 'diskURI']),
    one(cachingMode, CACHING, 'cachingMode'),
    one(kind, DISKS, 'kind'),
    hasForm ? [] : [notSupported([...path, 'diskURI'], uri, [isManaged ? MANAGED : BLOB])],
  );
};

/** @see pkg/apis/core/validation/validation.go validateStorageOSVolumeSource */
export const validateStorageOs: SourceRule = ({ volumeName, volumeNamespace }, path) =>
  allErrors(
    validateNeededName(volumeName, dnsLabelProblems, [...path, 'volumeName']),
    validateOptionalName(volumeNamespace, dnsLabelProblems, [...path, 'volumeNamespace']),
  );
