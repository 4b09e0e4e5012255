export type { AdmissionPolicy, AdmittedKind, PolicyVariable } from './admission-policy';
export { POLICIES } from './policies';
export { policyManifests, rulesOfPolicies, type PolicyAction, type PolicyOptions } from './policy-manifests';
