import { shown } from '../statements/typed';

/** What somebody copies out of the bar of a browser. */
const URL_PARTS = /^[a-z]+:\/\/|[/:?#]/i;

const LABEL = '[a-z0-9](?:[-a-z0-9]*[a-z0-9])?';
const HOST = new RegExp(`^(?:\\*\\.)?${LABEL}(?:\\.${LABEL})*$`);
const ADDRESS = /^(?:\d+\.){3}\d+$/;
const LONGEST = 253;

/**
 * What is wrong with a host that a route takes requests for.
 *
 * @param what how it is called, such as the host of a route
 */
export function hostProblem(host: unknown, what: string): string | undefined {
  if (typeof host !== 'string') return `${what} is a text, such as 'shop.example.com', and is ${shown(host)}`;
  if (URL_PARTS.test(host))
    return `${what} is a name alone, such as 'shop.example.com', and is '${host}': leave out what stands around it; 'path' takes the path`;
  if (ADDRESS.test(host)) return `${what} is a name, such as 'shop.example.com', and is the address ${host}`;
  if (host.length > LONGEST) return `${what} has ${LONGEST} characters at most, and this one has ${host.length}`;
  if (HOST.test(host)) return undefined;
  return `${what} consists of small letters, digits, '-' and '.', with '*.' before it for all below, such as 'shop.example.com' or '*.example.com', and is '${host}'`;
}
