/** `1 replica` for `1 replicas`; of a whole, as in `0 of 1 replicas`, it stays as it is. */
export function inSingular(text: string): string {
  return text.replace(/(?<![\w.] of |[\d.])\b1 (replica|pod|node)s\b/g, '1 $1');
}
