import { isStandIn, isPlaceOfTests, type Workload } from '../../../workload';

/** What development is called, as a folder or a namespace. */
const DEVELOPMENT =
  /^(?:dev|devel|development|local|localhost|sandbox|minikube|hack)$|^dev-|-(?:dev|development|local)$/i;

/** Whether somebody keeps it for development or for tests: what it has is made anew whenever that is wanted. */
export function isOfDevelopment({ manifest: { directory = '' }, identity }: Workload): boolean {
  const places = [identity.namespace, ...directory.split('/')];
  return isStandIn(identity.name) || places.some((one) => DEVELOPMENT.test(one) || isPlaceOfTests(one));
}
