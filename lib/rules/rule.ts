import type { FieldPath, KubernetesVersion } from '../kubernetes';
import type { Json, Manifest, Workload, World, Release } from '../workload';

/** How sure and how bad: what is provably lost or stuck, the same under an assumption, slow recovery from faults. */
export type Severity = 'error' | 'warning' | 'info';

/**
 * What the violation costs: the API server refuses the manifest; requests are lost that a running release answers;
 * a release, a drain or a Job never comes to its end, or what is released never works; or recovery from a fault is
 * slower than it has to be.
 */
export type Effect = 'refused' | 'lost-requests' | 'stuck' | 'slow-recovery';

/** A change of one field that mends the violation. */
export interface Edit {
  readonly path: FieldPath;
  /** Null takes the field away: the API server reads it as not set. */
  readonly value: Json;
}

/** What a rule found: the place, and the numbers that its message is filled from. */
export interface Violation {
  /** The object that it stands in. @default the workload itself */
  readonly resource?: Manifest;
  readonly path: FieldPath;
  readonly numbers: Readonly<Record<string, number | string>>;
  readonly edits?: readonly Edit[];
  /** What it rests on and nobody has stated; with one of these an error is a warning. */
  readonly assumptions?: readonly string[];
  /** Only worth knowing, where nothing shows that somebody counts on what is lost. @default as grave as the rule is */
  readonly severity?: 'info';
  /** What the values of its edits rest on besides, and nobody has stated: they may have to be larger. */
  readonly editsRestOn?: readonly string[];
  /** The field that is missing, where `path` is only what it would stand in. */
  readonly field?: FieldPath;
  /** Fields that are missing or without meaning because of this: what other rules say of them is no news. */
  readonly explains?: readonly FieldPath[];
  /** The container that it is about, where it is about one. */
  readonly container?: string;
}

/** An example manifest, as YAML; several documents are one cluster's content. */
export type Examples = readonly [string, ...string[]];

interface RuleText {
  /** Kebab-case, as its file is called. */
  readonly id: string;
  /** What it finds, in a few words: `A container that is killed before its requests are done`. */
  readonly title: string;
  readonly severity: Severity;
  /** When it is an info instead, in a few words; absent where it never is. */
  readonly infoWhere?: string;
  readonly effect: Effect;
  /** What is wrong, filled from the numbers: `{short}`. */
  readonly message: string;
  /** Why that costs requests (or sticks, or is refused). */
  readonly why: string;
  /** The smallest change that mends it, filled from the numbers. */
  readonly fix: string;
  /** The numbers in short, to stand beside the field in its line, filled from the numbers. @default from the fix */
  readonly label?: string;
  /** Where Kubernetes says so. */
  readonly source: string | readonly string[];
  /** Rules whose violation is the root cause: where one of them fired, this one is silent. */
  readonly presupposes?: readonly string[];
  /** Whether it says that something is not there at all, which what builds the manifests may bring. @default false */
  readonly saysNotThere?: true;
  /** Manifests that violate this rule, and no other. */
  readonly bad: Examples;
  /** The same manifests, mended: no rule fires. */
  readonly good: Examples;
  /** The version of Kubernetes that the examples are for. @default 1.30 */
  readonly examplesFor?: KubernetesVersion;
}

/** A rule that looks at one workload at a time. */
export interface WorkloadRule extends RuleText {
  readonly check: (workload: Workload, world: World) => Iterable<Violation>;
}

/** A rule that looks at all objects together; each of its violations names its resource. */
export interface WorldRule extends RuleText {
  readonly checkWorld: (world: World) => Iterable<Violation & { readonly resource: Manifest }>;
}

/**
 * A rule that looks at the step from one release to the next; each of its violations names its resource. Its examples
 * hold both: the manifests before, a line `# after`, and the manifests after.
 */
export interface ReleaseRule extends RuleText {
  readonly checkRelease: (release: Release) => Iterable<Violation & { readonly resource: Manifest }>;
}

/** One way to lose requests (or to be refused, or stuck), with its reason, its fix and examples. */
export type Rule = WorkloadRule | WorldRule | ReleaseRule;
