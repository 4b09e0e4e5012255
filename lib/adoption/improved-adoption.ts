import type { IgnoredRule } from '../facts';
import type { Manifest, ResourceIdentity, World } from '../workload';
import type { Adoption } from './adopt-manifests';
import type { Improvement } from './compare/improvements';
import type { Libraries } from './program/run-app';

/** What somebody is told about manifests, as far as an adoption has to know it. */
export interface Judgement {
  readonly rule: string;
  readonly message: string;
  /** Whether the API server would refuse it: nothing can be ignored then. */
  readonly isRefused: boolean;
  /** The object that may say that it is ignored. */
  readonly manifest: Manifest;
}

/** What is adopted, and by what. */
export interface ImprovedInput {
  /** As it was read. */
  readonly before: World;
  /** With the edits of a repair. */
  readonly repaired: World;
  readonly name: string;
  readonly libraries: Libraries;
  /** CustomResourceDefinitions of resources whose own are not among the manifests. @default none */
  readonly definitions?: readonly Pick<Manifest, 'object'>[];
  /** What is to be said about manifests. */
  readonly judge: (manifests: readonly Manifest[]) => readonly Judgement[];
  /** Which of the manifests the API server would not change from what they were. */
  readonly immutable: (manifests: readonly Manifest[]) => readonly Manifest[];
}

/** A workload that stays an object of Kubernetes, and why. */
export interface StaysPlain {
  readonly resource: ResourceIdentity;
  readonly reason: string;
}

/** An app that loses no request where that can be, and what it makes otherwise than before. */
export interface ImprovedAdoption extends Adoption {
  readonly improvements: readonly Improvement[];
  readonly plain: readonly StaysPlain[];
  /** The facts that somebody has to find out: `WEB.longestRequest`. */
  readonly todo: readonly string[];
  /** What is left as it was, said in the manifests. */
  readonly ignored: readonly (IgnoredRule & { readonly resource: ResourceIdentity })[];
  readonly unequal: readonly Manifest[];
  readonly made: readonly Manifest[];
}
