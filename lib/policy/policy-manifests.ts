import { ANNOTATIONS } from '../facts';
import { RULES, type Rule } from '../check';
import type { JsonObject } from '../kubernetes';
import type { AdmissionPolicy, AdmittedKind } from './admission-policy';
import { POLICIES } from './policies';

/** What the API server does where a rule has something to say. */
export type PolicyAction = 'warn' | 'deny';

/** Which policies are wanted, and what they do. */
export interface PolicyOptions {
  /** The ids of their rules. @default every rule that one object decides */
  readonly rules?: readonly string[];
  /** @default warn */
  readonly action?: PolicyAction;
  /** Namespaces whose objects are not asked about. @default none */
  readonly exceptNamespaces?: readonly string[];
}

/** The rules that one object decides, so that the API server can be asked about them. */
export function rulesOfPolicies(): readonly string[] {
  return POLICIES.map(({ rule }) => rule);
}

/**
 * ValidatingAdmissionPolicies with their bindings, for Kubernetes 1.30 and newer.
 *
 * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
 */
export function policyManifests({
  rules,
  action = 'warn',
  exceptNamespaces = [],
}: PolicyOptions = {}): readonly JsonObject[] {
  const wanted = POLICIES.filter(({ rule }) => rules === undefined || rules.includes(rule));
  return wanted.flatMap((policy) => {
    const rule = RULES.find(({ id }) => id === policy.rule);
    return rule ? [policyOf(policy, rule, action), bindingOf(policy, action, exceptNamespaces)] : [];
  });
}

/** Where a kind is served. */
const SERVED: Readonly<Record<AdmittedKind, { readonly group: string; readonly resource: string }>> = {
  CronJob: { group: 'batch', resource: 'cronjobs' },
  DaemonSet: { group: 'apps', resource: 'daemonsets' },
  Deployment: { group: 'apps', resource: 'deployments' },
  Pod: { group: '', resource: 'pods' },
  PodDisruptionBudget: { group: 'policy', resource: 'poddisruptionbudgets' },
  ReplicaSet: { group: 'apps', resource: 'replicasets' },
  ReplicationController: { group: '', resource: 'replicationcontrollers' },
  Service: { group: '', resource: 'services' },
  StatefulSet: { group: 'apps', resource: 'statefulsets' },
};

function nameOf({ rule }: AdmissionPolicy): string {
  return `zero-downtime-${rule}`;
}

function policyOf(policy: AdmissionPolicy, { id, title, why }: Rule, action: PolicyAction): JsonObject {
  const { kinds, variables, expression } = policy;
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name: nameOf(policy) },
    spec: {
      // An expression that cannot be evaluated keeps nobody from a release who was to be warned only.
      failurePolicy: action === 'deny' ? 'Fail' : 'Ignore',
      matchConstraints: {
        resourceRules: kinds.map((kind) => ({
          apiGroups: [SERVED[kind].group],
          apiVersions: ['v1'],
          operations: ['CREATE', 'UPDATE'],
          resources: [SERVED[kind].resource],
        })),
      },
      matchConditions: [{ name: 'not-ignored', expression: notIgnored(id) }],
      ...(variables.length > 0 && {
        variables: variables.map(({ name, expression: value }) => ({ name, expression: value })),
      }),
      validations: [{ expression, message: `${title}. ${why} (zero-downtime explain ${id})` }],
    },
  };
}

/** The annotation that ignores a rule, with its reason, counts here, too. */
function notIgnored(rule: string): string {
  return `!object.metadata.?annotations[?'${ANNOTATIONS.ignore}'].orValue('').matches('(^|\\\\n) *${rule} *:')`;
}

function bindingOf(policy: AdmissionPolicy, action: PolicyAction, except: readonly string[]): JsonObject {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicyBinding',
    metadata: { name: nameOf(policy) },
    spec: {
      policyName: nameOf(policy),
      validationActions: [action === 'deny' ? 'Deny' : 'Warn'],
      ...(except.length > 0 && { matchResources: { namespaceSelector: allBut(except) } }),
    },
  };
}

/** The API server gives this label to every namespace. */
function allBut(namespaces: readonly string[]): JsonObject {
  const values = [...namespaces];
  return { matchExpressions: [{ key: 'kubernetes.io/metadata.name', operator: 'NotIn', values }] };
}
