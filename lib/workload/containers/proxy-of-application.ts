import { asString } from '../../kubernetes';
import type { WrittenContainer } from './container';

/** The names by which injectors call their proxies. */
const MESH_PROXY = /^(?:istio-proxy|linkerd-proxy|consul-dataplane|kuma-sidecar)$/;

/** Images of proxies to a database, without which an application answers nothing. */
const SQL_PROXY = /(?:^|[/-])(?:gce-proxy|cloud-?sql-?proxy|cloud_sql_proxy|alloydb-auth-proxy)(?:[:@]|$)/;

/** What a container is to the application beside it, by name or image: the proxy of a mesh, or one to a database. */
export function proxyOfApplication({ name, json }: WrittenContainer): 'mesh' | 'database' | undefined {
  if (MESH_PROXY.test(name)) return 'mesh';
  return SQL_PROXY.test(asString(json['image']) ?? '') ? 'database' : undefined;
}
