import type { FieldPath } from '../../values/field-path';
import type { Seconds } from '../../values/seconds';
import { POD_DEFAULTS } from '../../workload-defaults';
import { allErrors } from '../all-errors';
import { duplicate, forbidden, required, type FieldError } from '../field-error';
import { isObject, isSet, listOf, numberOf, objectOf, textOf, type JsonObject } from '../values/json';
import type { PodContext } from '../pods/pod-context';
import { PROBE_FIELDS, validateAnyContainer, validateHooksAndProbes } from './validate-container';
import { validateHostPortConflicts } from './validate-container-ports';
import {
  isSidecar,
  validateInitRestartPolicy,
  validateRestartPolicyOfContainer,
} from './validate-container-restart-policy';
import { own } from '../../values/own';

/**
 * The containers and init containers of a pod: names, images, ports, environment, resources, hooks and probes.
 *
 * @param podSpec the pod's spec as it stands in the manifest
 * @param path where the spec stands
 * @see pkg/apis/core/validation/validation.go validateContainers, validateInitContainers
 */
export function validateContainers(podSpec: unknown, context: PodContext, path: FieldPath): readonly FieldError[] {
  const spec = objectOf(podSpec);
  const containers = listOf(spec['containers']).map(objectOf);
  const initContainers = listOf(spec['initContainers']).map(objectOf);
  return allErrors(
    validateRegularContainers(containers, spec, context, [...path, 'containers']),
    validateInitContainers(initContainers, containers, spec, context, [...path, 'initContainers']),
  );
}

function validateRegularContainers(
  containers: readonly JsonObject[],
  podSpec: JsonObject,
  context: PodContext,
  path: FieldPath,
): readonly FieldError[] {
  if (containers.length === 0) return [required(path)];
  const names = new Set<string>();
  return allErrors(
    containers.flatMap((container, index) =>
      allErrors(
        validateAnyContainer(container, context, [...path, index]),
        validateUniqueName(textOf(container['name']), names, [...path, index, 'name']),
        validateHooksAndProbes(container, graceOf(podSpec), context, [...path, index]),
        validateRestartPolicyOfContainer(container, context.version, [...path, index]),
      ),
    ),
    validateHostPortConflicts(containers, path),
  );
}

function validateInitContainers(
  containers: readonly JsonObject[],
  regular: readonly JsonObject[],
  podSpec: JsonObject,
  context: PodContext,
  path: FieldPath,
): readonly FieldError[] {
  const names = new Set(regular.map((container) => textOf(container['name'])));
  return containers.flatMap((container, index) => {
    const at = [...path, index];
    return allErrors(
      validateAnyContainer(container, context, at),
      validateInitRestartPolicy(container, context.version, at),
      validateUniqueName(textOf(container['name']), names, [...at, 'name']),
      // They run one by one, so each is looked at alone; the API server then reports it as the first one.
      validateHostPortConflicts([container], path),
      isSidecar(container, context.version)
        ? validateHooksAndProbes(container, graceOf(podSpec), context, at)
        : validateNoHooksOrProbes(container, at),
    );
  });
}

function validateNoHooksOrProbes(container: JsonObject, path: FieldPath): readonly FieldError[] {
  return ['lifecycle', ...PROBE_FIELDS.map(([field]) => field)]
    .filter(
      (field) => isObject(own(container, field)) && !(field === 'lifecycle' && isOnlyStopSignal(container[field])),
    )
    .map((field) => forbidden([...path, field], 'may not be set for init containers without restartPolicy=Always'));
}

/** The API server drops `stopSignal`, and with it a lifecycle that holds nothing else. */
function isOnlyStopSignal(lifecycle: unknown): boolean {
  const { stopSignal, preStop, postStart } = objectOf(lifecycle);
  return isSet(stopSignal) && !isSet(preStop) && !isSet(postStart);
}

function validateUniqueName(name: string, names: Set<string>, path: FieldPath): readonly FieldError[] {
  if (names.has(name)) return [duplicate(path, name)];
  if (name !== '') names.add(name);
  return [];
}

function graceOf({ terminationGracePeriodSeconds: grace }: JsonObject): Seconds {
  return numberOf(grace, POD_DEFAULTS.terminationGracePeriodSeconds);
}
