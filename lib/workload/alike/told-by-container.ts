import { isNamedBeside } from '../applications/application-of';
import { isBeside, passesRequestsOn } from '../applications/passes-requests-on';
import { isStockServer, READS_DATA } from '../applications/starts-at-once';
import { toldByName } from '../applications/told-by-name';
import { CACHE } from '../applications/where-data-end';
import type { WrittenContainer } from '../containers/container';
import { databaseProxyOf } from '../containers/database-proxy';
import { isIdle } from '../containers/is-idle';
import { isInjected } from '../containers/is-injected';
import { proxyOfApplication } from '../containers/proxy-of-application';
import { systemShell } from '../image/image-base';
import { imageName } from '../image/image-name';
import { imageShell } from '../image/image-shell';
import { isLameImage } from '../containers/fails-readiness';
import { drainsSince, imageStop } from '../image/image-stop';
import { endingSignal } from '../shell/ending-signal';
import { isAskedWhereWatched, knownWatcherPorts } from '../traffic/known-watcher-ports';
import { isOperator, tellsWatchers } from '../traffic/tells-watchers';

/** Of each kind that some servers end at. */
const SIGNALS = ['-USR1', '-WINCH'];

/** Some port, where a name tells of them all. */
const ANY_PORT = { number: 1 };

/** All that the name of a container, or that of its image, tells: of those that tell the same any is as good. */
export function toldByContainer(json: { readonly name?: string; readonly image?: string }): string {
  const { name = '', image = '' } = json;
  const { registry, repository } = imageName(image);
  const one: WrittenContainer = { name, json, path: [], role: 'regular', ports: [], mounts: [] };
  return [
    ...[
      isAskedWhereWatched(one),
      passesRequestsOn(one),
      isBeside(one),
      isOperator(one),
      isIdle(json),
      tellsWatchers(one, ANY_PORT),
    ],
    ...[proxyOfApplication(one), databaseProxyOf(one) !== undefined, isStockServer(image), isInjected(one)],
    ...[CACHE.test(image), systemShell(image), imageShell(image)?.value, JSON.stringify(imageStop(image)?.value)],
    ...[
      imageShell(image)?.programs,
      imageShell(image)?.lacks,
      drainsSince(image),
      isLameImage(repository),
      READS_DATA.test(repository),
    ],
    ...knownWatcherPorts(repository),
    ...[
      registry === 'docker.io',
      toldByName(repository),
      isNamedBeside(repository.slice(repository.lastIndexOf('/') + 1)),
    ],
    ...SIGNALS.map((signal) => endingSignal(image, [signal])?.does),
  ].join(' ');
}
