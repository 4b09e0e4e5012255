import { formatFieldPath, type JsonObject } from '../../kubernetes';
import type { ResourceIdentity } from '../../workload';
import type { FixedTexts } from '../fix-texts';
import type { MadeEdit } from '../repair-texts';
import { mayBeRepeated, wordMadeEdit } from '../word-made-edit';

/**
 * What a repair has done and what it leaves, as the results of a function of kustomize or kpt.
 *
 * @see https://github.com/kubernetes-sigs/kustomize/blob/master/cmd/config/docs/api-conventions/functions-spec.md
 */
export function functionResults({ made, refused, workloads, remaining }: FixedTexts): readonly JsonObject[] {
  return [
    ...made.map((edit) =>
      resultOf('info', `${wordMadeEdit(edit)}, since ${edit.because.words}`, edit.resource, fieldOf(edit)),
    ),
    ...refused.map(({ reason, resource, path }) =>
      resultOf('warning', `not changed: ${reason}`, resource, { path: formatFieldPath(path) }),
    ),
    ...workloads.flatMap(({ workload, left }) =>
      left === undefined ? [] : [resultOf('warning', `is not safe yet: ${left}`, workload)],
    ),
    ...remaining
      .filter(({ severity }) => severity === 'error')
      .map(({ message, resource }) => resultOf('error', message, resource)),
  ];
}

function resultOf(severity: string, message: string, resource: ResourceIdentity, field?: JsonObject): JsonObject {
  const { apiVersion, kind, name, namespace } = resource;
  return { message, severity, resourceRef: { apiVersion, kind, name, namespace }, ...(field && { field }) };
}

/** Absent for a new object; a value that may hold a secret is absent from it. */
function fieldOf({ path, before, after }: MadeEdit): JsonObject | undefined {
  if (path.length === 0) return undefined;
  return {
    path: formatFieldPath(path),
    ...(before !== undefined && mayBeRepeated(path, before) && { currentValue: before }),
    ...(after !== undefined && mayBeRepeated(path, after) && { proposedValue: after }),
  };
}
