/** Changes of an example that take every stated fact away. */
export const UNSTATED = {
  'zero-downtime/slowest-start: 30s': '',
  'zero-downtime/longest-request: 20s': '',
  'zero-downtime/on-sigterm: drains': '',
  'annotations:': '',
};
