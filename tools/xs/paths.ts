import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const repositoryFolder = fileURLToPath(new URL("../../", import.meta.url));
/** Everything this folder makes; git-ignored. */
export const xsBuildFolder = join(repositoryFolder, "build", "xs");
