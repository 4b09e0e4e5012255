import { oncePer } from '../../../kubernetes';
import { asArray, asObject, asString, identityOf, type Workload, type World } from '../../../workload';

/** Whether the API server asks these pods by a webhook, which it does at once or not at all. */
export function isAskedByWebhooks({ services }: Workload, world: World): boolean {
  return services.map(identityOf).some(({ namespace, name }) => asked(world).has(`${namespace}/${name}`));
}

const asked = oncePer((world: World): ReadonlySet<string> => {
  const configurations = world.manifests.filter(({ object }) =>
    /^(?:Mutating|Validating)WebhookConfiguration$/.test(asString(object['kind']) ?? ''),
  );
  const webhooks = configurations.flatMap(({ object }) => asArray(object['webhooks']).map(asObject));
  const services = webhooks.map(({ clientConfig }) => asObject(asObject(clientConfig)['service']));
  return new Set(services.map(({ namespace, name }) => `${asString(namespace)}/${asString(name)}`));
});
