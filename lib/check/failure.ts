import type { Rule } from '../rules/rule';
import type { Span } from '../source';
import { identityOf, type Manifest, type ResourceIdentity } from '../workload';

/** Something that could not be judged. */
export interface Failure extends Partial<Span> {
  /**
   * Whether a rule could not be applied, an object could not be read (both are bugs of this project), or an object
   * means the same as so many others that it was left out.
   */
  readonly code: 'rule-failed' | 'object-failed' | 'too-many-alike';
  /** The rule's id, where it is about one. */
  readonly rule?: string;
  /** What has happened and where, with the request to report a bug. */
  readonly message: string;
  /** The object that it is about, the first one where there are several; absent for a rule about all objects. */
  readonly resource?: ResourceIdentity;
  readonly file?: string;
  /** Where in the code. */
  readonly stack?: string;
}

interface Failed {
  readonly rule: Rule | undefined;
  readonly error: unknown;
  readonly manifest: Manifest | undefined;
  count: number;
}

/** The bugs that a run has met: one for each rule, and one for what cannot be read. */
export class Failures {
  private readonly byRule = new Map<Rule | undefined, Failed>();

  /** Notes that a rule has failed, or the reading of an object. */
  add(rule: Rule | undefined, error: unknown, manifest: Manifest | undefined): void {
    const known = this.byRule.get(rule);
    if (known) known.count += 1;
    else this.byRule.set(rule, { rule, error, manifest, count: 1 });
  }

  all(): readonly Failure[] {
    return [...this.byRule.values()].map(worded);
  }
}

function worded({ rule, error, manifest, count }: Failed): Failure {
  const { message, stack } = error instanceof Error ? error : { message: String(error) };
  const more = count > 1 ? ` and ${count - 1} more` : '';
  const object = manifest && `${nameOf(manifest)}${more}`;
  const what = rule ? `the rule ${rule.id} has failed${object ? ` on ${object}` : ''}` : `${object} could not be read`;
  const others = rule ? 'The other rules have been applied' : 'Everything else has been judged';
  return {
    code: rule ? 'rule-failed' : 'object-failed',
    ...(rule && { rule: rule.id }),
    message: `${what} (${message}): this is a bug of zero-downtime, not of your manifests. ${others}. Please report it, with the object if you can show it`,
    ...(manifest && placeOf(manifest)),
    ...(stack !== undefined && { stack }),
  };
}

/** What is said of objects that were left out, since too many mean the same. */
export function leftOutFailure(leftOut: ReadonlySet<Manifest>): readonly Failure[] {
  const [first] = leftOut;
  if (!first) return [];
  const object = `${nameOf(first)}${leftOut.size > 1 ? ` and ${leftOut.size - 1} more` : ''}`;
  return [
    {
      code: 'too-many-alike',
      message: `${object} could not be judged: too many others refer to the same object, and only the first of them are looked at. Check fewer files at once, or files of one cluster only`,
      ...placeOf(first),
    },
  ];
}

function nameOf(manifest: Manifest): string {
  const { kind, namespace, name } = identityOf(manifest);
  return `${kind} ${namespace}/${name}`;
}

function placeOf(manifest: Manifest): Partial<Failure> {
  return {
    resource: identityOf(manifest),
    ...manifest.locate?.(['metadata', 'name']),
    ...(manifest.file !== undefined && { file: manifest.file }),
  };
}
