import { passesRequestsOn } from '../applications/passes-requests-on';
import type { WrittenContainer } from './container';
import { flagsOf } from './flags-of';
import { writtenVariables } from './written-variables';

/** Where a container passes requests on to, as far as its arguments, variables and configuration say. */
export interface Upstreams {
  /** The ports of its own pod. */
  readonly ports: readonly number[];
  /** Whether it only passes requests on to others than its own pod. */
  readonly areElsewhere: boolean;
}

const HOST = String.raw`(?:localhost|127\.0\.0\.1|\[::1\])`;

/** An address of its own pod, alone or behind a scheme of requests: not that of a database or a cache. */
const ADDRESS = new RegExp(`^(?:(?:https?|h2c|grpcs?|wss?|fcgi|fastcgi|tcp)://)?${HOST}:(\\d{1,5})(?!\\d)`);

/** The same anywhere in a text, as configurations have it. */
const ANYWHERE = [
  new RegExp(`(?<![\\w.-])${HOST}:(\\d{1,5})(?!\\d)`, 'g'),
  /address["']?:\s*["']?(?:localhost|127\.0\.0\.1)["']?[\s,]*["']?port_value["']?:\s*(\d{1,5})/g,
  /\breverse_proxy\s+:(\d{1,5})/g,
];

/** Flags and variables by which a program is told where to pass requests on to. */
const TELLS =
  /(?:^|[-_.])(?:upstreams?|backends?|proxy[-_]?(?:pass|to|url|target)|forward[-_]?(?:to|url)|target|origin)(?:[-_.]|$)/i;

/** Those that speak of something else. */
const OTHERWISE =
  /listen|bind|metrics|health|probe|log|trac|otlp|statsd|cache|queue|broker|storage|result|db|database|admin/i;

/** Lines of a configuration that say where the program itself listens, and comments. */
const OWN_LINES = /^[ \t]*#.*$|\s#.*$|^[ \t]*(?:listen|bind|server_name|stats)\s.*$/gm;

/** Directives of nginx, Caddy and Apache that pass requests on. */
const PASSES = /\b(?:(?:proxy|fastcgi|uwsgi|scgi|grpc)_pass|reverse_proxy|ProxyPass(?:Match)?)\s+(\S[^;\n]*)/g;

/** @param configuration the texts that it finds in ConfigMaps */
export function upstreamsOf(container: WrittenContainer, configuration: string): Upstreams {
  const isProxy = passesRequestsOn(container);
  const text = configuration.replace(OWN_LINES, '');
  const targets = [...text.matchAll(PASSES)].map(([, target = '']) => target);
  const inText = isProxy || targets.length > 0 ? portsIn(text) : [];
  const ports = new Set([...toldPorts(container, isProxy), ...inText]);
  const isOpen = targets.some((target) => /[$]|unix:/.test(target));
  return { ports: [...ports], areElsewhere: ports.size === 0 && targets.length > 0 && !isOpen };
}

function toldPorts({ json }: WrittenContainer, isProxy: boolean): readonly number[] {
  return [...flagsOf(json), ...writtenVariables(json)].flatMap(([name, value]) => {
    if (OTHERWISE.test(name)) return [];
    if (isProxy) return portsIn(value.replace(OWN_LINES, ''));
    return TELLS.test(name)
      ? value.split(',').flatMap((one) => Number(ADDRESS.exec(one.trim())?.[1] ?? NaN) || [])
      : [];
  });
}

function portsIn(text: string): readonly number[] {
  return ANYWHERE.flatMap((form) => [...text.matchAll(form)].map(([, port]) => Number(port)));
}
