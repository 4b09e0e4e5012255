/** How deep values may be nested. Kubernetes' own objects need 20 levels, schemas in definitions of resources 60. */
export const MAX_DEPTH = 200;

/** The longest document that the full reader takes, in characters: it needs some hundred bytes for each. */
export const MAX_FULL_LENGTH = 4 * 1024 * 1024;

/** The longest text, in characters. A cluster of 10,000 objects fits. */
export const MAX_LENGTH = 128 * 1024 * 1024;
