import { constantDrive } from "../constant-drive.js";
import { uniform } from "../random-values.js";

export default constantDrive({
	name: "const_weak",
	about: "256 neurons, constant input of 1–3 % of the threshold, small leaks",
	fraction: [0.01, 0.03],
	spread: uniform,
	threshold: [200, 8000],
	leaks: [0, 0.001, 0.003, 0.01],
});
