/**
 * Sizes above these are refused before anything is allocated for them. They are far beyond any microcontroller;
 * they keep a typing error such as one zero too many from taking the build machine down.
 */
export const maxJsonBytes = 64 * 1024 * 1024;
export const maxJsonDepth = 64;
/** Values of all kinds in one document. */
export const maxJsonValues = 2 ** 22;
export const maxAreas = 1024;
export const maxVoxelsPerAxis = 2 ** 24;
export const maxNeuronsPerArea = 2 ** 24;
export const maxNeurons = 2 ** 26;
/** Synapses of one projection that an image stores one by one. */
export const maxExplicitSynapses = 2 ** 24;
/** … and of all projections together. */
export const maxTotalSynapses = 2 ** 27;
/** Refractory, snooze and consecutive fire counters are 16 bits wide in FEAGI. */
export const maxCounter = 65_535;
export const maxFloat32 = 3.4028234663852886e38;
export const minBurstPeriodUs = 100;
export const maxBurstPeriodUs = 600_000_000;
