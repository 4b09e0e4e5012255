import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { dnsSubdomainProblems } from '../values/dns-name-problems';
import { forbidden, invalid, notSupported, required, type FieldError } from '../field-error';
import { isObject, isSet, listOf, objectOf, textOf, type JsonObject } from '../values/json';
import { nameErrors, validateNeededText } from '../values/name-errors';
import type { PodContext } from '../pods/pod-context';
import { quantityInThousandths } from '../values/quantity';
import { validateClaimSpec } from './validate-claim-spec';
import { validateFileMode, validateNoBacksteps } from '../containers/validate-file-path';
import { validateDownwardFile, validateKeyToPath, validateProjectedVolume } from './validate-projected-volume';
import { own } from '../../values/own';

type SourceRule = (source: JsonObject, path: FieldPath, context: PodContext) => readonly FieldError[];

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

const validateCsi: SourceRule = ({ driver, nodePublishSecretRef }, path) =>
  allErrors(
    textOf(driver) === ''
      ? [required([...path, 'driver'])]
      : nameErrors(textOf(driver).toLowerCase(), dnsSubdomainProblems, [...path, 'driver']),
    isObject(nodePublishSecretRef)
      ? validateNeededText(nodePublishSecretRef['name'], [...path, 'nodePublishSecretRef', 'name'])
      : [],
  );

const validateEphemeral: SourceRule = ({ volumeClaimTemplate }, path) => {
  const at = [...path, 'volumeClaimTemplate'];
  if (!isObject(volumeClaimTemplate)) return [required(at)];
  return validateClaimSpec(volumeClaimTemplate['spec'], [...at, 'spec']);
};

const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];

const validateImage: SourceRule = ({ reference, pullPolicy }, path, { podLabels }) =>
  allErrors(
    podLabels && textOf(reference) === '' ? [required([...path, 'reference'])] : [],
    isSet(pullPolicy) && !PULL_POLICIES.includes(textOf(pullPolicy))
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
  gitRepo: { check: ({ repository }, path) => validateNeededText(repository, [...path, 'repository']) },
  gcePersistentDisk: {
    check: ({ pdName }, path) => validateNeededText(pdName, [...path.slice(0, -1), 'persistentDisk', 'pdName']),
  },
  awsElasticBlockStore: { check: ({ volumeID }, path) => validateNeededText(volumeID, [...path, 'volumeID']) },
  secret: { check: validateKeys('secretName') },
  nfs: { check: validateNfs },
  iscsi: {},
  glusterfs: {},
  flocker: {},
  persistentVolumeClaim: { check: ({ claimName }, path) => validateNeededText(claimName, [...path, 'claimName']) },
  rbd: {},
  cinder: {},
  cephfs: { refusedAs: 'cephFS' },
  quobyte: {},
  downwardAPI: { check: validateDownwardApi, refusedAs: 'downwarAPI' },
  fc: {},
  flexVolume: { check: ({ driver }, path) => validateNeededText(driver, [...path, 'driver']) },
  configMap: { check: validateKeys('name') },
  azureFile: {},
  vsphereVolume: {},
  photonPersistentDisk: {},
  portworxVolume: {},
  azureDisk: {},
  storageos: {},
  projected: { check: validateProjectedVolume },
  scaleIO: {},
  csi: { check: validateCsi },
  ephemeral: { check: validateEphemeral },
  image: { check: validateImage },
};
