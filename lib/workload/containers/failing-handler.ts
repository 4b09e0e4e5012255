import { asArray, asObject, isObject, type JsonObject } from '../../kubernetes';
import type { Container } from './container';

/** What of a container decides whether a command or an endpoint can be there at all. */
type Runs = Pick<Container, 'ports' | 'hasShell' | 'isWindows'>;

/**
 * Why a hook fails whenever it is run, although the API server accepts it; nothing where it can succeed.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/kubelet/lifecycle/handlers.go Run
 */
export function failsBecause(handler: JsonObject, container: Runs): string | undefined {
  const { ports } = container;
  if (isObject(handler['tcpSocket'])) return 'the kubelet does not run a tcpSocket in a hook';
  if (isObject(handler['exec'])) return missingProgram(handler, container);
  const { port } = asObject(handler['httpGet']);
  if (typeof port !== 'string' || ports.some(({ name }) => name === port) || !/[a-z]/i.test(port)) return undefined;
  return `no port of the container is called '${port}'`;
}

/**
 * Whether a postStart hook asks its own container, over the network, as soon as that has started. The kubelet asks once:
 * where nothing listens yet, the hook has failed, and the container is killed.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/kubelet/lifecycle/handlers.go runHTTPHandler
 */
export function asksItselfAtStart({ postStart, ports, role }: Container): boolean {
  const { httpGet } = postStart ?? {};
  if (role === 'init' || !isObject(httpGet) || httpGet['host'] !== undefined) return false;
  const asked = String(httpGet['port']);
  return ports.length === 0 || ports.some(({ name, number }) => name === asked || String(number) === asked);
}

/** Programs that come with a shell, and that an image without one does not have. */
const SYSTEM_PROGRAM =
  /^(?:\/bin\/|\/usr\/bin\/)?(?:sh|bash|ash|dash|sleep|true|false|cat|ls|echo|test|\[|touch|kill|killall|pkill|curl|wget|nc|grep|ps|env|timeout|pgrep)$/;

/** Programs that Windows has, too, if not all of its images. */
const ON_WINDOWS_TOO = /^(?:bash|curl|timeout)$/;

/** Why a command cannot be run in the image of its container, where that is known. */
export function missingProgram(handler: JsonObject, runs: Runs): string | undefined {
  const [program, ...args] = asArray(asObject(handler['exec'])['command']);
  if (typeof program !== 'string') return undefined;
  if (args.length === 0 && /^\S+ .*\S/.test(program)) {
    return `no program is called '${program}': each word has to be an item of its own`;
  }
  const name = program.slice(program.lastIndexOf('/') + 1);
  if (runs.hasShell?.lacks?.includes(name)) return `there is no '${name}' in its image`;
  if (!SYSTEM_PROGRAM.test(program) || mayBeThere(name, program, runs)) return undefined;
  return `there is no '${program}' in its image: ${runs.hasShell?.because ?? ''}`;
}

function mayBeThere(name: string, program: string, { hasShell, isWindows }: Runs): boolean {
  if (hasShell?.value !== false || hasShell.programs?.includes(name)) return true;
  return isWindows === true && ON_WINDOWS_TOO.test(program);
}
