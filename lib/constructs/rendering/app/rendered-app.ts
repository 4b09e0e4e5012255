import { ApiObject, Chart } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { renderingProblem, type RenderingProblem } from './rendering-problem';
import { SynthesisPass } from './synthesis-pass';
import type { JsonObject } from '../../../workload';

/** An object with what it is rendered to. */
export interface RenderedObject {
  readonly apiObject: ApiObject;
  readonly object: JsonObject;
}

/** Everything in an app, rendered, and why some of it cannot be. */
export interface RenderedApp {
  readonly objects: readonly RenderedObject[];
  readonly problems: readonly RenderingProblem[];
}

/** Makes whatever is in an app by now be rendered once in a run of synthesis, whoever asks for it. */
export function includeInPass(app: IConstruct): void {
  include(app, app.node.findAll());
}

function include(app: IConstruct, constructs: readonly IConstruct[]): void {
  const pass = SynthesisPass.of(app);
  for (const construct of constructs) {
    if (Chart.isChart(construct)) pass.includeChart(construct);
    else if (ApiObject.isApiObject(construct)) pass.includeObject(construct);
  }
}

/** Renders everything in an app. */
export function renderApp(app: IConstruct): RenderedApp {
  const constructs = app.node.findAll();
  include(app, constructs);
  const pass = SynthesisPass.of(app);
  const problems: RenderingProblem[] = [];
  const objects = constructs.flatMap((apiObject) => {
    if (!ApiObject.isApiObject(apiObject)) return [];
    try {
      return [{ apiObject, object: pass.render(apiObject) }];
    } catch (error) {
      problems.push(renderingProblem(apiObject, error));
      return [];
    }
  });
  return { objects, problems };
}
