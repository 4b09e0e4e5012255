import type { FieldPath } from '../field-path';
import type { Seconds } from '../seconds';
import { dnsLabelProblems } from './dns-name-problems';
import { invalid, notSupported, required, type FieldError } from './field-error';
import { isObject, textOf, type JsonObject } from './json';
import type { PodContext } from './pod-context';
import { validateContainerPorts } from './validate-container-ports';
import { validateEnvironment } from './validate-environment';
import { validateLifecycle } from './validate-lifecycle';
import { validateProbe, type ProbeKind } from './validate-probe';
import { validateResources } from './validate-resources';

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
  const messagePolicies = ['File', 'FallbackToLogsOnError'];
  const pullPolicies = ['Always', 'IfNotPresent', 'Never'];
  return [
    ...validateContainerName(textOf(container['name']), [...path, 'name']),
    ...(textOf(container['image']) === '' ? [required([...path, 'image'])] : []),
    ...validateChoice(container, 'terminationMessagePolicy', messagePolicies, path),
    ...validateContainerPorts(container['ports'], [...path, 'ports']),
    ...validateEnvironment(container['env'], context.version, [...path, 'env']),
    ...validateChoice(container, 'imagePullPolicy', pullPolicies, path),
    ...validateResources(container['resources'], [...path, 'resources']),
  ];
}

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
  const choice = textOf(object[field]);
  return choice === '' || choices.includes(choice) ? [] : [notSupported([...path, field], choice, choices)];
}

/** The hooks and probes of a container that may have some. */
export function validateHooksAndProbes(
  container: JsonObject,
  grace: Seconds,
  { version }: PodContext,
  path: FieldPath,
): readonly FieldError[] {
  return [
    ...validateLifecycle(container['lifecycle'], grace, version, [...path, 'lifecycle']),
    ...PROBE_FIELDS.filter(([field]) => isObject(container[field])).flatMap(([field, kind]) =>
      validateProbe(container[field], kind, [...path, field]),
    ),
  ];
}
