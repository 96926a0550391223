import { poissonDrive } from "../poisson-drive.js";

export default poissonDrive({
	name: "pois_weak",
	about: "256 neurons under random excitation and inhibition of 1–3 % of the threshold each",
	fraction: [0.01, 0.03],
	threshold: [1000, 10_000],
});
