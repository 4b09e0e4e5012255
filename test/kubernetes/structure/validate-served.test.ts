import { formatFieldError, servedAs } from '../../../lib/kubernetes';
import { validateServed } from '../../../lib/kubernetes/structure/validate-served';

test.each([
  ['extensions/v1beta1', 'Deployment', 'apps/v1', 'Deployment'],
  ['apps/v1beta2', 'StatefulSet', 'apps/v1', 'StatefulSet'],
  ['v1', 'Deployment', 'apps/v1', 'Deployment'],
  ['apps/v1', 'Pod', 'v1', 'Pod'],
  ['policy/v1beta1', 'PodDisruptionBudget', 'policy/v1', 'PodDisruptionBudget'],
  ['autoscaling/v2beta2', 'HorizontalPodAutoscaler', 'autoscaling/v2', 'HorizontalPodAutoscaler'],
  ['networking.k8s.io/v1beta1', 'Ingress', 'networking.k8s.io/v1', 'Ingress'],
  ['apps/v2', 'Deployment', 'apps/v1', 'Deployment'],
  ['app/v1', 'Deployment', 'apps/v1', 'Deployment'],
  ['apps/v1', 'deployment', 'apps/v1', 'Deployment'],
  ['apps/v1', 'Deploymnet', 'apps/v1', 'Deployment'],
])('%s %s is not served; %s %s is', (apiVersion, kind, ...home) => {
  const [error] = validateServed({ apiVersion, kind });
  expect(error && formatFieldError(error)).toBe(`no matches for kind "${kind}" in version "${apiVersion}"`);
  expect(Object.values(servedAs(apiVersion, kind) ?? {})).toEqual(home);
});

test.each([
  ['policy/v1beta1', 'PodSecurityPolicy'],
  ['extensions/v1beta1', 'PodSecurityPolicy'],
])('%s %s is gone for good', (apiVersion, kind) => {
  expect(validateServed({ apiVersion, kind })).toHaveLength(1);
});

test.each([
  ['v1', 'ConfigMap'],
  ['batch/v1', 'CronJob'],
  ['networking.k8s.io/v1beta1', 'ServiceCIDR'],
  ['v1', 'Config'],
  ['v1', 'DeploymentConfig'],
  ['skaffold/v4beta6', 'Config'],
  ['kustomize.config.k8s.io/v1beta1', 'Kustomization'],
  ['gateway.networking.k8s.io/v1', 'HTTPRoute'],
  ['resource.k8s.io/v1beta1', 'ResourceClaim'],
  ['serving.knative.dev/v1', 'Service'],
])('Nothing is said about %s %s', (apiVersion, kind) => {
  expect(validateServed({ apiVersion, kind })).toEqual([]);
});
