import { constantDrive } from "../constant-drive.js";
import { logUniform } from "../random-values.js";

export default constantDrive({
	name: "const_mid",
	about: "256 neurons, constant input of 3–50 % of the threshold, leaks up to 0.3",
	fraction: [0.03, 0.5],
	spread: logUniform,
	threshold: [40, 500],
	leaks: [0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3],
});
