import fc from 'fast-check';

/**
 * What every property of `npm test` begins with: the same seed each time, so that the same commit always says the same.
 * `npm run properties` draws others.
 */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_261_129) });
