import { App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { includeInPass, judgeApp, manifestsOf, type Problem, renderApp } from '../constructs';
import { asObject, asStrings, identityOf, isWorkload, type Manifest, podTemplateOf } from '../workload';

/** A workload as it is about to be written, whatever it is made with. */
export interface HouseWorkload {
  /** Its kind, such as `Deployment` or `CronJob`. */
  readonly kind: string;

  /** Its name. */
  readonly name: string;

  /** Its namespace; empty where none is written. */
  readonly namespace: string;

  /** Its labels. */
  readonly labels: { readonly [name: string]: string };

  /** Its annotations. */
  readonly annotations: { readonly [name: string]: string };

  /** The labels of its pods. */
  readonly podLabels: { readonly [name: string]: string };

  /** The spec of its pods, as its manifest says it. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as jsii says JSON
  readonly podSpec: any;

  /** The whole manifest. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as jsii says JSON
  readonly manifest: any;
}

/**
 * A rule of your own house: what every workload of an app keeps to, whether it is made from facts, with plain cdk8s-plus
 * or included. `ZeroDowntime.enforce` has it judged at synthesis.
 *
 * @example
 * class NeedsOwner extends HouseRule {
 *   public readonly id = 'acme-needs-owner';
 *   public readonly why = 'Whoever is on call has to know whom to wake.';
 *   public problemsOf({ labels }: HouseWorkload): string[] {
 *     return labels['acme.example/team'] ? [] : ['it has no label acme.example/team'];
 *   }
 * }
 */
export abstract class HouseRule {
  /** Its id, such as `acme-needs-owner`. */
  public abstract readonly id: string;

  /** Why the house asks for it. */
  public abstract readonly why: string;

  /** What is wrong with a workload, each with what to do; nothing where it keeps to the rule. */
  public abstract problemsOf(workload: HouseWorkload): string[];
}

/** Has a rule judge every workload in a scope whenever its app is synthesised. */
export function enforceRule(scope: IConstruct, rule: HouseRule): void {
  const app = App.of(scope);
  includeInPass(app);
  judgeApp(app, () => brokenIn(app, scope, rule));
}

function brokenIn(app: IConstruct, scope: IConstruct, rule: HouseRule): readonly Problem[] {
  const objects = renderApp(app).objects.filter(({ apiObject }) => apiObject.node.scopes.includes(scope));
  return manifestsOf(objects)
    .filter(isWorkload)
    .flatMap((manifest) => rule.problemsOf(workloadOf(manifest)).map((text) => ({ text: word(rule, manifest, text) })));
}

function word({ id, why }: HouseRule, manifest: Manifest, text: string): string {
  const { kind, name } = identityOf(manifest);
  const construct = manifest.construct === undefined ? '' : ` (construct ${manifest.construct})`;
  return [`error[${id}]: ${text}`, ` --> ${kind} ${name}${construct}`, `  = why: ${why}`].join('\n');
}

function workloadOf(manifest: Manifest): HouseWorkload {
  const { kind, name, namespace } = identityOf(manifest);
  const { metadata } = manifest.object;
  const template = podTemplateOf(manifest);
  return {
    kind,
    name,
    namespace: typeof asObject(metadata)['namespace'] === 'string' ? namespace : '',
    labels: asStrings(asObject(metadata)['labels']),
    annotations: asStrings(asObject(metadata)['annotations']),
    podLabels: asStrings(asObject(template['metadata'])['labels']),
    podSpec: template['spec'] ?? {},
    manifest: manifest.object,
  };
}
