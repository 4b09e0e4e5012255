import { isBeside, passesRequestsOn } from '../applications/passes-requests-on';
import { isStockServer } from '../applications/starts-at-once';
import { CACHE } from '../applications/where-data-end';
import type { WrittenContainer } from '../containers/container';
import { databaseProxyOf } from '../containers/database-proxy';
import { isIdle } from '../containers/is-idle';
import { isInjected } from '../containers/is-injected';
import { proxyOfApplication } from '../containers/proxy-of-application';
import { systemShell } from '../image/image-base';
import { imageShell } from '../image/image-shell';
import { imageStop } from '../image/image-stop';
import { isOperator, tellsWatchers } from '../traffic/tells-watchers';

/** Some port, where a name tells of them all. */
const ANY_PORT = { number: 1 };

/** All that the name of a container, or that of its image, tells: of those that tell the same any is as good. */
export function toldByContainer(json: { readonly name?: string; readonly image?: string }): string {
  const { name = '', image = '' } = json;
  const one: WrittenContainer = { name, json, path: [], role: 'regular', ports: [], mounts: [] };
  return [
    ...[passesRequestsOn(one), isBeside(one), isOperator(one), isIdle(json), tellsWatchers(one, ANY_PORT)],
    ...[proxyOfApplication(one), databaseProxyOf(one) !== undefined, isStockServer(image), isInjected(one)],
    ...[CACHE.test(image), systemShell(image), imageShell(image)?.value, JSON.stringify(imageStop(image)?.value)],
  ].join(' ');
}
