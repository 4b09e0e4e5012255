import { asArray, asObject, asString, isPlaceOfTests, isStandIn, type Workload } from '../../../workload';

/** What development is called, as a folder, a namespace or an environment. */
const DEVELOPMENT =
  /^(?:dev|devel|development|local|localhost|sandbox|minikube|hack|demos?)$|^(?:dev|demo)-|-(?:dev|development|local|demo)$/i;

/** Labels by which people say what environment something belongs to. */
const OF_ENVIRONMENTS = /^(?:[\w.-]+\/)?(?:env|environment|stage)$/;

/** Settings that bring data for showing something. */
const OF_DEMONSTRATIONS = /(?:^|-)(?:demo|sample)(?:-|$)/;

/**
 * Whether somebody keeps it for development, for tests or to show something: what it has is made anew whenever that is
 * wanted.
 */
export function isOfDevelopment({ manifest, identity, podLabels, containers }: Workload): boolean {
  const labels = Object.entries({ ...asObject(asObject(manifest.object['metadata'])['labels']), ...podLabels });
  const environments = labels.flatMap(([key, value]) => (OF_ENVIRONMENTS.test(key) ? (asString(value) ?? []) : []));
  const places = [identity.namespace, ...(manifest.directory ?? '').split('/'), ...environments];
  const settings = containers.flatMap(({ json }) => asArray(json['envFrom'])).map(settingsIn);
  return (
    isStandIn(identity.name) ||
    places.some((one) => DEVELOPMENT.test(one) || isPlaceOfTests(one)) ||
    settings.some((name) => OF_DEMONSTRATIONS.test(name))
  );
}

function settingsIn(source: unknown): string {
  const { configMapRef, secretRef } = asObject(source);
  return asString(asObject(configMapRef ?? secretRef)['name']) ?? '';
}
