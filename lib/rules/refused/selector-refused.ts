import type { Workload } from '../../workload';
import type { Violation, WorkloadRule } from '../rule';
import { BUDGET, changed, DEPLOYMENT, SERVICE, together, WEB } from '../support/example';
import { refusalsOf } from '../support/refusals';

/** A selector that the API server refuses. */
export const selectorRefused: WorkloadRule = {
  id: 'selector-refused',
  title: 'A selector that the API server refuses',
  severity: 'error',
  effect: 'refused',
  message: '{refusal}',
  why: 'The API server refuses the manifest: nothing of this release is applied, and the old one stays as it is.',
  fix: '{mend}',
  source: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/apis/apps/validation/validation.go',
  ],
  bad: [
    together(changed(DEPLOYMENT, { 'matchLabels: { app: web }': 'matchLabels: { app: website }' }), SERVICE, BUDGET),
    together(changed(DEPLOYMENT, { 'matchLabels: { app: web }': 'matchLabels: {}' }), SERVICE, BUDGET),
  ],
  good: [WEB],
  check: (workload, world) =>
    withoutConsequences(refusalsOf(workload, world, 'selector')).map((one) => withSelector(one, workload)),
};

/** A selector that is wrong, or not there, matches nothing: what the API server says of the whole of it is no news. */
function withoutConsequences(refusals: readonly Violation[]): readonly Violation[] {
  const causes = refusals.filter(({ numbers }) => !CONSEQUENCE.test(String(numbers['refusal'])));
  return causes.length > 0 ? causes : refusals.slice(0, 1);
}

const CONSEQUENCE =
  /`selector` does not match template `labels`$|: invalid label selector$|^spec\.selector: Invalid value: \{"match\w+":.*\}$/s;

/** A selector that is not there is what is missing, whatever the labels of the template are. */
function withSelector(violation: Violation, { podLabels, spec, identity }: Workload): Violation {
  if (spec['selector'] !== undefined && spec['selector'] !== null) return violation;
  const labels = Object.entries(podLabels).map(([key, value]) => `${key}: ${value}`);
  const field = identity.kind === 'ReplicationController' ? 'spec.selector' : 'spec.selector.matchLabels';
  const mend =
    labels.length === 0
      ? `give the template labels, and set ${field} to them`
      : `set ${field} to labels of the template, such as { ${labels.join(', ')} }`;
  return { ...violation, numbers: { ...violation.numbers, mend } };
}
