import type { FieldPath } from '../../values/field-path';
import type { KubernetesVersion } from '../../versions/kubernetes-version';
import { allErrors } from '../all-errors';
import { cronScheduleProblem } from '../values/cron-schedule-problem';
import { dnsSubdomainProblems } from '../values/dns-name-problems';
import { invalid, notSupported, required, type FieldError } from '../field-error';
import { isSet, objectOf, textOf, type JsonObject } from '../values/json';
import { shownSelector } from '../metadata/validate-label-selector';
import { validateChoice } from '../containers/validate-container';
import { validateJobSpec } from './validate-job-spec';
import { validateNonNegative } from '../values/validate-number';
import { givenName } from '../metadata/given-name';
import { validateObjectMeta } from '../metadata/validate-object-meta';
import { timeZoneProblem } from '../values/time-zone-problem';

/** A Job's name has to fit into a label: the CronJob's, and eleven characters behind it. */
const LONGEST_NAME = 52;

/**
 * A CronJob, as it stands in the manifest.
 *
 * @see pkg/apis/batch/validation/validation.go ValidateCronJobCreate
 */
export function validateCronJob(cronJob: JsonObject, version: KubernetesVersion): readonly FieldError[] {
  const { metadata } = cronJob;
  const name = givenName(objectOf(metadata));
  const spec = objectOf(cronJob['spec']);
  const tooLong = `must be no more than ${LONGEST_NAME} characters`;
  return allErrors(
    validateObjectMeta(metadata, dnsSubdomainProblems, ['metadata']),
    validateSchedule(textOf(spec['schedule']), ['spec', 'schedule']),
    validateNonNegative(spec['startingDeadlineSeconds'], ['spec', 'startingDeadlineSeconds']),
    validateTimeZone(spec['timeZone'], ['spec', 'timeZone']),
    validateChoice(spec, 'concurrencyPolicy', ['Allow', 'Forbid', 'Replace'], ['spec']),
    validateJobTemplate(objectOf(spec['jobTemplate'])['spec'], version, ['spec', 'jobTemplate', 'spec']),
    validateNonNegative(spec['successfulJobsHistoryLimit'], ['spec', 'successfulJobsHistoryLimit']),
    validateNonNegative(spec['failedJobsHistoryLimit'], ['spec', 'failedJobsHistoryLimit']),
    name.length > LONGEST_NAME ? [invalid(['metadata', 'name'], name, tooLong)] : [],
  );
}

function validateSchedule(schedule: string, path: FieldPath): readonly FieldError[] {
  if (schedule === '') return [required(path)];
  const problem = cronScheduleProblem(schedule);
  const zone = 'cannot use TZ or CRON_TZ in schedule, use timeZone field instead';
  return allErrors(
    problem === undefined ? [] : [invalid(path, schedule, problem)],
    schedule.includes('TZ') ? [invalid(path, schedule, zone)] : [],
  );
}

function validateTimeZone(timeZone: unknown, path: FieldPath): readonly FieldError[] {
  if (!isSet(timeZone)) return [];
  const problem = timeZoneProblem(textOf(timeZone));
  return problem === undefined ? [] : [invalid(path, timeZone, problem)];
}

/** The selector of a Job that a CronJob makes is always generated. */
function validateJobTemplate(jobSpec: unknown, version: KubernetesVersion, path: FieldPath): readonly FieldError[] {
  const { selector, manualSelector } = objectOf(jobSpec);
  return allErrors(
    validateJobSpec(jobSpec, version, path),
    isSet(selector)
      ? [invalid([...path, 'selector'], shownSelector(selector), '`selector` will be auto-generated')]
      : [],
    manualSelector === true ? [notSupported([...path, 'manualSelector'], true, ['nil', 'false'])] : [],
  );
}
