import { type ApiObject, Chart } from 'cdk8s';
import { ownerPath } from '../constructs';
import { identityOf, type JsonObject, type Manifest } from '../workload';
import { environmentsOf } from './environments';
import type { RenderedObject } from './rendered-app';

/** What the rules judge: each object with its construct, and with its environment where an app has several. */
export function manifestsOf(rendered: readonly RenderedObject[]): readonly Manifest[] {
  const environments = environmentsOf(
    rendered.map(({ apiObject, object }) => ({ place: chartSteps(apiObject), identity: identityText(object) })),
  );
  return rendered.map(({ apiObject, object }, index) => {
    const directory = environments?.[index];
    return { object, construct: ownerPath(apiObject), ...(directory !== undefined && { directory }) };
  });
}

/** The ids of the constructs down to the chart that an object is written with. */
function chartSteps(apiObject: ApiObject): readonly string[] {
  return Chart.of(apiObject)
    .node.scopes.slice(1)
    .map(({ node }) => node.id);
}

function identityText(object: JsonObject): string {
  const { apiVersion, kind, namespace, name } = identityOf({ object });
  return [apiVersion.split('/').at(-2) ?? '', kind, namespace, name].join('\n');
}
