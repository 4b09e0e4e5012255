import { Chart } from 'cdk8s';
import { Construct, type IConstruct } from 'constructs';
import type { ApplicationFacts } from '../statements/application-facts';
import { FactError } from '../statements/fact-error';
import { houseRulesFor } from '../judging/house-rule-ids';
import { factProblems, missingLater } from '../statements/fact-problems';
import { gapProblems } from '../statements/gap-problems';
import { shown } from '../statements/typed';
import { factsInScope } from '../statements/zero-downtime-defaults';

const EXAMPLE = "in an object, such as { image: 'registry.example.com/web:1.4.2', … }";

/** What a Service may be called; pods carry the name as a label, too. @see https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ */
const NAME = /^[a-z](?:[-a-z0-9]{0,61}[a-z0-9])?$/;

/**
 * Refuses facts that are missing, of a wrong type or impossible before anything is rendered, all of them at once.
 *
 * @param name the name that the workload would get
 * @param more what else its kind finds wrong
 * @throws FactError naming the construct, each fact and what to do
 */
export function requireFacts(
  { scope, id }: { readonly scope: IConstruct; readonly id: string },
  facts: ApplicationFacts,
  name: () => string | undefined,
  more: () => readonly string[] = () => [],
): void {
  const where = placeOf(scope, id);
  if (typeof facts !== 'object' || facts === null)
    throw new FactError(`${where}: state the facts about the application ${EXAMPLE}, and this is ${shown(facts)}`);
  const gaps = gapProblems(facts);
  const problems = gaps.length > 0 ? gaps : [...nameProblem(name()), ...problemsOf(scope, facts, more)];
  if (problems.length === 0) return;
  throw new FactError(
    problems.length === 1
      ? `${where}: ${problems[0]}`
      : `${where}: ${problems.length} of its facts are missing or wrong:\n${problems.map((one) => `  - ${one}`).join('\n')}`,
  );
}

/**
 * Where a construct is to stand.
 *
 * @throws FactError for a scope that is none, and for an id that is none
 */
export function placeOf(scope: unknown, id: unknown): string {
  if (!Construct.isConstruct(scope))
    throw new FactError(
      `the first thing that a construct takes is its scope, such as the chart, and this is ${shown(scope)}`,
    );
  const { path } = scope.node;
  if (!scope.node.scopes.some((one) => Chart.isChart(one)))
    throw new FactError(
      `${path || 'the app'}: workloads stand in a chart, and there is none around '${String(id)}': make one by new Chart(app, 'shop')`,
    );
  if (typeof id === 'string' && id !== '') return `${path}/${id}`;
  throw new FactError(
    `${path}: the second thing that a construct takes is its id, such as 'web', and this is ${shown(id)}`,
  );
}

function problemsOf(scope: IConstruct, facts: ApplicationFacts, more: () => readonly string[]): readonly string[] {
  const stated = factsInScope(scope, facts).facts;
  return [
    ...factProblems(stated, houseRulesFor(scope)),
    ...more(),
    ...(stated.slowestStart === undefined ? missingLater(stated) : []),
  ];
}

/** A name that Kubernetes would refuse when it is applied. */
function nameProblem(name: string | undefined): readonly string[] {
  if (name === undefined || NAME.test(name)) return [];
  return [
    `'${name}' cannot be its name: state 'metadata.name' with at most 63 lower-case letters, digits and '-', a letter first`,
  ];
}
