import { supports } from '../../versions/features';
import type { FieldPath } from '../../values/field-path';
import type { KubernetesVersion } from '../../versions/kubernetes-version';
import { allErrors } from '../all-errors';
import { dnsSubdomainProblems } from '../values/dns-name-problems';
import { invalid, type FieldError } from '../field-error';
import { isObject, listOf, objectOf, textOf, type JsonObject } from '../values/json';
import { validateNeededName, validateOptionalName } from '../values/name-errors';
import { hasForm, mismatch, type NameProblems } from '../values/name-problems';
import { relaxedVariableNameProblems } from './relaxed-variable-name';
import { validateValueSource } from './validate-value-source';
import { own } from '../../values/own';

const NAME = '[-._a-zA-Z][-._a-zA-Z0-9]*';
const NAME_MESSAGE =
  "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit";

/**
 * The environment of a container: names, and where values come from. What they refer to is not looked at.
 *
 * @see pkg/apis/core/validation/validation.go ValidateEnv
 */
export function validateEnvironment(env: unknown, version: KubernetesVersion, path: FieldPath): readonly FieldError[] {
  return listOf(env).flatMap((variable, index) => {
    const { name, value, valueFrom } = objectOf(variable);
    const at = [...path, index];
    return allErrors(
      validateNeededName(name, variableNameProblems(version), [...at, 'name']),
      isObject(valueFrom) ? validateValueSource(valueFrom, textOf(value), version, [...at, 'valueFrom']) : [],
    );
  });
}

/**
 * Whole ConfigMaps and Secrets as environment. That an entry names one of the two is reported at the list.
 *
 * @see pkg/apis/core/validation/validation.go ValidateEnvFrom
 */
export function validateEnvironmentSources(
  sources: unknown,
  version: KubernetesVersion,
  path: FieldPath,
): readonly FieldError[] {
  return listOf(sources).flatMap((source, index) => {
    const fields = objectOf(source);
    const at = [...path, index];
    return allErrors(
      validateOptionalName(fields['prefix'], variableNameProblems(version), [...at, 'prefix']),
      validateReference(fields, 'configMapRef', at),
      validateReference(fields, 'secretRef', at),
      validateIsOne(fields, path),
    );
  });
}

function validateReference(source: JsonObject, kind: string, path: FieldPath): readonly FieldError[] {
  const reference = own(source, kind);
  return isObject(reference)
    ? validateNeededName(reference['name'], dnsSubdomainProblems, [...path, kind, 'name'])
    : [];
}

function validateIsOne({ configMapRef, secretRef }: JsonObject, path: FieldPath): readonly FieldError[] {
  const count = [configMapRef, secretRef].filter(isObject).length;
  if (count === 0) return [invalid(path, '', 'must specify one of: `configMapRef` or `secretRef`')];
  return count > 1 ? [invalid(path, '', 'may not have more than one field specified at a time')] : [];
}

function variableNameProblems(version: KubernetesVersion): NameProblems {
  return supports(version, 'relaxed-environment-names') ? relaxedVariableNameProblems : strictProblems;
}

function strictProblems(name: string): readonly string[] {
  const problems = hasForm(name, NAME)
    ? []
    : [mismatch(NAME_MESSAGE, NAME, 'my.env-name', 'MY_ENV.NAME', 'MyEnvName1')];
  if (name === '.' || name === '..') return [...problems, `must not be '${name}'`];
  return name.startsWith('..') ? [...problems, "must not start with '..'"] : problems;
}
