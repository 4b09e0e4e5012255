import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { dnsSubdomainProblems } from '../values/dns-name-problems';
import { invalid, required, tooLongValue, type FieldError } from '../field-error';
import { isSet, numberOf, textOf, type JsonObject } from '../values/json';

const MOST_PARALLEL = 100_000;
const MOST_FAILED = 100_000;
/** Above so many completions the other limits are lower. */
const MANY_COMPLETIONS = 100_000;
const MOST_PARALLEL_OF_MANY = 10_000;
const MOST_FAILED_OF_MANY = 10_000;

const LONGEST_MANAGER = 63;

/**
 * What holds for Jobs whose pods are numbered.
 *
 * @see pkg/apis/batch/validation/validation.go validateJobSpec
 */
export function validateIndexedJob(spec: JsonObject, path: FieldPath): readonly FieldError[] {
  const { completions, maxFailedIndexes } = spec;
  const [parallelism, failed, count] = [
    numberOf(spec['parallelism']),
    numberOf(maxFailedIndexes),
    numberOf(completions),
  ];
  const [parallelAt, failedAt] = [
    [...path, 'parallelism'],
    [...path, 'maxFailedIndexes'],
  ];
  const mode = `must be less than or equal to ${MOST_PARALLEL} when completion mode is Indexed`;
  return allErrors(
    isSet(completions) ? [] : [required([...path, 'completions'], 'when completion mode is Indexed')],
    parallelism > MOST_PARALLEL ? [invalid(parallelAt, parallelism, mode)] : [],
    isSet(completions) && failed > count
      ? [invalid(failedAt, failed, 'must be less than or equal to completions')]
      : [],
    failed > MOST_FAILED ? [invalid(failedAt, failed, `must be less than or equal to ${MOST_FAILED}`)] : [],
    count > MANY_COMPLETIONS && isSet(spec['backoffLimitPerIndex']) ? validateMany(spec, path) : [],
  );
}

function validateMany({ parallelism, maxFailedIndexes }: JsonObject, path: FieldPath): readonly FieldError[] {
  const [parallel, failed] = [numberOf(parallelism), numberOf(maxFailedIndexes)];
  const at = [...path, 'maxFailedIndexes'];
  const ending = `when completions are above ${MANY_COMPLETIONS} and used with backoff limit per index`;
  return allErrors(
    isSet(maxFailedIndexes) ? [] : [required(at, `must be specified when completions is above ${MANY_COMPLETIONS}`)],
    parallel > MOST_PARALLEL_OF_MANY
      ? [
          invalid(
            [...path, 'parallelism'],
            parallel,
            `must be less than or equal to ${MOST_PARALLEL_OF_MANY} ${ending}`,
          ),
        ]
      : [],
    failed > MOST_FAILED_OF_MANY
      ? [invalid(at, failed, `must be less than or equal to ${MOST_FAILED_OF_MANY} ${ending}`)]
      : [],
  );
}

/**
 * Who runs the Job, if it is not Kubernetes itself: a domain, a slash and a path.
 *
 * @see staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go IsDomainPrefixedPath
 */
export function validateManagedBy(managedBy: unknown, path: FieldPath): readonly FieldError[] {
  if (!isSet(managedBy)) return [];
  const manager = textOf(managedBy);
  const slash = manager.indexOf('/');
  const rest = manager.slice(slash + 1);
  if (manager === '') return [required(path)];
  if (slash <= 0 || rest === '') {
    return [invalid(path, manager, 'must be a domain-prefixed path (such as "acme.io/foo")')];
  }
  const hasForm = /^[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/.test(rest);
  return allErrors(
    dnsSubdomainProblems(manager.slice(0, slash)).map((problem) => invalid(path, manager.slice(0, slash), problem)),
    hasForm ? [] : [invalid(path, rest, 'Invalid path')],
    manager.length > LONGEST_MANAGER ? [tooLongValue(path, `may not be more than ${LONGEST_MANAGER} bytes`)] : [],
  );
}
