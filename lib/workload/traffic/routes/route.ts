import type { FieldPath } from '../../../kubernetes';
import type { Manifest } from '../../objects/manifest';

/** What takes requests from outside to a Service: one backend of an Ingress, a Gateway API route or a binding. */
export interface Route {
  /** The object that names the Service. */
  readonly manifest: Manifest;
  /** The backend in that object. */
  readonly path: FieldPath;
  /** The Service that it names. */
  readonly service: { readonly namespace: string; readonly name: string };
  /** The port of the Service, by number or name; absent where the backend names none. */
  readonly port?: number | string;
  /** What carries the requests, as far as the manifests tell. */
  readonly carrier: Carrier;
}

/**
 * What carries requests from outside into the cluster.
 *
 * - `ingress-nginx`: the controller of kubernetes/ingress-nginx.
 * - `aws-alb`, `aws-nlb`: a load balancer of AWS, made by the AWS Load Balancer Controller.
 * - `gke`: a load balancer of Google Cloud.
 * - `proxy`: another proxy in the cluster, which sends requests to the pods themselves.
 */
export interface Carrier {
  readonly kind: 'ingress-nginx' | 'aws-alb' | 'aws-nlb' | 'gke' | 'proxy';
  /** What people call it, such as `traefik`; absent where nothing tells which one it is. */
  readonly name?: string;
}
