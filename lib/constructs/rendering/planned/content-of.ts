/** Plain data as a text: the same for the same content. Maps count as what they hold, and no number is lost. */
export function contentOf(data: object): string {
  return JSON.stringify(data, (_, value: unknown) => {
    if (value instanceof Map) return [...(value as Map<unknown, unknown>)];
    return typeof value === 'number' && !Number.isFinite(value) ? `${value}` : value;
  });
}
