import { Chart, JsonPatch } from 'cdk8s';
import { k8s } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';

/** Makes the namespace of a chart, so that its manifests can be applied to an empty cluster as they are. */
export function makeNamespace(scope: Construct, labels?: Record<string, string>): k8s.KubeNamespace {
  const { namespace } = Chart.of(scope);
  if (namespace === undefined) throw new Error(`${scope.node.path} states no namespace`);
  const made = new k8s.KubeNamespace(scope, 'namespace', { metadata: { name: namespace, ...(labels && { labels }) } });
  // cdk8s gives everything in a chart its namespace, and a namespace is in none.
  made.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
  return made;
}
