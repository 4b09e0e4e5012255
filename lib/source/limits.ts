/** How deep values may be nested. Kubernetes' own objects need 20 levels, schemas in definitions of resources 60. */
export const MAX_DEPTH = 200;

/** The longest text, in characters. 50,000 objects of the usual length fit. */
export const MAX_LENGTH = 40 * 1024 * 1024;
