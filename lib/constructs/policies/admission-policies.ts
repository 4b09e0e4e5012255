import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { asObject, didYouMean, type JsonObject } from '../../kubernetes';
import { policyManifests, rulesOfPolicies } from '../../policy';
import { AdmissionAction } from '../statements/admission-action';
import { FactError } from '../statements/fact-error';
import { choiceProblem, type Choice } from '../statements/fact-problems';
import { shown } from '../statements/typed';

/** Which rules the API server asks, and what it does where one has something to say. */
export interface AdmissionPoliciesProps {
  /**
   * What the API server does then.
   *
   * @default AdmissionAction.warn()
   */
  readonly action?: AdmissionAction;

  /**
   * The ids of the rules.
   *
   * @default - every rule that one object decides
   */
  readonly rules?: string[];

  /**
   * Namespaces whose objects are not asked about: those of the cluster itself, for instance.
   *
   * @default - none
   */
  readonly exceptNamespaces?: string[];
}

/**
 * A ValidatingAdmissionPolicy with its binding for every rule that one object decides, so that the API server asks them
 * itself, of whoever applies something by whatever tool. An object that ignores a rule by its annotation is not asked
 * about it. For clusters of Kubernetes 1.30 and newer.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 * @example
 * new AdmissionPolicies(chart, 'policies', {
 *   action: AdmissionAction.deny(),
 *   rules: ['grace-too-short', 'readiness-missing'],
 *   exceptNamespaces: ['kube-system'],
 * });
 */
export class AdmissionPolicies extends Construct {
  /**
   * @param scope where they stand in the construct tree
   * @param id their id; each is named after its rule
   * @param props which rules, and what is done
   * @throws FactError for rules that there are not, and for what more than one object decides
   */
  constructor(scope: Construct, id: string, props: AdmissionPoliciesProps = {}) {
    super(scope, id);
    const problems = problemsOf(props);
    if (problems.length > 0) throw new FactError(`${this.node.path}: ${problems.join('; ')}`);
    const { action = AdmissionAction.warn(), rules, exceptNamespaces } = props;
    const manifests = policyManifests({
      action: action._kind,
      ...(rules && { rules }),
      ...(exceptNamespaces && { exceptNamespaces }),
    });
    for (const manifest of manifests) addManifest(this, manifest);
  }
}

function addManifest(scope: Construct, manifest: JsonObject): void {
  const [apiVersion, kind] = [String(manifest['apiVersion']), String(manifest['kind'])];
  const { name } = asObject(manifest['metadata']);
  new ApiObject(scope, `${kind}-${String(name)}`, { ...manifest, apiVersion, kind });
}

const ACTION: Choice = { member: '_kind', instead: 'an AdmissionAction, such as AdmissionAction.warn()' };

function problemsOf({ action, rules, exceptNamespaces }: AdmissionPoliciesProps): readonly string[] {
  return [
    ...choiceProblem(action, 'action', ACTION),
    ...listProblems(rules, 'rules', "['grace-too-short']"),
    ...(Array.isArray(rules) ? rules.flatMap(ruleProblems) : []),
    ...listProblems(exceptNamespaces, 'exceptNamespaces', "['kube-system']"),
  ];
}

function listProblems(list: unknown, what: string, example: string): readonly string[] {
  const isList = Array.isArray(list) && list.every((one) => typeof one === 'string');
  return list === undefined || isList ? [] : [`'${what}' has to be a list, such as ${example}, and is ${shown(list)}`];
}

function ruleProblems(rule: unknown): readonly string[] {
  const known = rulesOfPolicies();
  if (typeof rule !== 'string' || known.includes(rule)) return [];
  return [
    `'rules' has ${shown(rule)}, which no single object decides${didYouMean(rule, known)} (there are ${known.join(', ')})`,
  ];
}
