import platform from "platform";
import { start } from "./modules/runtime/start.js";

export default function main(): void {
	start(platform);
}
