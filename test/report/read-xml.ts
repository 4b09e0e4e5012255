/** An element of an XML text. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent?: Element;
}

const TOKEN = /<\?xml [^<>]*\?>|<\/([\w-]+)>|<([\w-]+)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>|[^<]+/gy;

/** Reads an XML text as strictly as a parser does; throws for one that is not well-formed. */
export function readXml(text: string): readonly Element[] {
  // eslint-disable-next-line no-control-regex -- what XML 1.0 forbids
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u.test(text))
    throw new Error('a forbidden character');
  if (/&(?!(amp|lt|gt|quot|apos|#\d+);)/.test(text)) throw new Error('a bare ampersand');
  const elements: Element[] = [];
  const open: Element[] = [];
  let end = 0;
  for (const [token, closed, name, attributes = '', slash] of text.matchAll(TOKEN)) {
    end += token.length;
    if (closed !== undefined && open.pop()?.name !== closed) throw new Error(`</${closed}> closes nothing`);
    if (name === undefined) continue;
    const pairs = [...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]);
    const parent = open.at(-1);
    const element = {
      name,
      attributes: Object.fromEntries(pairs) as Record<string, string>,
      ...(parent && { parent }),
    };
    elements.push(element);
    if (slash === '') open.push(element);
  }
  if (end !== text.length) throw new Error(`not XML: ${text.slice(end, end + 60)}`);
  if (open.length > 0) throw new Error(`${open.at(-1)?.name} stays open`);
  return elements;
}
