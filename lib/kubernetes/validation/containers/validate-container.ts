import type { FieldPath } from '../../values/field-path';
import type { Seconds } from '../../values/seconds';
import { allErrors } from '../all-errors';
import { dnsLabelProblems } from '../values/dns-name-problems';
import { invalid, notSupported, required, type FieldError } from '../field-error';
import { ifSet, NO_ERRORS } from '../values/if-set';
import { isObject, objectOf, textOf, type JsonObject } from '../values/json';
import type { PodContext } from '../pods/pod-context';
import { validateContainerPorts } from './validate-container-ports';
import { validateEnvironment, validateEnvironmentSources } from './validate-environment';
import { validateLifecycle } from './validate-lifecycle';
import { validateProbe, type ProbeKind } from './validate-probe';
import { validateResizePolicy } from './validate-resize-policy';
import { validateContainerClaims } from './validate-resource-claims';
import { validateResources } from './validate-resources';
import { validateSecurityContext } from './validate-security-context';
import { validateVolumeDevices, validateVolumeMounts } from '../volumes/validate-volume-mounts';
import { own } from '../../values/own';

/** The probes of a container in the order in which the API server looks at them. */
export const PROBE_FIELDS: readonly (readonly [field: string, kind: ProbeKind])[] = [
  ['livenessProbe', 'liveness'],
  ['readinessProbe', 'readiness'],
  ['startupProbe', 'startup'],
];

/**
 * What holds for containers of every kind.
 *
 * @see pkg/apis/core/validation/validation.go validateContainerCommon
 */
export function validateAnyContainer(
  container: JsonObject,
  context: PodContext,
  path: FieldPath,
): readonly FieldError[] {
  const { version, volumes } = context;
  const claimsPath = (at: FieldPath): FieldPath => [...at, 'claims'];
  return allErrors(
    validateContainerName(textOf(container['name']), [...path, 'name']),
    textOf(container['image']) === '' ? [required([...path, 'image'])] : NO_ERRORS,
    validateChoice(container, 'terminationMessagePolicy', MESSAGE_POLICIES, path),
    ifSet(container, 'ports', path, validateContainerPorts),
    ifSet(container, 'env', path, (env, at) => validateEnvironment(env, version, at)),
    ifSet(container, 'envFrom', path, (sources, at) => validateEnvironmentSources(sources, version, at)),
    ifSet(container, 'volumeMounts', path, () => validateVolumeMounts(container, volumes, path)),
    ifSet(container, 'volumeDevices', path, () => validateVolumeDevices(container, volumes, path)),
    validateChoice(container, 'imagePullPolicy', PULL_POLICIES, path),
    ifSet(container, 'resources', path, (resources, at) =>
      allErrors(
        validateResources(resources, at),
        validateContainerClaims(objectOf(resources)['claims'], context, claimsPath(at)),
      ),
    ),
    ifSet(container, 'resizePolicy', path, (policies, at) => validateResizePolicy(policies, context, at)),
    ifSet(container, 'securityContext', path, (own, at) => validateSecurityContext(own, context, at)),
  );
}

const MESSAGE_POLICIES = ['File', 'FallbackToLogsOnError'];
const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];

function validateContainerName(name: string, path: FieldPath): readonly FieldError[] {
  if (name === '') return [required(path)];
  return dnsLabelProblems(name).map((problem) => invalid(path, name, problem));
}

/** A field that is one of a few texts; absent and empty are the default. */
export function validateChoice(
  object: JsonObject,
  field: string,
  choices: readonly string[],
  path: FieldPath,
): readonly FieldError[] {
  const choice = textOf(own(object, field));
  return choice === '' || choices.includes(choice) ? NO_ERRORS : [notSupported([...path, field], choice, choices)];
}

/** The hooks and probes of a container that may have some. */
export function validateHooksAndProbes(
  container: JsonObject,
  grace: Seconds,
  { version }: PodContext,
  path: FieldPath,
): readonly FieldError[] {
  return allErrors(
    ifSet(container, 'lifecycle', path, (hooks, at) => validateLifecycle(hooks, grace, version, at)),
    PROBE_FIELDS.filter(([field]) => isObject(own(container, field))).flatMap(([field, kind]) =>
      validateProbe(own(container, field), kind, [...path, field]),
    ),
  );
}
