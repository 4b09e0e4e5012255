import { asObject, asString, oncePer, type FieldPath, type JsonObject } from '../../kubernetes';
import type { Excerpt, Span } from '../../source';

/** One Kubernetes object as somebody wrote it: plain data, with the place where it was found. */
export interface Manifest {
  readonly object: JsonObject;
  /** Whether the object is there for its identity only: what else it has was left out, and is not missing. */
  readonly identityOnly?: boolean;
  /** The file that it stands in; absent for objects that were never text. */
  readonly file?: string;
  /** The construct that it comes from; absent for text. */
  readonly construct?: string;
  /**
   * The directory that it stands in, from the PATH that was given down (`.` for that itself). One directory is one
   * cluster's content. Absent for objects that were never text: those all belong together.
   */
  readonly directory?: string;
  /** The kustomization that builds from it, and may add what is missing; absent where none is known to. */
  readonly kustomization?: string;
  /** Whether that kustomization does more than is read here: patches, components, bases that are elsewhere. */
  readonly isLeftOpen?: boolean;
  /** Whether a template made it: what stands at its place is not its text, and no edit can be made there. */
  readonly isRendered?: boolean;
  /** Whether its text says that a tool has generated it, and that nobody is to edit it. */
  readonly isGenerated?: boolean;
  /** The folder of the kustomization or chart that it was made from; absent where nothing was rendered. */
  readonly renderedFrom?: string;
  /** The packed chart of a chart that it comes from, by the key of its values; absent where its template is a file. */
  readonly subchart?: string;
  /** The value of the chart, such as `.Values.host`, that a field is made of and nobody has given yet. */
  readonly openValue?: (path: FieldPath) => string | undefined;
  /**
   * The values of a chart, by name, whose defaults give a field; none where its template says it, or values that the user
   * has given. Absent for what no chart made.
   */
  readonly defaultsBehind?: (path: FieldPath) => readonly string[] | undefined;
  /**
   * Whether the template that made it has a text, as one that stands under a condition which does not hold. Absent for
   * what no template made.
   */
  readonly isInTemplate?: (text: string) => boolean;
  /** Where a field that is written stands in the file; absent for objects that were never text. */
  readonly locate?: (path: FieldPath) => FieldPlace | undefined;
  /** The line of a field as it may be printed, without secrets; absent for objects that were never text. */
  readonly excerpt?: (path: FieldPath) => Excerpt | undefined;
}

/** Where a field stands; in another file than the rest of the object where a patch has set it. */
export interface FieldPlace extends Span {
  readonly file?: string;
}

/** What identifies an object in a cluster. */
export interface ResourceIdentity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** The namespace of objects that name none. */
const DEFAULT_NAMESPACE = 'default';

/** What identifies this object; absent parts are empty, the namespace is then `default`. */
export const identityOf = oncePer(({ object }: Pick<Manifest, 'object'>): ResourceIdentity => {
  const metadata = asObject(object['metadata']);
  return {
    apiVersion: asString(object['apiVersion']) ?? '',
    kind: asString(object['kind']) ?? '',
    namespace: asString(metadata['namespace']) || DEFAULT_NAMESPACE,
    name: asString(metadata['name']) ?? '',
  };
});
