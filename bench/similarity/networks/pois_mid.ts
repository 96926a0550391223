import { poissonDrive } from "../poisson-drive.js";

export default poissonDrive({
	name: "pois_mid",
	about: "256 neurons under random excitation and inhibition of 5–30 % of the threshold each",
	fraction: [0.05, 0.3],
	threshold: [100, 1000],
});
