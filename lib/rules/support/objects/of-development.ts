import type { Workload } from '../../../workload';

/** What development is called, as a folder or a namespace. */
const DEVELOPMENT = /^(?:dev|devel|development|local|localhost|sandbox|minikube)$|^dev-|-(?:dev|development|local)$/i;

/** Whether somebody keeps it for development: its data are made anew whenever they are wanted. */
export function isOfDevelopment({ manifest: { directory = '' }, identity }: Workload): boolean {
  return [identity.namespace, ...directory.split('/')].some((name) => DEVELOPMENT.test(name));
}
