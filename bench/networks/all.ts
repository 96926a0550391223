import { dense } from "./dense.js";
import type { BenchNetwork } from "./network.js";
import { synfire4Small, synfire4Whole } from "./synfire4.js";
import { update } from "./update.js";

export const benchNetworks: readonly BenchNetwork[] = [update, dense, synfire4Small, synfire4Whole];
