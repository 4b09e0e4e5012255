import type { KubernetesVersion } from '../../versions/kubernetes-version';
import { selectorMatches, type Labels } from '../../routing/selector-matches';
import { allErrors } from '../all-errors';
import { dnsLabelProblems, dnsSubdomainProblems } from '../values/dns-name-problems';
import { invalid, required, type FieldError } from '../field-error';
import { isSet, numberOf, objectOf, type JsonObject } from '../values/json';
import { validateJobSpec } from './validate-job-spec';
import { shownSelector, validateLabelSelector } from '../metadata/validate-label-selector';
import { givenName } from '../metadata/given-name';
import { validateObjectMeta } from '../metadata/validate-object-meta';
import { validateTemplateIsSelected } from '../pods/validate-pod-template';

/** Stands for the identity that the API server gives a Job before it looks at the labels. */
const ANY_UID = '00000000-0000-0000-0000-000000000000';

/**
 * A Job, as it stands in the manifest. Its pods' labels and its selector are made by the API server, unless
 * `manualSelector` says that they are the user's.
 *
 * @see pkg/apis/batch/validation/validation.go ValidateJob
 */
export function validateJob(job: JsonObject, version: KubernetesVersion): readonly FieldError[] {
  const { metadata, spec: written } = job;
  const name = givenName(objectOf(metadata));
  const isManual = objectOf(written)['manualSelector'] === true;
  const counted = withOwnCounts(objectOf(written));
  const spec = isManual ? counted : withOwnLabels(counted, labelsOf(name));
  return allErrors(
    validateObjectMeta(metadata, dnsSubdomainProblems, ['metadata']),
    isManual ? [] : validateIsGenerated(objectOf(written)['selector'], labelsOf(name)),
    validateJobSpec(spec, version, ['spec']),
    validateSelector(spec, isManual),
    validateHostNames(name, spec),
  );
}

function labelsOf(job: string): Labels {
  return {
    'batch.kubernetes.io/controller-uid': ANY_UID,
    'batch.kubernetes.io/job-name': job,
    'controller-uid': ANY_UID,
    'job-name': job,
  };
}

/**
 * One pod has to succeed, one at a time, where neither is stated. What a CronJob makes is filled in only when it is made.
 *
 * @see pkg/apis/batch/v1/defaults.go SetDefaults_Job
 */
function withOwnCounts(spec: JsonObject): JsonObject {
  if (isSet(spec['parallelism'])) return spec;
  return { ...spec, parallelism: 1, ...(!isSet(spec['completions']) && { completions: 1 }) };
}

function withOwnLabels(spec: JsonObject, own: Labels): JsonObject {
  const template = objectOf(spec['template']);
  const metadata = objectOf(template['metadata']);
  const labels = { ...own, ...objectOf(metadata['labels']) };
  return { ...spec, template: { ...template, metadata: { ...metadata, labels } } };
}

function validateIsGenerated(selector: unknown, own: Labels): readonly FieldError[] {
  if (!isSet(selector) || validateLabelSelector(selector, []).length > 0 || selectorMatches(selector, own)) return [];
  return [invalid(['spec', 'selector'], shownSelector(selector), '`selector` not auto-generated')];
}

function validateSelector({ selector, template }: JsonObject, isManual: boolean): readonly FieldError[] {
  const path = ['spec', 'selector'];
  if (!isSet(selector) && !isManual) return [];
  const errors = isSet(selector) ? validateLabelSelector(selector, path) : [required(path)];
  const isUsable = !isSet(selector) || errors.length === 0;
  return allErrors(errors, isUsable ? validateTemplateIsSelected(selector, template, ['spec', 'template']) : []);
}

/** A numbered pod's host name is the Job's name with the number behind it. */
function validateHostNames(name: string, { completionMode, completions }: JsonObject): readonly FieldError[] {
  const count = numberOf(completions);
  if (completionMode !== 'Indexed' || !(count > 0)) return [];
  const longest = `${name}-${count - 1}`;
  if (dnsLabelProblems(longest).length === 0) return [];
  return [invalid(['metadata', 'name'], name, `will not able to create pod with invalid DNS label: ${longest}`)];
}
