/** A file as a URI: relative ones stay relative, whatever may not stand in a URI is percent-encoded. */
export function artifactUri(file: string): string {
  const encoded = file.replaceAll('\\', '/').split('/').map(encodeSegment).join('/');
  if (encoded.startsWith('/')) return `file://${encoded}`;
  // A colon in the first segment would make it a scheme.
  return /^[^/]*:/.test(encoded) ? `./${encoded}` : encoded;
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.replace(/\p{Cs}/gu, '\ufffd')).replace(
    /%(3A|40|2C|3B|2B|3D|24|26)/g,
    decodeURIComponent,
  );
}
