import { App } from 'cdk8s';
import type { IConstruct } from 'constructs';
import { IgnoresOf, RULES } from '../check';
import {
  FactError,
  includeInPass,
  judgeApp,
  knowHouseRule,
  manifestsOf,
  type Problem,
  renderApp,
  warnAtSynth,
} from '../constructs';
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
 * or included. `ZeroDowntime.enforce` has it judged at synthesis. A workload may ignore it as any other rule, with a
 * reason that synthesis prints: by `ignore: [{ rule, reason }]`, or the annotation `zero-downtime/ignore`.
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

  /**
   * Whether a workload may ignore it, with a reason.
   *
   * @default true
   */
  public readonly mayBeIgnored: boolean = true;

  /** What is wrong with a workload, each with what to do; nothing where it keeps to the rule. */
  public abstract problemsOf(workload: HouseWorkload): string[];
}

/** What can stand in an annotation, before the colon. */
const ID = /^[a-z0-9]+(?:[-./][a-z0-9]+)*$/i;

/**
 * Has a rule judge every workload in a scope whenever its app is synthesised.
 *
 * @throws FactError for what is no rule
 */
export function enforceRule(scope: IConstruct, rule: HouseRule): void {
  const wrong = problemOfRule(rule);
  if (wrong !== undefined) throw new FactError(`ZeroDowntime.enforce: ${wrong}`);
  const app = App.of(scope);
  knowHouseRule(scope, rule.id);
  includeInPass(app);
  judgeApp(app, () => brokenIn(app, scope, rule));
}

function problemOfRule(rule: Partial<HouseRule> | null | undefined): string | undefined {
  if (typeof rule?.problemsOf !== 'function')
    return 'it takes a HouseRule: extend the class, and hand over one of it, such as new NeedsOwner()';
  const { id, why } = rule;
  if (typeof id !== 'string' || !ID.test(id))
    return "the 'id' of a house rule has to be letters and digits with '-' between, such as 'acme-needs-owner'";
  if (RULES.some((known) => known.id === id))
    return `there is a rule '${id}' in this library already: call yours after your house, such as 'acme-${id}'`;
  return typeof why === 'string' && why.trim() !== '' ? undefined : `say why your house asks for '${id}': 'why'`;
}

function brokenIn(app: IConstruct, scope: IConstruct, rule: HouseRule): readonly Problem[] {
  const objects = renderApp(app).objects.filter(({ apiObject }) => apiObject.node.scopes.includes(scope));
  const ignores = new IgnoresOf();
  return manifestsOf(objects)
    .filter(isWorkload)
    .flatMap((manifest) => brokenBy(manifest, { app, rule, ignores }));
}

interface Enforced {
  readonly app: IConstruct;
  readonly rule: HouseRule;
  readonly ignores: IgnoresOf;
}

function brokenBy(manifest: Manifest, { app, rule, ignores }: Enforced): readonly Problem[] {
  const { problems, cause } = problemsFound(rule, manifest);
  const reason = ignores.reasonFor(rule.id, manifest);
  const told = (text: string, how = 'error') => word(rule, manifest, `${how}[${rule.id}]: ${text}`);
  if (reason === undefined || cause !== undefined) {
    const unreadable = ignores.unreadable(manifest);
    const note =
      unreadable === undefined ? '' : `\n  = note: what it says may be ignored cannot be read: ${unreadable}`;
    return problems.map((text) => ({ text: told(text) + note, cause }));
  }
  if ((rule.mayBeIgnored as boolean | undefined) === false)
    return [...problems, 'it is to be ignored here, and may not be: take the ignore away'].map((text) => ({
      text: told(text),
    }));
  const ignored = problems.length > 0 ? problems : ['it is ignored here, but finds nothing: take the ignore away'];
  for (const text of ignored) warnAtSynth(app, `${told(text, 'ignored')}\n  = reason: ${reason}`);
  return [];
}

interface Found {
  readonly problems: readonly string[];
  /** What the rule has thrown. */
  readonly cause?: unknown;
}

function problemsFound(rule: HouseRule, manifest: Manifest): Found {
  try {
    const found: unknown = rule.problemsOf(workloadOf(manifest));
    if (Array.isArray(found)) return { problems: found.map(String) };
    const wrong = new TypeError(`problemsOf of ${rule.id} returns no list, but ${typeof found}`);
    return { problems: [`${wrong.message}: return [] where the workload keeps to the rule`], cause: wrong };
  } catch (error) {
    return { problems: [`the rule itself fails: ${(error as Error).message}`], cause: error };
  }
}

function word({ why }: HouseRule, manifest: Manifest, text: string): string {
  const { kind, name } = identityOf(manifest);
  const construct = manifest.construct === undefined ? '' : ` (construct ${manifest.construct})`;
  return [text, ` --> ${kind} ${name}${construct}`, `  = why: ${why}`].join('\n');
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
