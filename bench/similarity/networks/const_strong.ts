import { constantDrive } from "../constant-drive.js";
import { uniform } from "../random-values.js";

export default constantDrive({
	name: "const_strong",
	about: "256 neurons, constant input of twice the threshold, leaks up to 0.3",
	fraction: [1.9, 2.1],
	spread: uniform,
	threshold: [5, 120],
	leaks: [0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3],
});
