import { decodeText, readSource } from '../../lib/source';

const TEXT = 'apiVersion: v1\nkind: Service # é\n';

function utf16(text: string, littleEndian: boolean): Uint8Array {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let at = 0; at < text.length; at++) view.setUint16(at * 2, text.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
}

test.each([
  ['UTF-8', new TextEncoder().encode(TEXT)],
  ['UTF-8 with a byte order mark', new TextEncoder().encode(`\uFEFF${TEXT}`)],
  ['UTF-16, little end first', utf16(`\uFEFF${TEXT}`, true)],
  ['UTF-16, big end first', utf16(`\uFEFF${TEXT}`, false)],
])('a manifest in %s is read', (_, bytes) => {
  const decoded = decodeText(bytes);
  expect('text' in decoded && readSource(decoded.text, 'web.yaml').manifests).toHaveLength(1);
});

test('a file with zero bytes is no text', () => {
  expect(decodeText(Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 0, 0))).toMatchObject({ code: 'binary' });
});

test('bytes that are not UTF-8 are named with their line', () => {
  const bytes = Uint8Array.from([...new TextEncoder().encode('a: 1\nb: '), 0xe9, 0x0a]);
  expect(decodeText(bytes)).toMatchObject({ code: 'encoding', line: 2 });
});
