/** Property tests draw from one seed, so that every run is the same run; FC_SEED=n explores another. */
import fc from "fast-check";

fc.configureGlobal({ seed: Number(process.env.FC_SEED ?? 20261124) });
