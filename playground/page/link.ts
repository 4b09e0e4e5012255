/** What a link says. */
export interface LinkSays {
  readonly text?: string;
  readonly scenario?: string;
  readonly workload?: string;
  readonly lang?: string;
}

/** How long a fragment may be; browsers and chats take that much. */
export const MOST_FRAGMENT = 30_000;

/** How many bytes a text of a link may unfold to: more is not a manifest, but an attempt. */
export const MOST_TEXT = 400_000;

/** The fragment that carries a text, compressed; undefined where it would be too long. No server is told of it. */
export async function fragmentOf({ text = '', ...says }: LinkSays): Promise<string | undefined> {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length > MOST_TEXT) return undefined;
  const packed = await bytesOf(new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw')), Infinity);
  const letters = Array.from(packed, (byte) => String.fromCharCode(byte)).join('');
  const safe = btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
  const fragment = `#${new URLSearchParams({ ...says, text: safe }).toString()}`;
  return fragment.length > MOST_FRAGMENT ? undefined : fragment;
}

/** What a fragment says; whatever of it cannot be read says nothing. */
export async function readFragment(fragment: string): Promise<LinkSays> {
  if (fragment.length > MOST_FRAGMENT) return {};
  const { text: packed, ...says } = Object.fromEntries(new URLSearchParams(fragment.slice(1)));
  const text = packed === undefined ? undefined : await unpacked(packed);
  return { ...says, ...(text !== undefined && { text }) };
}

async function unpacked(packed: string): Promise<string | undefined> {
  try {
    const letters = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
    return new TextDecoder('utf-8', { fatal: true }).decode(await bytesOf(stream, MOST_TEXT));
  } catch {
    return undefined;
  }
}

/** @throws RangeError for more than `most`; no more than that is ever held */
async function bytesOf(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let { done, value } = await reader.read(); !done && value; { done, value } = await reader.read()) {
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw new RangeError('too long');
    }
    chunks.push(value);
  }
  const all = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    all.set(chunk, at);
    at += chunk.length;
  }
  return all;
}
