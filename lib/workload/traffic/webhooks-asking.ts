import { asArray, asObject, asString, grouped, oncePer, type JsonObject } from '../../kubernetes';
import { identityOf, type Manifest } from '../objects/manifest';
import type { Workload, World } from '../workload';

/** The webhooks by which the API server asks the pods of a workload. */
export function webhooksAsking({ services }: Workload, world: World): readonly JsonObject[] {
  return services.flatMap((service) => webhooksBy(service, world));
}

/** The webhooks by which the API server asks a Service. */
export function webhooksBy(service: Manifest, world: World): readonly JsonObject[] {
  const { namespace, name } = identityOf(service);
  return asking(world).get(`${namespace}/${name}`) ?? [];
}

const asking = oncePer((world: World): ReadonlyMap<string, readonly JsonObject[]> => {
  const configurations = world.manifests.filter(({ object }) =>
    /^(?:Mutating|Validating)WebhookConfiguration$/.test(asString(object['kind']) ?? ''),
  );
  const webhooks = configurations.flatMap(({ object }) => {
    const isValidating = object['kind'] === 'ValidatingWebhookConfiguration';
    return asArray(object['webhooks']).map((webhook): JsonObject => ({ ...asObject(webhook), isValidating }));
  });
  return grouped(webhooks, ({ clientConfig }) => {
    const { namespace, name } = asObject(asObject(clientConfig)['service']);
    return `${asString(namespace)}/${asString(name)}`;
  });
});
