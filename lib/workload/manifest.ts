import { asObject, asString, type JsonObject } from './json';

/** One Kubernetes object as somebody wrote it: plain data, with the place where it was found. */
export interface Manifest {
  readonly object: JsonObject;
  /** The file that it stands in; absent for objects that were never text. */
  readonly file?: string;
  /** The construct that it comes from; absent for text. */
  readonly construct?: string;
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
export function identityOf({ object }: Manifest): ResourceIdentity {
  const metadata = asObject(object['metadata']);
  return {
    apiVersion: asString(object['apiVersion']) ?? '',
    kind: asString(object['kind']) ?? '',
    namespace: asString(metadata['namespace']) || DEFAULT_NAMESPACE,
    name: asString(metadata['name']) ?? '',
  };
}
