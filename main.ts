import platform from "platform";
import { start } from "./modules/runtime/start.js";

export default function main(): void {
	if (!platform.startElsewhere?.()) start(platform);
}
