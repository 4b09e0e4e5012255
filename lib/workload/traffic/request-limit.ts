import type { FieldPath, Seconds } from '../../kubernetes';
import type { Manifest } from '../objects/manifest';

/** A timeout on the way to the pods. */
export interface RequestLimit {
  readonly seconds: Seconds;
  /**
   * What it bounds: the whole `request`, the `silence` between two pieces of it (a request that keeps sending may take
   * longer), or the `drain` of requests that are open when a pod is taken out.
   */
  readonly bounds: 'request' | 'silence' | 'drain';
  /** What people call it, for messages: `proxy-read-timeout of ingress-nginx`. */
  readonly setting: string;
  /** Where it is written. */
  readonly manifest: Manifest;
  readonly path: FieldPath;
}
