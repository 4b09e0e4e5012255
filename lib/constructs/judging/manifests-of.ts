import { type ApiObject, Chart } from 'cdk8s';
import { environmentsOf, identityText, type Manifest } from '../../workload';
import { ownerPath } from '../rendering/app/owner-path';
import type { RenderedObject } from '../rendering/app/rendered-app';

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
