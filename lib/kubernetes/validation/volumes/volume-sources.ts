import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { dnsSubdomainProblems } from '../values/dns-name-problems';
import { forbidden, invalid, notSupported, required, tooLongValue, type FieldError } from '../field-error';
import { isObject, isSet, listOf, objectOf, textOf, type JsonObject } from '../values/json';
import { validateAnnotations, validateLabels } from '../metadata/validate-labels';
import { nameErrors, validateNeededText } from '../values/name-errors';
import { quantityInThousandths } from '../values/quantity';
import { validateClaimSpec } from './validate-claim-spec';
import { validateDescendingPath, validateFileMode, validateNoBacksteps } from '../containers/validate-file-path';
import { validateDownwardFile, validateKeyToPath, validateProjectedVolume } from './validate-projected-volume';
import { own } from '../../values/own';

import {
  needs,
  validateAzureDisk,
  validateFibreChannel,
  validateFlexVolume,
  validateFlocker,
  validateIscsi,
  validatePartition,
  validateQuobyte,
  validateStorageOs,
  withSecret,
  type SourceRule,
} from './provider-sources';

interface Source {
  /** What is looked at; absent where this only knows that the source exists. */
  readonly check?: SourceRule;
  /** How the API server calls the source as a second one. */
  readonly refusedAs?: string;
}

const validateEmptyDir: SourceRule = ({ sizeLimit }, path) => {
  if ((quantityInThousandths(sizeLimit) ?? 0n) >= 0n) return [];
  return [forbidden([...path, 'sizeLimit'], 'SizeLimit field must be a valid resource quantity')];
};

const HOST_PATH_TYPES = [
  ...['', 'BlockDevice', 'CharDevice', 'Directory', 'DirectoryOrCreate', 'File', 'FileOrCreate', 'Socket'],
];

const validateHostPath: SourceRule = (source, path) => {
  const [file, type] = [textOf(source['path']), textOf(source['type'])];
  if (file === '') return [required([...path, 'path'])];
  return allErrors(
    validateNoBacksteps(file, [...path, 'path']),
    HOST_PATH_TYPES.includes(type) ? [] : [notSupported([...path, 'type'], type, HOST_PATH_TYPES)],
  );
};

/** Files from the keys of a ConfigMap (`name`) or a Secret (`secretName`). */
function validateKeys(nameField: string): SourceRule {
  return (source, path) =>
    allErrors(
      validateNeededText(own(source, nameField), [...path, nameField]),
      validateFileMode(source['defaultMode'], [...path, 'defaultMode']),
      listOf(source['items']).flatMap((item, index) => validateKeyToPath(objectOf(item), [...path, 'items', index])),
    );
}

const validateNfs: SourceRule = (source, path) => {
  const file = textOf(source['path']);
  return allErrors(
    validateNeededText(source['server'], [...path, 'server']),
    validateNeededText(file, [...path, 'path']),
    file.startsWith('/') ? [] : [invalid([...path, 'path'], file, 'must be an absolute path')],
  );
};

const validateDownwardApi: SourceRule = (source, path) =>
  allErrors(
    validateFileMode(source['defaultMode'], [...path, 'defaultMode']),
    listOf(source['items']).flatMap((file) => validateDownwardFile(objectOf(file), path)),
  );

const LONGEST_DRIVER = 63;

const validateCsi: SourceRule = ({ driver, nodePublishSecretRef }, path) =>
  allErrors(
    textOf(driver) === ''
      ? [required([...path, 'driver'])]
      : allErrors(
          textOf(driver).length > LONGEST_DRIVER
            ? [tooLongValue([...path, 'driver'], `may not be more than ${LONGEST_DRIVER} bytes`)]
            : [],
          nameErrors(textOf(driver).toLowerCase(), dnsSubdomainProblems, [...path, 'driver']),
        ),
    isObject(nodePublishSecretRef) ? validatePublishSecret(textOf(nodePublishSecretRef['name']), path) : [],
  );

function validatePublishSecret(name: string, path: FieldPath): readonly FieldError[] {
  if (name === '') return [required([...path, 'nodePublishSecretRef', 'name'])];
  return nameErrors(name, dnsSubdomainProblems, [...path, 'name']);
}

const validateEphemeral: SourceRule = ({ volumeClaimTemplate }, path, { version }) => {
  const at = [...path, 'volumeClaimTemplate'];
  if (!isObject(volumeClaimTemplate)) return [required(at)];
  return allErrors(
    validateClaimMetadata(objectOf(volumeClaimTemplate['metadata']), [...at, 'metadata']),
    validateClaimSpec(volumeClaimTemplate['spec'], version, [...at, 'spec']),
  );
};

/** A claim that is made with a pod is called after it: its template has labels and annotations, no more. */
function validateClaimMetadata(metadata: JsonObject, path: FieldPath): readonly FieldError[] {
  const { labels, annotations, ...others } = metadata;
  return allErrors(
    validateAnnotations(annotations, [...path, 'annotations']),
    validateLabels(labels, [...path, 'labels']),
    Object.keys(others)
      .filter((field) => isStated(own(others, field)))
      .map((field) => forbidden([...path, field === 'uid' ? 'uID' : field], 'cannot be set')),
  );
}

function isStated(value: unknown): boolean {
  return isSet(value) && value !== '' && value !== 0;
}

const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];

const validateImage: SourceRule = ({ reference, pullPolicy }, path, { podLabels }) =>
  allErrors(
    podLabels && textOf(reference) === '' ? [required([...path, 'reference'])] : [],
    textOf(pullPolicy) !== '' && !PULL_POLICIES.includes(textOf(pullPolicy))
      ? [notSupported([...path, 'pullPolicy'], textOf(pullPolicy), PULL_POLICIES)]
      : [],
  );

/**
 * Where the content of a volume comes from, in the order in which the API server looks; only the first is looked into.
 *
 * @see pkg/apis/core/validation/validation.go validateVolumeSource
 */
export const VOLUME_SOURCES: Readonly<Record<string, Source>> = {
  emptyDir: { check: validateEmptyDir },
  hostPath: { check: validateHostPath },
  gitRepo: {
    check: ({ repository, directory }, path) =>
      allErrors(
        validateNeededText(repository, [...path, 'repository']),
        validateDescendingPath(textOf(directory), [...path, 'directory']),
      ),
  },
  gcePersistentDisk: {
    check: ({ pdName, partition }, path) =>
      allErrors(
        validateNeededText(pdName, [...path.slice(0, -1), 'persistentDisk', 'pdName']),
        validatePartition(partition, [...path.slice(0, -1), 'persistentDisk', 'partition']),
      ),
  },
  awsElasticBlockStore: {
    check: ({ volumeID, partition }, path) =>
      allErrors(
        validateNeededText(volumeID, [...path, 'volumeID']),
        validatePartition(partition, [...path, 'partition']),
      ),
  },
  secret: { check: validateKeys('secretName') },
  nfs: { check: validateNfs },
  iscsi: { check: validateIscsi },
  glusterfs: { check: needs('endpoints', 'path') },
  flocker: { check: validateFlocker },
  persistentVolumeClaim: { check: ({ claimName }, path) => validateNeededText(claimName, [...path, 'claimName']) },
  rbd: { check: needs('monitors', 'image') },
  cinder: { check: withSecret(needs('volumeID')) },
  cephfs: { check: needs('monitors'), refusedAs: 'cephFS' },
  quobyte: { check: validateQuobyte },
  downwardAPI: { check: validateDownwardApi, refusedAs: 'downwarAPI' },
  fc: { check: validateFibreChannel },
  flexVolume: { check: validateFlexVolume },
  configMap: { check: validateKeys('name') },
  azureFile: { check: needs('secretName', 'shareName') },
  vsphereVolume: { check: needs('volumePath') },
  photonPersistentDisk: { check: needs('pdID') },
  portworxVolume: { check: needs('volumeID') },
  azureDisk: { check: validateAzureDisk },
  storageos: { check: withSecret(validateStorageOs) },
  projected: { check: validateProjectedVolume },
  scaleIO: { check: needs('gateway', 'system', 'volumeName') },
  csi: { check: validateCsi },
  ephemeral: { check: validateEphemeral },
  image: { check: validateImage },
};
