import type { WrittenContainer } from '../containers/container';
import { proxyOfApplication } from '../containers/proxy-of-application';
import { repositoryOf } from '../image/image-name';

/** Programs that answer requests by asking somebody else, as the last part of an image's name has them. */
const PROXY =
  /nginx|envoy|haproxy|traefik|openresty|^(?:caddy|httpd|apache2?|varnish|ghostunnel|anubis|pomerium|endpoints-runtime)$|(?:oauth2?|kube-rbac|auth|reverse)-proxy$/;

/** What has to do with one of them without being it. */
const NOT_ITSELF = /exporter|controller|operator|gateway|reload|config|agent|manager/;

/** Names of containers that say as much, whatever their image is called. */
const NAMED = /^(?:nginx|envoy|haproxy|traefik|openresty|caddy|varnish|(?:oauth2?|kube-rbac|auth|reverse)-proxy)$/;

/** Whether a container runs a program that passes requests on, by its image or its name. */
export function passesRequestsOn(container: WrittenContainer): boolean {
  const image = imagePart(container);
  return NAMED.test(container.name) || (PROXY.test(image) && !NOT_ITSELF.test(image));
}

/** Words of what stands beside an application and watches it, or feeds it, and serves no client. */
const BESIDE =
  /(?:^|[^a-z])(?:\w*exporter|\w*metrics|logs?|logger|logging|log(?:rotate|shipper|stash)|shipper|agent|telegraf|fluent\w*|filebeat|promtail|vector|alloy|statsd|otel\w*|opentelemetry|collector|jaeger|cloudwatch|datadog|reloader?|configs?|generat\w+|loop|renew\w*|sync|watcher|shutdown|manager|controller)(?:$|[^a-z])/;

/** Whether a container is, by its name or image, there for whoever watches the pod, or for the application beside it. */
export function isBeside(container: WrittenContainer): boolean {
  const names = `${container.name.toLowerCase()} ${imagePart(container)}`;
  return BESIDE.test(names) || proxyOfApplication(container) !== undefined;
}

function imagePart({ json }: WrittenContainer): string {
  const repository = repositoryOf(json);
  return repository.slice(repository.lastIndexOf('/') + 1).toLowerCase();
}
